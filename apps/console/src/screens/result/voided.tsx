import { Trans } from '@lingui/react/macro';
import { StatusTag } from '../../parts/status-tag.tsx';

/** What fell with an earlier result: since when it stands no longer. Nothing beside what stands. */
export function VoidedTag({ of: { voidedOn } }: { readonly of: { readonly voidedOn: string | null } }) {
  return voidedOn === null ? null : (
    <StatusTag tone="bad">
      <Trans>{voidedOn} 已作废</Trans>
    </StatusTag>
  );
}

/** Whether it stands: it was never voided. */
export const stands = ({ voidedOn }: { readonly voidedOn: string | null }): boolean => voidedOn === null;
