import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, PostStanding, ReviewFollowUp } from '@mingxuan/election';
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { lastDayOf } from '../../parts/proposed-day.ts';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { VoterSelect } from '../poll/voter-select.tsx';
import { determineStep } from './determine-step.ts';
import type { DecidedPoll } from './decided-poll.ts';
import { nameOn } from './name-on.ts';

interface Props {
  readonly poll: DecidedPoll;
  readonly post: PostStanding['post'];
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Values {
  readonly decisionNo: string;
  readonly reason: string;
  readonly seat?: readonly string[];
  readonly written?: readonly (number | undefined)[];
  readonly followUp: ReviewFollowUp;
}

/** Where no text settles a post, the street decides in writing; only people with the votes the law asks for may be seated. */
export function SettleReview({ poll, post, view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const name = text(postName(post));
  const onBallot = poll.contests.find((one) => one.post === post)?.candidates ?? [];
  const contest = poll.outcome.contests.find((one) => one.post === post);
  const elected = contest?.elected ?? [];
  // Nobody can be seated: the seat is voted on again, and the question is who written in stands with the others.
  const again = contest?.next === 'RE_ELECTION';
  const writeIns = poll.named.writeIns.filter((one) => one.post === post);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记街道的书面决定</Trans>
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={600}
        title={<Trans>街道对“{name}”的书面决定</Trans>}
        lead={
          <Trans>没有条文规定的，系统不猜。决定不能代替选票：只有票数达到的人才能确定当选。由街道管理员登记。</Trans>
        }
        submit={<Trans>登记决定</Trans>}
        step={determineStep(poll)}
        notBefore={lastDayOf(poll)}
        initial={{ followUp: again ? 'RE_ELECTION' : 'NONE', seat: [] }}
        command={({ decisionNo, reason, seat, written, followUp }): Command => {
          const people = writeIns.flatMap((one, index) => {
            const voterNo = written?.[index];
            return voterNo === undefined ? [] : [{ name: one.name, voterNo }];
          });
          return {
            type: 'SETTLE_REVIEW',
            poll: poll.id,
            post,
            decisionNo,
            reason,
            seat: seat ?? [],
            seatWrittenIn: again ? [] : people,
            ...(again ? { standWrittenIn: people } : {}),
            followUp,
          };
        }}
      >
        <Form.Item name="decisionNo" label={<Trans>决定文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="reason"
          label={<Trans>理由</Trans>}
          extra={<Trans>会向居民公布。</Trans>}
          rules={[{ required: true }]}
        >
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="seat" label={<Trans>确定当选的候选人（可以不选）</Trans>}>
          <Checkbox.Group
            options={onBallot
              .filter((one) => !elected.includes(one))
              .map((one) => ({
                value: one,
                label: t`${nameOn(view, poll, one)}，${poll.figures.marks[one]?.for ?? 0} 票`,
              }))}
          />
        </Form.Item>
        {writeIns.map((one, index) => (
          <Form.Item
            key={one.name}
            name={['written', index]}
            label={
              <Trans>
                另选的 {one.name}（{one.votes} 票）：在名单上是哪一位（不确定当选就不选）
              </Trans>
            }
          >
            <VoterSelect community={id} />
          </Form.Item>
        ))}
        <Form.Item name="followUp" label={<Trans>以后怎么办</Trans>}>
          <Radio.Group
            vertical
            options={[
              { value: 'NONE', label: t`到此为止，不再投票` },
              { value: 'RE_ELECTION', label: t`空缺的名额另行选举` },
              { value: 'RERUN', label: t`重新选举` },
            ]}
          />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
