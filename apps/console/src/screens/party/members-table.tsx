import { useLingui } from '@lingui/react/macro';
import type { ExclusionReason, PartyMember } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text as both } from '@mingxuan/rulebook';
import { Button, Checkbox, Input, Select, Table } from 'antd';
import { useText } from '../../text.ts';
import css from './party.module.css';

interface Props {
  readonly members: readonly PartyMember[];
  readonly onChange: (members: readonly PartyMember[]) => void;
}

/** The six kinds of reasons for leaving a member out of 应到会 (second-hand; the street's consent decides each case). */
const reasons: Readonly<Record<ExclusionReason, Text>> = {
  1: both('因病不能表达本人意志', 'illness: cannot express their own will'),
  2: both('自费出国半年以上', 'abroad at own expense for over half a year'),
  3: both('未受留党察看以上处分、正在服刑', 'serving a sentence without a Party sanction'),
  4: both('年老体弱卧床、生活不能自理', 'bedridden, cannot care for themselves'),
  5: both('离开工作岗位半年以上、未转组织关系', 'away for over half a year, membership not moved'),
  6: both('离退休后回原籍长期居住', 'retired to their place of origin'),
};

const reasonOf = (value: number): ExclusionReason | null =>
  value === 1 || value === 2 || value === 3 || value === 4 || value === 5 || value === 6 ? value : null;

/** Members with status, rights, and a proposed exclusion with its two approvals. */
export function MembersTable({ members, onChange }: Props) {
  const { t } = useLingui();
  const text = useText();
  const change = (index: number, to: (member: PartyMember) => PartyMember): void =>
    onChange(members.map((member, at) => (at === index ? to(member) : member)));
  const exclude = (index: number, value: number): void =>
    change(index, ({ exclusion: before, ...member }) => {
      const reason = reasonOf(value);
      if (reason === null) return member;
      return {
        ...member,
        exclusion: {
          reason,
          superiorApproved: before?.superiorApproved ?? false,
          meetingPassed: before?.meetingPassed ?? false,
          evidence: before?.evidence ?? '',
        },
      };
    });
  const rows = members.map((member, index) => ({ member, index, key: index }));
  return (
    <Table
      size="small"
      dataSource={rows}
      pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      columns={[
        { title: t`姓名`, width: 120, render: (_, { member }) => member.name },
        {
          title: t`党籍`,
          render: (_, { member, index }) => (
            <Select
              aria-label={t`${member.name} 党籍`}
              value={member.status}
              options={[
                { value: 'FULL', label: t`正式` },
                { value: 'PROBATIONARY', label: t`预备` },
              ]}
              onChange={(status: PartyMember['status']) => change(index, (one) => ({ ...one, status }))}
            />
          ),
        },
        {
          title: t`权利`,
          render: (_, { member, index }) => (
            <Select
              className={css.wide ?? ''}
              aria-label={t`${member.name} 权利`}
              value={member.rights}
              options={[
                { value: 'NORMAL', label: t`正常` },
                { value: 'ON_PROBATION', label: t`留党察看` },
                { value: 'SUSPENDED', label: t`已决定中止` },
              ]}
              onChange={(rights: PartyMember['rights']) => change(index, (one) => ({ ...one, rights }))}
            />
          ),
        },
        {
          title: t`不计入应到会`,
          render: (_, { member, index }) => (
            <div className={css.exclusion}>
              <Select
                className={css.wider ?? ''}
                aria-label={t`${member.name} 不计入的原因`}
                value={member.exclusion?.reason ?? 0}
                options={[
                  { value: 0, label: t`计入` },
                  ...([1, 2, 3, 4, 5, 6] as const).map((reason) => ({ value: reason, label: text(reasons[reason]) })),
                ]}
                onChange={(value: number) => exclude(index, value)}
              />
              <Approvals member={member} onChange={(to) => change(index, () => to)} />
            </div>
          ),
        },
        {
          title: <span className="visually-hidden">{t`操作`}</span>,
          width: 70,
          render: (_, { member, index }) => (
            <Button
              type="text"
              size="small"
              aria-label={t`去掉 ${member.name}`}
              onClick={() => onChange(members.filter((_one, at) => at !== index))}
            >{t`去掉`}</Button>
          ),
        },
      ]}
    />
  );
}

/** An exclusion counts only with both: the superior's consent and the meeting's vote. */
function Approvals({
  member,
  onChange,
}: {
  readonly member: PartyMember;
  readonly onChange: (member: PartyMember) => void;
}) {
  const { t } = useLingui();
  const { exclusion } = member;
  if (exclusion === undefined) return null;
  return (
    <>
      <Input
        size="small"
        aria-label={t`${member.name} 的证明材料`}
        placeholder={t`证明材料`}
        maxLength={200}
        value={exclusion.evidence ?? ''}
        onChange={({ target }) => onChange({ ...member, exclusion: { ...exclusion, evidence: target.value } })}
      />
      <Checkbox
        checked={exclusion.superiorApproved}
        onChange={({ target }) =>
          onChange({ ...member, exclusion: { ...exclusion, superiorApproved: target.checked } })
        }
      >{t`上级同意`}</Checkbox>
      <Checkbox
        checked={exclusion.meetingPassed}
        onChange={({ target }) => onChange({ ...member, exclusion: { ...exclusion, meetingPassed: target.checked } })}
      >{t`党员大会通过`}</Checkbox>
    </>
  );
}
