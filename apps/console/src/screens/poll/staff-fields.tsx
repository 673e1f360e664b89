import { Trans, useLingui } from '@lingui/react/macro';
import type { PollStaffAccount } from '@mingxuan/contract';
import type { StaffMember } from '@mingxuan/election';
import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { client, unwrap } from '../../api.ts';
import { useText } from '../../text.ts';
import { NamesInput } from './fields.tsx';
import { staffNames } from './names.ts';

/** The offices of a vote, in the order in which they are shown. */
export const rolesOfStaff = ['SCRUTINEER', 'TELLER', 'CALLER'] as const;
type StaffRole = (typeof rolesOfStaff)[number];

/** Who works at a vote, as the form asks for it: names under each office. */
export type StaffValues = { readonly [R in StaffRole]?: readonly string[] };

/** The form filled with people who are already named. */
export const valuesOf = (staff: readonly StaffMember[]): Required<StaffValues> => {
  const named = (role: StaffRole): readonly string[] => staff.filter((one) => one.role === role).map((one) => one.name);
  return { SCRUTINEER: named('SCRUTINEER'), TELLER: named('TELLER'), CALLER: named('CALLER') };
};

/** The people named in the form, with their accounts: whoever was declared in that office before keeps theirs. */
export const staffIn = (
  values: StaffValues,
  accounts: readonly PollStaffAccount[],
  declared: readonly StaffMember[],
): StaffMember[] =>
  rolesOfStaff.flatMap((role) =>
    (values[role] ?? []).map(
      (name) =>
        declared.find((one) => one.role === role && one.name === name && one.account !== undefined) ??
        withAccount(role, name, accounts),
    ),
  );

/** Accounts of scrutineers and tellers here; nobody while it is not known, or not told to this person. */
export function usePollStaff(id: string, wanted: boolean): readonly PollStaffAccount[] {
  const found = useQuery({
    queryKey: ['poll-staff', id],
    queryFn: () => unwrap(client.pollStaff(id)),
    enabled: wanted,
  });
  return found.data ?? [];
}

/** A name that is exactly one account's in that office stands for it: only that account then counts, or signs. */
function withAccount(role: StaffRole, name: string, accounts: readonly PollStaffAccount[]): StaffMember {
  const own = accounts.filter((one) => one.name === name.trim() && one.roles.some((held) => held === role));
  const [only] = own;
  return only === undefined || own.length > 1 ? { role, name } : { role, name, account: only.account };
}

/** One field for each office; under it, who has an account in it. */
export function StaffFields({ accounts }: { readonly accounts: readonly PollStaffAccount[] }) {
  const { t } = useLingui();
  const text = useText();
  return rolesOfStaff.map((role) => (
    <Form.Item
      key={role}
      name={role}
      label={text(staffNames[role])}
      rules={role === 'CALLER' ? [] : [{ required: true, message: t`请至少填写一人` }]}
      extra={role === 'CALLER' ? null : <NamesWithAccounts role={role} accounts={accounts} />}
    >
      <NamesInput placeholder={t`输入姓名后按回车，可以填多人`} />
    </Form.Item>
  ));
}

function NamesWithAccounts({
  role,
  accounts,
}: {
  readonly role: 'SCRUTINEER' | 'TELLER';
  readonly accounts: readonly PollStaffAccount[];
}) {
  const names = accounts.filter((one) => one.roles.includes(role)).map((one) => one.name);
  return names.length === 0 ? (
    <Trans>没有查到有账号的人。正式换届至少要两名计票人、一名监票人有账号。</Trans>
  ) : (
    <Trans>有账号的：{names.join('、')}。填写的姓名与账号一致的，就由那个账号录入、签字。</Trans>
  );
}
