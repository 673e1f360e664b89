import { Trans, useLingui } from '@lingui/react/macro';
import type { Meeting } from '@mingxuan/election';
import { Form, InputNumber } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import { byVotes, RankedPeople, type RankedPerson } from './ranked-people.tsx';

interface Values {
  readonly size: number;
  readonly ranked: readonly RankedPerson[];
  readonly meeting: Meeting;
}

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** C01: everybody who got votes, sorted here by votes, so that every later vacancy is filled in their order. */
export function ElectCommittee({ view, id, open, onClose }: Props) {
  const { t } = useLingui();
  const required = [{ required: true, message: t`请填写` }];
  return (
    <ActDrawer<Values>
      community={id}
      view={view}
      open={open}
      onClose={onClose}
      width={620}
      title={t`推选居民选举委员会`}
      lead={<Trans>把所有得票的人都写上，不用排序，系统按得票从多到少排。名额以内的是成员，其余是候补。</Trans>}
      submit={<Trans>记录推选结果</Trans>}
      step="C01"
      initial={{ size: 5, ranked: Array.from({ length: 6 }, () => ({}) as RankedPerson) }}
      command={({ size, ranked, meeting }) => ({
        type: 'ELECT_REC',
        size,
        meeting,
        ranked: byVotes(ranked),
      })}
    >
      <Form.Item name="size" label={t`选举委员会名额`} rules={required}>
        <InputNumber min={3} max={15} precision={0} />
      </Form.Item>
      <RankedPeople />
      <MeetingFields />
    </ActDrawer>
  );
}
