import { useLingui } from '@lingui/react/macro';
import type { GateItem } from '@mingxuan/election';
import { useAccountName } from '../../parts/account-name.ts';
import { EvidenceList } from '../../parts/evidence-upload.tsx';
import css from './gates.module.css';

/** What was handed in, by whom, and what the reviewer said. */
export function ItemDetail({ item, id }: { readonly item: GateItem; readonly id: string }) {
  const { t } = useLingui();
  const accountName = useAccountName();
  const maker = accountName(item.maker);
  const reviewer = item.reviewer === null ? null : accountName(item.reviewer);
  return (
    <div className={css.detail}>
      <p>{item.summary}</p>
      <Told item={item} />
      <EvidenceList community={id} files={item.evidence} />
      <p className={css.meta}>
        {t`${item.submittedOn} 由${maker}提交`}
        {item.publishedAt === null ? '' : ` · ${t`公布地点：${item.publishedAt}`}`}
        {reviewer === null ? '' : ` · ${t`由${reviewer}复核`}`}
      </p>
      {item.note === '' ? null : (
        <p className={item.status === 'RETURNED' ? css.returned : css.meta}>{t`复核意见：${item.note}`}</p>
      )}
    </div>
  );
}

/** What the notice says besides the conclusion. */
function Told({ item }: { readonly item: GateItem }) {
  const { t } = useLingui();
  const { details, grades } = item;
  if (details === null) return null;
  switch (details.kind) {
    case 'AUDIT':
      return <p>{t`${details.auditor}，${details.from} 至 ${details.to}，${details.scope}`}</p>;
    case 'REVIEW':
      return (
        <p>
          {details.method}
          {grades.length === 0 ? '' : `：${grades.map((row) => `${row.name}（${row.post}）${row.grade}`).join('、')}`}
        </p>
      );
    case 'PLAN':
      return (
        <p>
          {t`${details.from} 至 ${details.to}`}：
          {details.tasks.map((task) => `${task.item}（${task.due}，${task.lead}）`).join('；')}
        </p>
      );
    default:
      return details satisfies never;
  }
}
