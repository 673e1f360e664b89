import { ok } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { When } from '../fact-of.ts';
import { opened, restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { Duplicate, DuplicateDecision, DuplicateFact } from './duplicate-facts.ts';

/** Records matches that a comparison has found and this ledger does not know yet. */
export function noteDuplicates(state: Cycle, { matches }: CommandOf<'NOTE_DUPLICATES'>): Decision {
  const fresh = matches.filter(({ mark, other }) =>
    state.duplicates.every(({ match }) => match?.mark !== mark || match.other.id !== other.id),
  );
  if (fresh.length === 0) {
    return refuse(
      'NO_NEW_DUPLICATE',
      { zh: '没有发现新的重复登记。', en: 'No new double registration was found.' },
      { zh: '不用处理。', en: 'There is nothing to do.' },
    );
  }
  return ok(
    fresh.map((match, index) => ({
      type: 'DUPLICATE_FOUND' as const,
      stream: 'RESIDENTS' as const,
      body: { no: state.duplicates.length + index + 1 },
      sealed: [restricted(match)],
    })),
  );
}

/**
 * This side's decision, signed by whoever answers for its roll; the other side records its own (RC30). It may be changed while the
 * two do not agree. Striking the person from the roll is an amendment of its own, with its notice.
 */
export function resolveDuplicate(state: Cycle, command: CommandOf<'RESOLVE_DUPLICATE'>): Decision {
  const known = state.duplicates.find((one) => one.no === command.no);
  if (known === undefined || known.resolution?.decision === command.decision) {
    return refuse(
      'NO_OPEN_DUPLICATE',
      { zh: `没有第${command.no}号待处理的重复登记。`, en: `There is no open double registration ${command.no}.` },
      {
        zh: '请核对编号；已经作过同样决定的不用再登记。',
        en: 'Check the number; the same decision is not recorded twice.',
      },
    );
  }
  const reason = command.reason.trim();
  if (reason === '') {
    return refuse(
      'DECISION_WITHOUT_REASON',
      { zh: '没有写明为什么留在或退出本社区名单。', en: 'The decision has no reason.' },
      {
        zh: '请写明事由，例如本人选择在户籍地登记、有本人签字的说明。',
        en: 'Give the reason, as the person’s own signed choice.',
      },
    );
  }
  return ok([
    {
      type: 'DUPLICATE_RESOLVED',
      stream: 'RESIDENTS',
      body: { no: command.no, decision: command.decision },
      sealed: [restricted({ reason, evidence: command.evidence })],
    },
  ]);
}

export function evolveDuplicates(state: Cycle, fact: DuplicateFact, { on, actor }: When): Cycle {
  switch (fact.type) {
    case 'DUPLICATE_FOUND': {
      const found: Duplicate = { no: fact.body.no, match: opened(fact.sealed)[0] ?? null, resolution: null };
      return { ...state, duplicates: [...state.duplicates, found] };
    }
    case 'DUPLICATE_RESOLVED': {
      const { no, decision } = fact.body;
      return {
        ...state,
        duplicates: state.duplicates.map((one) =>
          one.no === no ? { ...one, resolution: { decision, on, by: actor.account } } : one,
        ),
      };
    }
    default:
      return fact satisfies never;
  }
}

/** How the two sides stand to each other. */
export type DuplicateStanding =
  | 'UNDECIDED'
  | 'WAITING_FOR_OTHER'
  | 'OTHER_DECIDED'
  | 'BOTH_STAY'
  | 'BOTH_LEAVE'
  | 'TO_BE_STRUCK'
  | 'SETTLED';

/** `struck`: nobody of the two stands on both rolls any more. */
export function duplicateStanding(
  own: DuplicateDecision | null,
  other: DuplicateDecision | null,
  struck: boolean,
): DuplicateStanding {
  if (own === null) return other === null ? 'UNDECIDED' : 'OTHER_DECIDED';
  if (other === null) return 'WAITING_FOR_OTHER';
  if (own === other) return own === 'STAYS_HERE' ? 'BOTH_STAY' : 'BOTH_LEAVE';
  return struck ? 'SETTLED' : 'TO_BE_STRUCK';
}
