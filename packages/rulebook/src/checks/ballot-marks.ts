import type { Post, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, citeParameter, judge, reason } from './citation.ts';

/** One column of one ballot, as read by the counters. */
export interface Column {
  readonly post: Post;
  readonly seats: number;
  /** Candidates chosen. */
  readonly chosen: readonly string[];
  /** Names written in. */
  readonly writeIns: readonly string[];
  /** Party: candidates voted against; those neither chosen nor refused are abstentions. */
  readonly refused?: readonly string[];
  readonly illegible?: boolean;
  /** Marks of this column that cannot be read, while `chosen` and `writeIns` can. */
  readonly unclear?: number;
}

/** What a column of a ballot counts for. `BLANK` and `INVALID` give nobody a vote, yet the ballot counts as collected. */
export interface ColumnJudgement {
  readonly post: Post;
  readonly state: 'COUNTS' | 'BLANK' | 'INVALID';
  readonly votesFor: readonly string[];
  readonly reason: Reason;
}

const isParty = (rulebook: Rulebook): boolean => rulebook.pack === 'party-2020';

function judgeColumn(column: Column, rulebook: Rulebook): ColumnJudgement {
  const over = cite(rulebook, isParty(rulebook) ? 'PTY-CNT-3' : 'CNT-4');
  const names = [...new Set([...column.chosen, ...column.writeIns])];
  const figures = { chosen: names.length, seats: column.seats };
  const nothing = { post: column.post, votesFor: [] };
  if (column.illegible === true) {
    const said = text('无法辨认，作无效票，仍计入收回票数。', 'Illegible: invalid, still counted as collected.');
    return {
      ...nothing,
      state: 'INVALID',
      reason: judge(cite(rulebook, isParty(rulebook) ? 'PTY-CNT-3' : 'CNT-6'), false, said),
    };
  }
  if (names.length > column.seats) {
    const said = text(
      `选了${names.length}人，多于应选${column.seats}名，这一栏无效，仍计入收回票数。`,
      `${names.length} chosen for ${column.seats} seat(s): invalid, still counted as collected.`,
    );
    return { ...nothing, state: 'INVALID', reason: judge(over, false, said, { figures }) };
  }
  if ((column.unclear ?? 0) > 0) return judgePartlyIllegible(column, names, rulebook);
  if (names.length === 0) {
    const said = text('没有选人，谁也不得票，仍计入收回票数。', 'Nobody chosen; still counted as collected.');
    return { ...nothing, state: 'BLANK', reason: reason(over, 'ok', said, { figures }) };
  }
  return countColumn(column, names, figures, rulebook);
}

/** CNT-6: what cannot be read gives nobody a vote; whether the rest counts, local texts say, and where none does a person. */
function judgePartlyIllegible(column: Column, names: readonly string[], rulebook: Rulebook): ColumnJudgement {
  const parameter = rulebook.parameters.illegiblePart;
  const citation = citeParameter(rulebook, isParty(rulebook) ? 'PTY-MARK-2' : 'CNT-6', parameter);
  const unclear = column.unclear ?? 0;
  const figures = { chosen: names.length, unclear, seats: column.seats };
  if (parameter?.value === 'BALLOT_INVALID') {
    const said = text(
      `有${unclear}处认不清，当地办法按无效票处理，仍计入收回票数。`,
      `${unclear} mark(s) cannot be read: invalid by local rules, still counted as collected.`,
    );
    return { post: column.post, state: 'INVALID', votesFor: [], reason: judge(citation, false, said, { figures }) };
  }
  const state = names.length > 0 ? 'COUNTS' : 'BLANK';
  const counted = { post: column.post, state, votesFor: names } as const;
  if (parameter === undefined || names.length + unclear > column.seats) {
    const said = text(
      `有${unclear}处认不清，认得清的${names.length}人先计票；这张票怎样算，由监票人提交选举委员会定。`,
      `${unclear} mark(s) cannot be read; the ${names.length} that can are counted until the election committee decides.`,
    );
    return { ...counted, reason: reason(citation, 'unknown', said, { figures }) };
  }
  const said = text(
    `认不清的${unclear}处无效，其余${names.length}人有效。`,
    `The ${unclear} mark(s) that cannot be read are void, the other ${names.length} count.`,
  );
  return { ...counted, reason: reason(citation, citation.mark === 'CONFIRMED' ? 'ok' : 'warning', said, { figures }) };
}

/** PTY-MARK-3: only who votes against a candidate may name someone else; write-ins beyond that do not count. */
function countColumn(
  column: Column,
  names: readonly string[],
  figures: Readonly<Record<string, number>>,
  rulebook: Rulebook,
): ColumnJudgement {
  const refused = column.refused?.length ?? 0;
  if (isParty(rulebook) && column.refused !== undefined && column.writeIns.length > refused) {
    const said = text(
      `不赞成${refused}人，另选了${column.writeIns.length}人；弃权不能另选他人，另选的不计。`,
      `${refused} refused but ${column.writeIns.length} written in: an abstention may not name someone else; the write-ins do not count.`,
    );
    const citation = cite(rulebook, 'PTY-MARK-3');
    const state = column.chosen.length > 0 ? 'COUNTS' : 'BLANK';
    return { post: column.post, state, votesFor: column.chosen, reason: judge(citation, false, said, { figures }) };
  }
  const said = text(`有效，选了${names.length}人。`, `Valid: ${names.length} chosen.`);
  const citation = cite(rulebook, isParty(rulebook) ? 'PTY-CNT-3' : 'CNT-4');
  return { post: column.post, state: 'COUNTS', votesFor: names, reason: reason(citation, 'ok', said, { figures }) };
}

function chosenTwice(columns: readonly ColumnJudgement[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const column of columns) {
    for (const name of column.votesFor) (seen.has(name) ? twice : seen).add(name);
  }
  return twice;
}

/**
 * Judges the columns of one ballot (CNT-4, CNT-6; PTY-CNT-3, PTY-MARK-3). One person chosen for two posts on one ballot
 * voids it where the local text says so (CNT-5, dualPost); where no text does, the columns count and a warning stands.
 */
export function judgeBallot(columns: readonly Column[], rulebook: Rulebook): readonly ColumnJudgement[] {
  const judged = columns.map((one) => judgeColumn(one, rulebook));
  const twice = isParty(rulebook) ? new Set<string>() : chosenTwice(judged);
  const dual = rulebook.parameters.dualPost;
  if (twice.size === 0 || dual?.value === 'COUNT_HIGHER') return judged;
  const citation = citeParameter(rulebook, 'CNT-5', dual);
  const names = [...twice].join('、');
  if (dual?.value === 'BALLOT_INVALID') {
    const said = text(
      `${names}在两个职务里都被选，这张票无效。`,
      `${names} chosen for two posts: the ballot is invalid.`,
    );
    const why = judge(citation, false, said);
    return judged.map((one) => ({ post: one.post, state: 'INVALID', votesFor: [], reason: why }));
  }
  const said = text(
    `${names}在两个职务里都被选，当地办法没有写怎样算，请选举委员会定。`,
    `${names} chosen for two posts; no local text says how to count it.`,
  );
  return judged.map((one) =>
    one.votesFor.some((name) => twice.has(name)) ? { ...one, reason: reason(citation, 'unknown', said) } : one,
  );
}
