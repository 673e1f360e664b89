import type { RollChange } from '@mingxuan/election';
import type { Draft } from '../papers/paper.ts';
import type { RollSupplementFacts } from '../papers/roll-supplement.ts';
import { basisOf } from './cite.ts';
import { groupName } from './group-name.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource, Subject } from './source.ts';

const kindWords: Readonly<Record<RollChange['kind'], string>> = { ADDED: '补登', REMOVED: '除名', CORRECTED: '更正' };

/** Changes of the published roll that no ruling made: rulings have a notice of their own (N04-1). */
const supplements = ({ cycle }: PaperSource): readonly RollChange[] =>
  cycle.rollChanges.filter((change) => change.afterPublication && change.objectionNo === null);

/** One notice for each day on which the published roll was supplemented. */
export function supplementDays(source: PaperSource): readonly Subject[] {
  const days = [...new Set<string>(supplements(source).map(({ on }) => on))];
  return days.map((key, index) => ({ key, label: { zh: key, en: key }, nth: index + 1 }));
}

/** N04-2: name, sex, group and number of each, as the roll itself shows them; why it changed stays with the committee. */
export function rollSupplement(source: PaperSource, { key, nth }: Subject): Draft<RollSupplementFacts> {
  const { cycle, residents } = source;
  return {
    head: headOf(source, 'ROLL_SUPPLEMENT', electionCommittee(source), nth),
    basis: basisOf(residents, ['REG-4', 'ROLL-1']),
    changes: supplements(source)
      .filter(({ on }) => on === key)
      .map(({ kind, voterNo, name, sex, group }) => ({
        kind: kindWords[kind],
        serial: voterNo,
        // Erased since: the notice that was posted is in the archive.
        name: name === '' ? undefined : name,
        sex: sex ?? undefined,
        group: groupName(group),
      })),
    total: cycle.roll.listed,
    place: cycle.arrangements?.registrationPlace,
    phone: cycle.arrangements?.phone,
  };
}
