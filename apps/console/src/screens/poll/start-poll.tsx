import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, ContestOnBallot, PollView } from '@mingxuan/election';
import { LEAST_SMALL_CELL, SMALL_CELL } from '@mingxuan/election';
import { Button, Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { lastDayOf, lastPollDay } from '../../parts/proposed-day.ts';
import { useText } from '../../text.ts';
import { BoxesPanel } from './boxes.tsx';
import { CountInput } from './fields.tsx';
import { pollName, postName } from './names.ts';
import type { ListedPoll } from './offered.ts';
import { pollDuty } from './poll-duty.ts';
import { CorrectPrinted } from './printings.tsx';
import { StaffFields, type StaffValues, staffIn, usePollStaff, valuesOf } from './staff-fields.tsx';
import { startStep } from './start-step.ts';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** The posts on a ballot with their seats and the people who stand. */
export function BallotContests({
  contests,
  view,
}: {
  readonly contests: readonly ContestOnBallot[];
  readonly view: OpenCommunity;
}) {
  const text = useText();
  const name = (id: string): string => view.cycle.candidates.find((c) => c.id === id)?.name ?? id;
  return (
    <Panel title={<Trans>选票内容</Trans>}>
      <dl className={css.contests}>
        {contests.map((contest) => (
          <div key={contest.post}>
            <dt>
              {text(postName(contest.post))}
              <span className={css.soft}>
                <Trans>
                  应选 {contest.seats} 名 · 候选 {contest.candidates.length} 名
                </Trans>
              </span>
            </dt>
            <dd>{contest.candidates.map(name).join('、')}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

/** The ballot of the vote that is to be prepared, as far as the page can tell beforehand. */
function plannedContests(view: OpenCommunity, listed: ListedPoll): readonly ContestOnBallot[] {
  const needed = view.neededPolls.find((poll) => poll.id === listed.id);
  if (needed !== undefined) return needed.contests;
  const { cycle } = view;
  const seats = { ...cycle.party.approval?.seats, ...cycle.mandate?.seats };
  const posts = {
    'party-committee': ['PARTY_MEMBER'],
    'party-secretaries': ['SECRETARY', 'DEPUTY_SECRETARY'],
    residents: ['CHAIR', 'VICE', 'MEMBER'],
  } as const;
  const base =
    listed.id === 'party-committee' || listed.id === 'party-secretaries' || listed.id === 'residents'
      ? posts[listed.id]
      : [];
  return base
    .map((post) => ({
      post,
      seats: seats[post] ?? 0,
      candidates: cycle.candidates.filter((c) => c.post === post && c.status === 'FORMAL').map((c) => c.id),
    }))
    .filter((contest) => contest.seats > 0);
}

export function PreparePoll({ listed, view, id }: Props & { readonly listed: ListedPoll }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const may = useMay(id);
  return (
    <>
      <BallotContests contests={plannedContests(view, listed)} view={view} />
      <div className={`${css.next} ${css.alone}`}>
        {may(pollDuty(listed.id, 'poll.prepare')) ? (
          <Button type="primary" size="large" onClick={() => setOpen(true)}>
            <Trans>登记印制数量，备好选票</Trans>
          </Button>
        ) : (
          <span>
            {listed.id.startsWith('party') ? (
              <Trans>党组织选举由党组织或社区经办人办理。</Trans>
            ) : (
              <Trans>备票由社区经办人或选举委员会办理。</Trans>
            )}
          </span>
        )}
        <span className={css.soft}>
          <Trans>选票上没有编号和暗记，数量由街道监督清点。</Trans>
        </span>
      </div>
      <ActDrawer<{ printed: number }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={text(pollName(listed.id, listed.kind))}
        lead={<Trans>印制数量是后面全部清点的起点：印制 = 发出 + 作废 + 未用。</Trans>}
        submit={<Trans>登记备票</Trans>}
        step={listed.id === 'residents' ? 'D15' : startStep(listed)}
        notBefore={lastPollDay(view, listed.id.startsWith('party') ? 'PARTY' : 'RESIDENTS')}
        command={({ printed }): Command => ({ type: 'PREPARE_POLL', poll: listed.id, printed })}
      >
        <Form.Item name="printed" label={<Trans>印制选票数</Trans>} rules={[{ required: true }]}>
          <CountInput unit={<Trans>张</Trans>} min={1} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

interface StartValues extends StaffValues {
  readonly place?: string;
  readonly boxesShownEmpty?: boolean;
  readonly smallCell?: number;
  readonly booths?: number;
}

export function StartPoll({ poll, view, id }: Props & { readonly poll: Extract<PollView, { stage: 'PREPARED' }> }) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const may = useMay(id);
  const earlier = view.cycle.polls.flatMap((other) =>
    other.stage === 'PREPARED' || other.stream !== poll.stream ? [] : [other],
  );
  const lastStaff = earlier.at(-1)?.staff ?? [];
  const lastLimit = earlier.at(-1)?.smallCell;
  const lastBooths = earlier.at(-1)?.booths;
  const accounts = usePollStaff(id, open);
  return (
    <>
      <BallotContests contests={poll.contests} view={view} />
      {poll.stream === 'RESIDENTS' ? <BoxesPanel poll={poll} view={view} id={id} /> : null}
      <div className={`${css.next} ${css.alone}`}>
        {may(pollDuty(poll.id, 'poll.open')) ? (
          <Button type="primary" size="large" onClick={() => setOpen(true)}>
            <Trans>当众验箱，开始投票</Trans>
          </Button>
        ) : (
          <span>
            {poll.stream === 'PARTY' ? (
              <Trans>党组织选举由党组织或社区经办人办理。</Trans>
            ) : (
              <Trans>开始投票由选举委员会主任或监票人办理。</Trans>
            )}
          </span>
        )}
        <span className={css.soft}>
          <Trans>已印制 {poll.printed} 张</Trans>
        </span>
        <CorrectPrinted poll={poll} view={view} id={id} />
      </div>
      <ActDrawer<StartValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={t`开始投票：${text(pollName(poll.id, poll.kind))}`}
        lead={<Trans>监票人、计票人不能是候选人，也不能由同一人担任。</Trans>}
        submit={<Trans>宣布开始投票</Trans>}
        step={startStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{
          smallCell: lastLimit ?? SMALL_CELL,
          ...(lastBooths === undefined || lastBooths === null ? {} : { booths: lastBooths }),
          ...valuesOf(lastStaff),
        }}
        command={(values): Command => ({
          type: 'OPEN_POLL',
          poll: poll.id,
          ...(values.place === undefined || values.place.trim() === '' ? {} : { place: values.place }),
          boxesShownEmpty: values.boxesShownEmpty === true,
          ...(poll.stream === 'PARTY' || values.smallCell === undefined ? {} : { smallCell: values.smallCell }),
          ...(poll.stream === 'PARTY' || values.booths === undefined ? {} : { booths: values.booths }),
          staff: staffIn(values, accounts, []),
        })}
      >
        {poll.stream === 'PARTY' ? (
          <Form.Item name="place" label={<Trans>开会地点</Trans>}>
            <Input maxLength={200} placeholder={t`例如 社区党群服务中心二楼`} />
          </Form.Item>
        ) : null}
        {poll.stream === 'RESIDENTS' ? (
          <Form.Item
            name="smallCell"
            label={<Trans>少于多少人的票箱要先合并再开</Trans>}
            extra={
              <Trans>
                人太少的票箱单独打开，会看出这几个人怎么投的。公开页和统计表也用这个数。开始投票以后不能再改。
              </Trans>
            }
            rules={[{ required: true }]}
          >
            <CountInput unit={<Trans>人</Trans>} min={LEAST_SMALL_CELL} />
          </Form.Item>
        ) : null}
        {poll.stream === 'RESIDENTS' ? (
          <Form.Item name="booths" label={<Trans>秘密写票处</Trans>} rules={[{ required: true }]}>
            <CountInput unit={<Trans>处</Trans>} min={1} />
          </Form.Item>
        ) : null}
        <StaffFields accounts={accounts} />
        <Form.Item name="boxesShownEmpty" valuePropName="checked">
          <Checkbox>
            <Trans>票箱已由监票人当众打开，确认是空箱后封好</Trans>
          </Checkbox>
        </Form.Item>
      </ActDrawer>
    </>
  );
}
