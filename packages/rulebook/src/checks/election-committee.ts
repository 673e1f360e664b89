import type { Rulebook } from '../law.ts';
import type { Relation } from '../outcome/input.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, citeBoth, citeParameter, judge, reason } from './citation.ts';
import { isNearRelative } from './kinship.ts';

/** A member of the residents' election committee, by the key used in nominations and relations. */
export interface RecMember {
  readonly person: string;
  readonly chairs: boolean;
}

export interface RecFacts {
  readonly members: readonly RecMember[];
  readonly nominated: readonly string[];
  readonly relatives: readonly Relation[];
}

function relatedToNominee(person: string, facts: RecFacts): boolean {
  const nominated = new Set(facts.nominated);
  return facts.relatives
    .filter((one) => isNearRelative(one.relation) !== 'NO')
    .some((one) => (one.a === person && nominated.has(one.b)) || (one.b === person && nominated.has(one.a)));
}

/** Who must leave the committee: the nominated themselves, and near relatives of the nominated (REC-3, JWH25-15). */
export function recMustLeave(facts: RecFacts): readonly RecMember[] {
  const nominated = new Set(facts.nominated);
  return facts.members.filter((one) => nominated.has(one.person) || relatedToNominee(one.person, facts));
}

/** Substitutes in the order of the original vote (REC-4), as many as have left; those who would have to leave too are passed over. */
export function recSubstitutes(facts: RecFacts, inOrderOfVotes: readonly string[]): readonly string[] {
  const sitting = new Set(facts.members.map((one) => one.person));
  const leaving = recMustLeave(facts).length;
  const free = inOrderOfVotes.filter(
    (person) => !sitting.has(person) && !facts.nominated.includes(person) && !relatedToNominee(person, facts),
  );
  return free.slice(0, leaving);
}

/** Whether the election committee is clear of candidates and their near relatives (REC-3, REC-4, REC-10). */
export function checkRecWithdrawal(facts: RecFacts, rulebook: Rulebook): Reason {
  const leave = recMustLeave(facts);
  const citation = citeParameter(rulebook, 'REC-3', rulebook.parameters.recQuitOnRelative);
  if (leave.length === 0) {
    const said = text(
      '选举委员会成员和候选人没有冲突。',
      'No conflict between the election committee and the candidates.',
    );
    return reason(citation, 'ok', said);
  }
  const nominated = new Set(facts.nominated);
  const children = leave.map((one) => {
    const self = nominated.has(one.person);
    const why = self
      ? text('本人被提名为候选人', 'is nominated')
      : text('近亲属被提名为候选人', 'is a near relative of a nominee');
    const chair = one.chairs
      ? text('主任退出后，要先补选新主任再继续。', ' The chair leaves: a new chair is chosen first.')
      : text('', '');
    // A member nominated in person leaves by the law itself; only the relatives' part could be a local setting.
    const grounds = self ? cite(rulebook, 'REC-3') : citation;
    const both = citeBoth(grounds, cite(rulebook, one.chairs ? 'REC-10' : 'REC-4'));
    return judge(
      { ...both, mark: grounds.mark },
      false,
      text(
        `${one.person}${why.zh}，应当退出选举委员会，依次递补并公告。${chair.zh}`,
        `${one.person} ${why.en} and must leave; substitutes follow in order.${chair.en}`,
      ),
    );
  });
  const names = leave.map((one) => one.person);
  const said = text(
    `选举委员会有${leave.length}人应当退出：${names.join('、')}。`,
    `${leave.length} must leave the election committee: ${names.join(', ')}.`,
  );
  return judge(citation, false, said, { figures: { leave: leave.length }, children });
}
