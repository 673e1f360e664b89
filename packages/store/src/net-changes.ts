import { assertNever } from '@mingxuan/rulebook';
import type { CheckIn, ProjectionChange, Voter } from './domain.ts';

/** A change with the entry that caused it. */
export interface CausedChange {
  readonly seq: number;
  readonly change: ProjectionChange;
}

/**
 * What a series of changes comes to, at most one row per key: a single SQL statement may touch each row only once.
 */
export interface NetChanges {
  readonly voterPuts: readonly VoterPut[];
  readonly voterMarks: readonly {
    readonly voterNo: number;
    readonly removed: boolean;
    readonly erased: boolean;
    readonly seq: number;
  }[];
  /** New rows; an existing row with the same key is an error (someone would have voted twice). */
  readonly checkIns: readonly (CheckIn & { readonly seq: number })[];
  /** Rows that take the place of one undone in the same series. */
  readonly checkInsAgain: readonly (CheckIn & { readonly seq: number })[];
  readonly checkInsUndone: readonly { readonly pollId: string; readonly voterNo: number }[];
  readonly erasures: readonly { readonly orderedBy: number; readonly seq: number; readonly idx: number }[];
  readonly fileErasures: readonly { readonly orderedBy: number; readonly sha256: string }[];
}

/** Whether nothing but new check-ins happens to the rows. */
export const onlyNewCheckIns = (net: NetChanges): boolean =>
  net.erasures.length +
    net.fileErasures.length +
    net.voterPuts.length +
    net.voterMarks.length +
    net.checkInsAgain.length +
    net.checkInsUndone.length ===
  0;

/** Whether something is taken away for good. */
export const emptiesAnything = (net: NetChanges): boolean =>
  net.erasures.length + net.fileErasures.length > 0 || net.voterMarks.some(({ erased }) => erased);

/** A voter's whole row. */
export interface VoterPut {
  readonly voter: Voter;
  readonly compared: boolean;
  readonly seq: number;
}

type VoterFate =
  | ({ readonly kind: 'put' } & VoterPut)
  | { readonly kind: 'mark'; readonly removed: boolean; readonly erased: boolean; readonly seq: number };
type CheckInFate =
  | { readonly kind: 'new' | 'again'; readonly row: CheckIn & { readonly seq: number } }
  | { readonly kind: 'undone'; readonly pollId: string; readonly voterNo: number };

export function netChanges(changes: readonly CausedChange[]): NetChanges {
  const voters = new Map<number, VoterFate>();
  const checkIns = new Map<string, CheckInFate>();
  const erasures: { orderedBy: number; seq: number; idx: number }[] = [];
  const fileErasures: { orderedBy: number; sha256: string }[] = [];
  for (const { seq, change } of changes) {
    switch (change.kind) {
      case 'VOTER_PUT':
        voters.set(change.voter.voterNo, { kind: 'put', voter: change.voter, compared: change.compared, seq });
        break;
      case 'VOTER_REMOVED':
        voters.set(change.voterNo, marked(voters.get(change.voterNo), { removed: true, erased: false }, seq));
        break;
      case 'VOTER_ERASED':
        voters.set(change.voterNo, marked(voters.get(change.voterNo), { removed: false, erased: true }, seq));
        break;
      case 'CHECKED_IN': {
        const { checkIn } = change;
        const key = `${checkIn.voterNo} ${checkIn.pollId}`;
        const kind = checkIns.get(key)?.kind === 'undone' ? 'again' : 'new';
        checkIns.set(key, { kind, row: { ...checkIn, seq } });
        break;
      }
      case 'CHECK_IN_UNDONE': {
        const { pollId, voterNo } = change;
        checkIns.set(`${voterNo} ${pollId}`, { kind: 'undone', pollId, voterNo });
        break;
      }
      case 'SEALED_ERASED':
        erasures.push({ orderedBy: seq, seq: change.seq, idx: change.idx });
        break;
      case 'FILE_ERASED':
        fileErasures.push({ orderedBy: seq, sha256: change.sha256 });
        break;
      default:
        assertNever(change);
    }
  }
  return collect([...voters.entries()], [...checkIns.values()], { erasures, fileErasures });
}

function marked(
  before: VoterFate | undefined,
  mark: { readonly removed: boolean; readonly erased: boolean },
  seq: number,
): VoterFate {
  if (before?.kind === 'put') {
    const kept = mark.erased ? erasedVoter(before.voter) : before.voter;
    return { ...before, voter: { ...kept, removed: kept.removed || mark.removed }, seq };
  }
  return {
    kind: 'mark',
    removed: (before?.removed ?? false) || mark.removed,
    erased: (before?.erased ?? false) || mark.erased,
    seq,
  };
}

/** What stands in the place of a ground that nobody knows any more. */
export const NO_GROUND = 'UNKNOWN';

const erasedVoter = (voter: Voter): Voter => ({
  voterNo: voter.voterNo,
  ground: NO_GROUND,
  removed: voter.removed,
  name: null,
  sex: null,
  birth: null,
  idNumber: null,
  group: null,
  household: null,
  phone: null,
  address: null,
  pinyin: null,
  initials: null,
});

function collect(
  voters: readonly (readonly [number, VoterFate])[],
  checkIns: readonly CheckInFate[],
  emptied: Pick<NetChanges, 'erasures' | 'fileErasures'>,
): NetChanges {
  const rowsOf = (kind: 'new' | 'again') => checkIns.flatMap((fate) => (fate.kind === kind ? [fate.row] : []));
  return {
    voterPuts: voters.flatMap(([, fate]) =>
      fate.kind === 'put' ? [{ voter: fate.voter, compared: fate.compared, seq: fate.seq }] : [],
    ),
    voterMarks: voters.flatMap(([voterNo, fate]) =>
      fate.kind === 'mark' ? [{ voterNo, removed: fate.removed, erased: fate.erased, seq: fate.seq }] : [],
    ),
    checkIns: rowsOf('new'),
    checkInsAgain: rowsOf('again'),
    checkInsUndone: checkIns.flatMap((fate) =>
      fate.kind === 'undone' ? [{ pollId: fate.pollId, voterNo: fate.voterNo }] : [],
    ),
    ...emptied,
  };
}
