import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, StatutoryBar } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { useMay } from '../../parts/may.ts';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { Sources } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import { barNames } from '../candidates/standing.ts';
import { CommitteeFields } from '../poll/box-incident.tsx';
import { postName } from '../poll/names.ts';
import { determineStep } from './determine-step.ts';
import type { DecidedPoll } from './decided-poll.ts';
import { nameOn } from './name-on.ts';
import css from './result.module.css';

export interface Elected {
  readonly post: DecidedPoll['contests'][number]['post'];
  readonly id: string;
}

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
  readonly elected: readonly Elected[];
}

type Answer = 'CONFIRMED' | 'STATUTORY' | 'LOCAL';

interface Values {
  readonly authority: string;
  readonly foundOn: IsoDate;
  readonly people: Readonly<
    Record<string, { readonly answer?: Answer; readonly bar?: StatutoryBar; readonly localText?: string }>
  >;
  readonly present: number;
  readonly inFavour: number;
}

type Result = Extract<Command, { type: 'RECHECK_ELECTED' }>['findings'][number]['result'];

function resultOf({ answer, bar, localText }: Values['people'][string]): Result {
  if (answer === 'STATUTORY') return { finding: 'DISQUALIFIED', basis: 'STATUTORY', bar: bar ?? 'CRIMINAL_PENALTY' };
  if (answer === 'LOCAL') return { finding: 'DISQUALIFIED', basis: 'LOCAL', localText: localText ?? '' };
  return { finding: 'CONFIRMED' };
}

/** The form in which the committee records, for each of those elected, what the check has found. */
export function Recheck({ poll, view, id, elected }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const may = useMay(id)('count.decide');
  if (!may || elected.length === 0) return null;
  return (
    <>
      <Button {...(poll.rechecks.length === 0 ? { type: 'primary' } : {})} onClick={() => setOpen(true)}>
        {poll.rechecks.length === 0 ? <Trans>登记资格复核</Trans> : <Trans>更正资格复核</Trans>}
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={<Trans>登记当选人资格复核</Trans>}
        lead={
          <Trans>
            只记结论、由谁作出、哪一天，不记具体情节。法律写明的情形和地方规定分开登记。认定不合格的，系统会重新判定结果，名额不会由别人自动递补。
          </Trans>
        }
        submit={<Trans>登记复核</Trans>}
        step={determineStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ foundOn: view.today }}
        command={({ authority, foundOn, people, present, inFavour }): Command => ({
          type: 'RECHECK_ELECTED',
          poll: poll.id,
          authority,
          foundOn,
          findings: elected.map((one) => ({ id: one.id, result: resultOf(people[one.id] ?? {}) })),
          committee: { present, inFavour },
        })}
      >
        <Form.Item name="authority" label={<Trans>作出复核结论的单位</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} placeholder={t`例如 街道资格联审组`} />
        </Form.Item>
        <Form.Item name="foundOn" label={<Trans>作出结论的日期</Trans>} rules={[{ required: true }]}>
          <DayPicker />
        </Form.Item>
        {elected.map((one) => (
          <PersonFields key={one.id} one={one} name={nameOn(view, poll, one.id)} />
        ))}
        <CommitteeFields />
      </ActDrawer>
    </>
  );
}

function PersonFields({ one, name }: { readonly one: Elected; readonly name: string }) {
  const { t } = useLingui();
  const text = useText();
  const answer: unknown = Form.useWatch(['people', one.id, 'answer']);
  const post = text(postName(one.post));
  return (
    <fieldset className={css.person}>
      <legend>
        {name} <span className={css.soft}>{post}</span>
      </legend>
      <Form.Item name={['people', one.id, 'answer']} rules={[{ required: true, message: t`请逐人选择` }]}>
        <Radio.Group
          aria-label={t`${name} 的复核结论`}
          vertical
          options={[
            { value: 'CONFIRMED', label: t`符合条件` },
            { value: 'STATUTORY', label: t`不合格：有法律写明的情形（第十八条）` },
            { value: 'LOCAL', label: t`不合格：依据地方规定` },
          ]}
        />
      </Form.Item>
      {answer === 'STATUTORY' ? (
        <>
          <Form.Item
            name={['people', one.id, 'bar']}
            label={<Trans>哪一种情形（不公开）</Trans>}
            rules={[{ required: true, message: t`请选择` }]}
          >
            <Radio.Group
              vertical
              options={(Object.keys(barNames) as StatutoryBar[]).map((bar) => ({
                value: bar,
                label: text(barNames[bar]),
              }))}
            />
          </Form.Item>
          <Sources refs={['JWH25-18']} />
        </>
      ) : null}
      {answer === 'LOCAL' ? (
        <Form.Item
          name={['people', one.id, 'localText']}
          label={<Trans>哪一份规定、哪一条（会公开）</Trans>}
          extra={<Trans>没有依据不得认定不合格。规定没有核实的，只记录、提示，不改变结果。</Trans>}
          rules={[{ required: true, message: t`请写明规定和条款` }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      ) : null}
    </fieldset>
  );
}
