import { useLingui } from '@lingui/react/macro';
import type { TreeImportChange } from '@mingxuan/contract';
import { useFieldNames, useRegimeNames } from './tree-words.ts';

type Changes = TreeImportChange['changes'];

/** What differs in the tree, a line for each field, in words. */
export function TreeChanges({ changes }: { readonly changes: Changes }) {
  const { t } = useLingui();
  const fields = useFieldNames();
  const regimes = useRegimeNames();
  const said = (field: string, value: string): string =>
    value === '' ? '—' : field === 'regime' ? regimes(value) : value;
  return (
    <ul>
      {changes.map(({ field, before, after }) => (
        <li key={field}>
          {field === 'phones'
            ? t`电话有变化`
            : before === ''
              ? t`${fields(field)}：${said(field, after)}`
              : t`${fields(field)}：${said(field, before)} → ${said(field, after)}`}
        </li>
      ))}
    </ul>
  );
}
