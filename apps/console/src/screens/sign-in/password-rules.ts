import { useLingui } from '@lingui/react/macro';
import type { Rule } from 'antd/es/form';
import { useSession } from '../../api.ts';

/** What a new password must be here, in a sentence and as the rules of its field. */
export function usePasswordRules(): { readonly hint: string; readonly rules: Rule[] } {
  const { t } = useLingui();
  const policy = useSession().data?.policy;
  const least = policy?.minPassword ?? 12;
  const kinds = policy?.passwordKinds ?? 0;
  const days = policy?.passwordDays ?? null;
  const hint = [
    t`至少 ${least} 个字，可以用几个不相干的词；不要用姓名、电话、生日或常见的密码。`,
    kinds === 0 ? '' : t`大写字母、小写字母、数字、其他字符（汉字和标点也算）里至少要有 ${kinds} 种。`,
    days === null ? '' : t`每 ${days} 天要换一次，最近用过的不能再用。`,
  ].join('');
  return {
    hint,
    rules: [
      { required: true, message: t`请设置新密码` },
      { min: least, message: t`密码至少 ${least} 个字` },
    ],
  };
}
