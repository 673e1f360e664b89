import { Trans } from '@lingui/react/macro';
import type { BundleFault } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import css from './count.module.css';

interface Props {
  readonly fault: BundleFault | null;
  readonly view: OpenCommunity;
}

/** What cannot be right in a full sheet, said before it is sent. */
export function SheetFault({ fault, view }: Props) {
  if (fault === null) return null;
  return (
    <p className={css.fault} role="alert">
      ✕ <FaultText fault={fault} view={view} />
    </p>
  );
}

function FaultText({ fault, view }: { readonly fault: BundleFault; readonly view: OpenCommunity }) {
  const text = useText();
  const name = (id: string): string => view.cycle.candidates.find((c) => c.id === id)?.name ?? id;
  switch (fault.code) {
    case 'NOT_A_COUNT':
      return <Trans>票数必须是零或正整数。</Trans>;
    case 'BALLOTS_DO_NOT_ADD_UP':
      return (
        <Trans>
          有效票加无效票是 {fault.counted} 张，这一扎有 {fault.ballots} 张。
        </Trans>
      );
    case 'UNKNOWN_CANDIDATE':
      return <Trans>{fault.id} 不在选票上。</Trans>;
    case 'UNKNOWN_POST':
      return <Trans>{fault.post} 不在选票上。</Trans>;
    case 'MISSING_CANDIDATE':
      return <Trans>缺少 {name(fault.id)} 的票数。</Trans>;
    case 'PART_INVALID_EXCEEDS_VALID':
      return <Trans>{fault.post} 一栏的无效数超过有效票数。</Trans>;
    case 'MARKS_EXCEED_VALID':
      return (
        <Trans>
          {name(fault.id)} 的赞成加反对是 {fault.marks} 张，最多只能有 {fault.valid} 张。
        </Trans>
      );
    case 'TOO_MANY_VOTES':
      return (
        <Trans>
          {text(postName(fault.post as Parameters<typeof postName>[0]))} 一栏合计 {fault.votes} 票，最多只能有{' '}
          {fault.most} 票。
        </Trans>
      );
    default:
      return fault satisfies never;
  }
}
