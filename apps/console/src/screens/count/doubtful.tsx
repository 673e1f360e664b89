import { Trans, useLingui } from '@lingui/react/macro';
import type { BundleView, Command, DoubtfulGround, DoubtfulRuling } from '@mingxuan/election';
import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { useText } from '../../text.ts';
import { CommitteeFields } from '../poll/box-incident.tsx';
import { CountInput } from '../poll/fields.tsx';
import { doubtfulGrounds, postName } from '../poll/names.ts';
import { startStep } from '../poll/start-step.ts';
import type { CountingPoll } from './counting-poll.ts';
import css from './count.module.css';

interface Props {
  readonly poll: CountingPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** How many doubtful ballots of a bundle wait for the committee. */
export const waitingDoubtful = (poll: CountingPoll, no: number): number =>
  sum(poll.doubtful.filter((one) => one.no === no && one.rulings === null).map((one) => one.ballots));

/** A teller hands ballots that can be read in two ways to the committee: how many, and nothing else of them. */
export function ReferDoubtful({ poll, view, id, bundle }: Props & { readonly bundle: BundleView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Trans>有存疑票，交选举委员会认定</Trans>
      </Button>
      <ActDrawer<{ ballots: number }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>第 {bundle.no} 扎的存疑票</Trans>}
        lead={<Trans>看不准的票不要自己定。把这几张挑出来交上去，认定以后再录入这一扎。只记张数，不记写了谁。</Trans>}
        submit={<Trans>提交认定</Trans>}
        step={startStep(poll)}
        notBefore={poll.openedOn}
        command={({ ballots }): Command => ({ type: 'REFER_DOUBTFUL', poll: poll.id, no: bundle.no, ballots })}
      >
        <Form.Item name="ballots" label={<Trans>存疑票</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>张</Trans>} min={1} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

/** Doubtful ballots that wait, and how those before were read. */
export function DoubtfulPanel({ poll, view, id }: Props) {
  const may = useMay(id)('count.decide');
  const numbers = [...new Set(poll.doubtful.map((one) => one.no))].sort((a, b) => a - b);
  if (numbers.length === 0) return null;
  return (
    <Panel title={<Trans>存疑票</Trans>}>
      <ul className={css.doubtful}>
        {numbers.map((no) => {
          const waiting = waitingDoubtful(poll, no);
          return (
            <li key={no}>
              <div>
                <strong>
                  <Trans>第 {no} 扎</Trans>
                </strong>{' '}
                {waiting === 0 ? null : (
                  <span className={css.bad}>
                    <Trans>{waiting} 张等待认定</Trans>
                  </span>
                )}
                <Rulings poll={poll} no={no} />
              </div>
              {waiting > 0 && may ? <DecideDoubtful poll={poll} view={view} id={id} no={no} waiting={waiting} /> : null}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

/** What the committee decided on a bundle's doubtful ballots; a teller counts by it. */
export function Rulings({ poll, no }: { readonly poll: CountingPoll; readonly no: number }) {
  const { t } = useLingui();
  const text = useText();
  const words: Readonly<Record<DoubtfulRuling['ruling'], string>> = {
    VALID: t`有效`,
    INVALID: t`无效`,
    PART_INVALID: t`部分无效`,
  };
  const rulings = poll.doubtful.flatMap((one) => (one.no === no ? (one.rulings ?? []) : []));
  if (rulings.length === 0) return null;
  return (
    <ul className={css.rulings}>
      {rulings.map((one, index) => (
        <li key={index}>
          <Trans>
            {one.ballots} 张认定{words[one.ruling]}：{text(doubtfulGrounds[one.ground])}
          </Trans>
          {one.posts.length === 0 ? null : (
            <Trans>（{one.posts.map((post) => text(postName(post))).join('、')}一栏）</Trans>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Ruled {
  readonly rulings: readonly Partial<DoubtfulRuling>[];
  readonly present: number;
  readonly inFavour: number;
}

function DecideDoubtful({ poll, view, id, no, waiting }: Props & { readonly no: number; readonly waiting: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记认定</Trans>
        <span className="visually-hidden"> {no}</span>
      </Button>
      <ActDrawer<Ruled>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={640}
        title={
          <Trans>
            第 {no} 扎：认定 {waiting} 张存疑票
          </Trans>
        }
        lead={<Trans>情形相同的写成一行。只写怎么认定和为什么，不写选了谁。</Trans>}
        submit={<Trans>登记认定</Trans>}
        step={startStep(poll)}
        notBefore={poll.openedOn}
        initial={{ rulings: [{ ballots: waiting, posts: [] }] }}
        command={({ rulings, present, inFavour }): Command => ({
          type: 'DECIDE_DOUBTFUL',
          poll: poll.id,
          no,
          rulings: rulings.map((one) => ({
            ballots: one.ballots ?? 0,
            ruling: one.ruling ?? 'INVALID',
            ground: one.ground ?? 'OTHER',
            posts: one.ruling === 'PART_INVALID' ? (one.posts ?? []) : [],
          })),
          committee: { present, inFavour },
        })}
      >
        <RulingFields poll={poll} />
        <CommitteeFields />
      </ActDrawer>
    </>
  );
}

function RulingFields({ poll }: { readonly poll: CountingPoll }) {
  const { t } = useLingui();
  const text = useText();
  const watched: unknown = Form.useWatch('rulings');
  const kinds: readonly unknown[] = Array.isArray(watched)
    ? watched.map((one: unknown) => (typeof one === 'object' && one !== null && 'ruling' in one ? one.ruling : null))
    : [];
  const grounds = Object.keys(doubtfulGrounds) as readonly DoubtfulGround[];
  const required = [{ required: true, message: t`请选择` }];
  return (
    <Form.List name="rulings">
      {(fields, { add, remove }) => (
        <>
          {fields.map((field) => {
            const line = field.name + 1;
            return (
              <div key={field.key} className={css.ruling}>
                <Form.Item name={[field.name, 'ballots']} rules={[{ required: true, message: t`请填张数` }]}>
                  <CountInput label={t`第 ${line} 行张数`} unit={<Trans>张</Trans>} min={1} />
                </Form.Item>
                <Form.Item name={[field.name, 'ruling']} rules={required}>
                  <Select
                    aria-label={t`第 ${line} 行认定`}
                    placeholder={t`怎么认定`}
                    options={[
                      { value: 'VALID', label: t`有效` },
                      { value: 'INVALID', label: t`无效` },
                      ...(poll.contests.length > 1 ? [{ value: 'PART_INVALID', label: t`部分无效` }] : []),
                    ]}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'ground']} rules={required}>
                  <Select
                    aria-label={t`第 ${line} 行原因`}
                    placeholder={t`原因`}
                    options={grounds.map((ground) => ({ value: ground, label: text(doubtfulGrounds[ground]) }))}
                  />
                </Form.Item>
                {kinds[field.name] === 'PART_INVALID' ? (
                  <Form.Item name={[field.name, 'posts']} rules={required}>
                    <Select
                      mode="multiple"
                      aria-label={t`第 ${line} 行无效的职务`}
                      placeholder={t`哪些职务一栏无效`}
                      options={poll.contests.map((one) => ({ value: one.post, label: text(postName(one.post)) }))}
                    />
                  </Form.Item>
                ) : null}
                {fields.length > 1 ? (
                  <Button type="text" aria-label={t`去掉第 ${line} 行`} onClick={() => remove(field.name)}>
                    <Trans>去掉</Trans>
                  </Button>
                ) : null}
              </div>
            );
          })}
          <Button type="dashed" className={css.addRuling ?? ''} onClick={() => add({ posts: [] })}>
            <Trans>＋ 加一行</Trans>
          </Button>
        </>
      )}
    </Form.List>
  );
}
