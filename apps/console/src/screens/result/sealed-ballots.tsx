import { Trans, useLingui } from '@lingui/react/macro';
import type { BallotPackage, Command } from '@mingxuan/election';
import { addYears, type IsoDate } from '@mingxuan/rulebook';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { useText } from '../../text.ts';
import { NamesInput } from '../poll/fields.tsx';
import { packageNames, pollName } from '../poll/names.ts';
import type { DecidedPoll } from './decided-poll.ts';
import css from './result.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

const isDecided = (poll: OpenCommunity['cycle']['polls'][number]): poll is DecidedPoll =>
  poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED';

/** E13: the register of sealed ballots — by kind, with seals, keeper, place and until when. */
export function SealedBallotsPanel({ view, id }: Props) {
  const text = useText();
  const { ballotsSealed } = view.cycle.aftermath;
  const polls = view.cycle.polls.filter(isDecided);
  if (polls.length === 0) return null;
  const open = polls.filter((poll) => !ballotsSealed.some((one) => one.poll === poll.id));
  return (
    <Panel
      title={<Trans>选票封存登记</Trans>}
      aside={
        open.length === 0 ? (
          <StatusTag tone="good">
            <Trans>都已封存</Trans>
          </StatusTag>
        ) : null
      }
    >
      <ul className={css.list}>
        {ballotsSealed.map((one) => (
          <li key={one.no}>
            <div>
              <strong>
                <PollTitle view={view} poll={one.poll} />
              </strong>
              <p className={css.plain}>
                {one.packages.map((each) => `${text(packageNames[each.what])}（${each.seals.join('、')}）`).join('，')}
              </p>
              <p className={css.plain}>
                <Trans>
                  {one.on} 封存于{one.place}，保管人 {one.keeper}，见证人 {one.witnesses.join('、')}，保管到 {one.until}
                </Trans>
              </p>
            </div>
          </li>
        ))}
        {open.map((poll) => (
          <li key={poll.id}>
            <div>
              <strong>{text(pollName(poll.id, poll.kind))}</strong>
              <p className={css.plain}>
                <Trans>
                  当日分类封存：有效、无效、作废、未用各包一包，贴封条。不能放在办公桌里，也不和选民名册放在一起。
                </Trans>
              </p>
            </div>
            <SealBallots view={view} id={id} poll={poll} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function PollTitle({ view, poll }: { readonly view: OpenCommunity; readonly poll: DecidedPoll['id'] }) {
  const text = useText();
  const kind = view.cycle.polls.find((one) => one.id === poll)?.kind ?? 'FIRST';
  return <>{text(pollName(poll, kind))}</>;
}

interface Values {
  readonly packages: readonly { readonly what: BallotPackage; readonly seals?: readonly string[] }[];
  readonly keeper: string;
  readonly place: string;
  readonly until: IsoDate;
  readonly witnesses?: readonly string[];
}

function SealBallots({ view, id, poll }: Props & { readonly poll: DecidedPoll }) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const kinds = Object.keys(packageNames) as readonly BallotPackage[];
  const aside = view.cycle.boxDay.incidents.some((one) => one.poll === poll.id && one.decision?.counted === false);
  const first = kinds.filter((kind) => kind !== 'NOT_COUNTED' || aside);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记封存</Trans>
        <span className="visually-hidden"> {text(pollName(poll.id, poll.kind))}</span>
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={<Trans>选票封存登记</Trans>}
        lead={<Trans>每一包一个或几个新封条号，用过的号不能再用。</Trans>}
        submit={<Trans>登记封存</Trans>}
        step="E13"
        notBefore={lastDayOf(poll)}
        initial={{ packages: first.map((what) => ({ what, seals: [] })), until: addYears(lastDayOf(poll), 5) }}
        command={(values): Command => ({
          type: 'SEAL_BALLOTS',
          poll: poll.id,
          packages: values.packages.map(({ what, seals }) => ({ what, seals: seals ?? [] })),
          keeper: values.keeper,
          place: values.place,
          until: values.until,
          witnesses: values.witnesses ?? [],
        })}
      >
        <Form.List name="packages">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => {
                const no = field.name + 1;
                return (
                  <div key={field.key} className={css.line}>
                    <Form.Item name={[field.name, 'what']}>
                      <Select
                        aria-label={t`第 ${no} 包种类`}
                        options={kinds.map((kind) => ({ value: kind, label: text(packageNames[kind]) }))}
                      />
                    </Form.Item>
                    <Form.Item
                      name={[field.name, 'seals']}
                      rules={[{ required: true, type: 'array', min: 1, message: t`请填封条号` }]}
                    >
                      <NamesInput placeholder={t`封条号，按回车`} label={t`第 ${no} 包封条号`} />
                    </Form.Item>
                    <Button type="text" aria-label={t`去掉第 ${no} 包`} onClick={() => remove(field.name)}>
                      <Trans>去掉</Trans>
                    </Button>
                  </div>
                );
              })}
              <Button type="dashed" className={css.add ?? ''} onClick={() => add({ what: 'VALID', seals: [] })}>
                <Trans>＋ 加一包</Trans>
              </Button>
            </>
          )}
        </Form.List>
        <Form.Item name="keeper" label={<Trans>保管人</Trans>} rules={[{ required: true }]}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="place" label={<Trans>存放地点</Trans>} rules={[{ required: true }]}>
          <Input maxLength={200} placeholder={t`例如 街道办事处档案室`} />
        </Form.Item>
        <Form.Item
          name="until"
          label={<Trans>保管到</Trans>}
          extra={<Trans>按当地规定填写；这里先填五年。</Trans>}
          rules={[{ required: true }]}
        >
          <DayPicker />
        </Form.Item>
        <Form.Item
          name="witnesses"
          label={<Trans>见证人（至少两名）</Trans>}
          rules={[{ required: true, message: t`请填见证人姓名` }]}
        >
          <NamesInput placeholder={t`输入姓名后按回车，可以填多人`} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
