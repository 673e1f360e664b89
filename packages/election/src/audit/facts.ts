import type { FactOf, Stream } from '../fact-of.ts';
import type { BundleFigures, PollId, WriteIn } from '../poll/facts.ts';

/** A public check of some bundles by hand: what is there is committed to first, then chance says which are looked at. */
export type AuditFact =
  | FactOf<
      'AUDIT_COMMITTED',
      Stream,
      {
        readonly poll: PollId;
        /** Digest of what was counted, bundle by bundle: nothing of it can change once the dice are thrown. */
        readonly manifest: string;
        readonly bundles: number;
        readonly sample: number;
      }
    >
  | FactOf<
      'AUDIT_SEED_RECORDED',
      Stream,
      { readonly poll: PollId; readonly seed: string; readonly chosen: readonly number[] },
      { readonly witness: string }
    >
  | FactOf<
      'AUDIT_COMPARED',
      Stream,
      {
        readonly poll: PollId;
        readonly no: number;
        readonly figures: BundleFigures;
        /** Fields that differ from the count; a name written in stands as its post only. */
        readonly differs: readonly string[];
      },
      WriteIn
    >;
