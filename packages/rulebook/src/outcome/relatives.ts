import { cite, citeBoth, citeParameter, reason } from '../checks/citation.ts';
import { isGrandparent, isNearRelative } from '../checks/kinship.ts';
import type { PackId, Post, Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text, type Text } from '../text.ts';
import type { OutcomeInput } from './input.ts';
import { personKey } from './input.ts';
import { COMMITTEE_RULES } from './rule-ids.ts';
import type { Standing } from './seating.ts';
import type { Avoidance, Draft } from './settle.ts';
import { postRank } from './standings.ts';
import { postName } from './wording.ts';

/**
 * Near relatives by key, both ways, and the words for it that are not known here: whether those two are near relatives, a
 * person must say. `strangers` are names in `relatives` that nobody here bears.
 */
export interface Kinship {
  readonly of: ReadonlyMap<string, ReadonlySet<string>>;
  readonly unsure: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly strangers: readonly string[];
}

function keysByToken(input: OutcomeInput): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  const people = [...input.contests.flatMap((one) => [...one.nominees, ...one.writeIns]), ...(input.seated ?? [])];
  for (const person of people) {
    const key = personKey(person);
    for (const token of [person.name, key]) index.set(token, (index.get(token) ?? new Set()).add(key));
  }
  return index;
}

type Pairs = Map<string, Map<string, string>>;

function addPair(pairs: Pairs, a: string, b: string, word: string): void {
  if (a === b) return;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    pairs.set(one, (pairs.get(one) ?? new Map<string, string>()).set(other, word));
  }
}

const keysOf = (pairs: Pairs): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map([...pairs].map(([key, others]) => [key, new Set(others.keys())]));

/** JWH18 has no avoidance between relatives; where one applies under it, a local text alone asks for it. */
export const lawWithoutAvoidance = (pack: PackId): boolean => pack === 'residents-2018';

/** The relations of an input. Under a law without avoidance, kin that local texts do not all name is for a person to judge. */
export function kinshipOf(input: OutcomeInput, rulebook: Pick<Rulebook, 'pack'>): Kinship {
  const narrow = lawWithoutAvoidance(rulebook.pack);
  const index = keysByToken(input);
  const near: Pairs = new Map();
  const unsure: Pairs = new Map();
  const strangers = new Set<string>();
  const lookUp = (token: string): ReadonlySet<string> => {
    const found = index.get(token);
    if (found === undefined) strangers.add(token);
    return found ?? new Set();
  };
  for (const relation of input.relatives) {
    const known = narrow && isGrandparent(relation.relation) ? 'UNSURE' : isNearRelative(relation.relation);
    if (known === 'NO') continue;
    const left = lookUp(relation.a);
    const right = lookUp(relation.b);
    const pairs = known === 'YES' ? near : unsure;
    for (const a of left) for (const b of right) addPair(pairs, a, b, relation.relation);
  }
  return { of: keysOf(near), unsure, strangers: [...strangers] };
}

interface Holder {
  readonly key: string;
  readonly name: string;
  readonly post: Post;
  readonly votes: number;
  readonly seatedBefore: boolean;
  readonly standing?: Standing;
}

/** Everyone holding a seat, the ones seated in an earlier round first, then by post and votes. */
function holders(input: OutcomeInput, drafts: readonly Draft[]): readonly Holder[] {
  const before = (input.seated ?? []).map((one) => ({
    key: personKey(one),
    name: one.name,
    post: one.post,
    votes: 0,
    seatedBefore: true,
  }));
  const now = drafts.flatMap((draft) =>
    draft.seating.elected.map((one) => ({
      key: one.key,
      name: one.name,
      post: draft.contest.post,
      votes: one.votes,
      seatedBefore: false,
      standing: one,
    })),
  );
  const sorted = now.toSorted(
    (a, b) => postRank(a.post) - postRank(b.post) || b.votes - a.votes || (a.key < b.key ? -1 : 1),
  );
  return [...before, ...sorted];
}

/** The first pair of relatives who would sit together; `first` ranks before `second`. */
function findClash(people: readonly Holder[], kinship: Kinship): Clash | undefined {
  for (const [at, second] of people.entries()) {
    if (second.seatedBefore) continue;
    const above = people.slice(0, at);
    const first = above.find((one) => kinship.of.get(second.key)?.has(one.key) === true);
    if (first !== undefined) return { first, second };
    const perhaps = above.find((one) => kinship.unsure.get(second.key)?.has(one.key) === true);
    const word = perhaps === undefined ? undefined : kinship.unsure.get(second.key)?.get(perhaps.key);
    if (perhaps !== undefined && word !== undefined) return { first: perhaps, second, word };
  }
  return undefined;
}

function raise(lost: ReadonlyMap<Post, number>, post: Post, by: number): Map<Post, number> {
  return new Map(lost).set(post, (lost.get(post) ?? 0) + by);
}

function hold(avoidance: Avoidance, ...people: readonly Holder[]): Avoidance {
  return { ...avoidance, onHold: new Set([...avoidance.onHold, ...people.map((one) => one.key)]) };
}

function voteAgain(avoidance: Avoidance, pair: readonly Holder[], post: Post, fill: boolean): Avoidance {
  const standings = pair.map((one) => one.standing).filter((one) => one !== undefined);
  return {
    ...avoidance,
    barred: new Set([...avoidance.barred, ...pair.map((one) => one.key)]),
    lost: raise(avoidance.lost, post, fill ? 1 : 2),
    runoffs: new Map(avoidance.runoffs).set(post, [...(avoidance.runoffs.get(post) ?? []), ...standings]),
  };
}

export interface AvoidanceStep {
  readonly avoidance: Avoidance;
  readonly reason: Reason;
}

interface Clash {
  readonly first: Holder;
  readonly second: Holder;
  /** How they are related, where that word is not known here. */
  readonly word?: string;
}

/** Whether they are near relatives at all is for a person to say; until then the lower of the two waits. */
function unsureStep(clash: Clash, word: string, avoidance: Avoidance, rulebook: Rulebook): AvoidanceStep {
  const { first, second } = clash;
  const said = text(
    `${first.name}和${second.name}的关系写的是“${word}”，认不出是不是要回避的近亲属；${second.name}的席位先留着，请核对后改写关系再算。`,
    `${first.name} and ${second.name} are given as “${word}”, which is not known here; the seat of ${second.name} is kept free until that is settled.`,
  );
  const citation = cite(rulebook, COMMITTEE_RULES.relatives);
  const stated = text(
    `${first.name}和${second.name}是不是要回避的近亲属，由街道（乡镇）依法决定；${second.name}的席位待定。`,
    `Whether ${first.name} and ${second.name} are near relatives who may not both sit, the sub-district or town decides; the seat of ${second.name} waits.`,
  );
  return { avoidance: hold(avoidance, second), reason: reason(citation, 'unknown', said, { stated }) };
}

/** Says what was done about a clash: the principle is the law's, the way of keeping apart the local text's, if there is one. */
function sayer(clash: Clash, rulebook: Rulebook): (settled: boolean, zh: string, en: string) => Reason {
  const { first, second } = clash;
  const keep = rulebook.parameters.relativesKeep;
  const how = citeParameter(rulebook, COMMITTEE_RULES.relativesHow, keep);
  const citation = citeBoth(cite(rulebook, COMMITTEE_RULES.relatives), how);
  const firm = citation.mark === 'CONFIRMED' && keep !== undefined;
  const both = text(
    `${first.name}（${postName(first.post).zh}）和${second.name}（${postName(second.post).zh}）是近亲属，不能同任。`,
    `${first.name} (${postName(first.post).en}) and ${second.name} (${postName(second.post).en}) are near relatives and may not both sit.`,
  );
  const figures = first.seatedBefore ? { second: second.votes } : { first: first.votes, second: second.votes };
  return (settled, zh, en) => {
    const verdict = settled ? (firm ? 'ok' : 'warning') : 'unknown';
    const left = settled
      ? text(`${zh}这样取舍由街道（乡镇）依法确认。`, `${en} The sub-district or town confirms it.`)
      : text('如何取舍由街道（乡镇）依法决定。', 'Who yields, the sub-district or town decides.');
    const whole = (what: Text): Text => text(both.zh + what.zh, `${both.en} ${what.en}`);
    const detail = verdict === 'ok' ? { figures } : { figures, stated: whole(left) };
    return reason(citation, verdict, whole(text(zh, en)), detail);
  };
}

/** The second of the two gives way; the seat goes to the next with enough votes, or to re-election. */
function giveWay(
  clash: Clash,
  avoidance: Avoidance,
  higher: boolean,
  fill: boolean,
  rulebook: Rulebook,
): AvoidanceStep {
  const { first, second } = clash;
  const kept = higher ? text('职务较高', 'the higher post') : text('得票较多', 'more votes');
  const then = fill
    ? text('由过半数未当选的按得票依次递补。', 'The next with a majority moves up.')
    : text('空出的名额另行选举。', 'The seat is filled by re-election.');
  const said = sayer(clash, rulebook)(
    true,
    `保留${kept.zh}的${first.name}，${second.name}不当选；${then.zh}`,
    `${first.name} stays (${kept.en}); ${second.name} is not elected. ${then.en}`,
  );
  const barred = new Set([...avoidance.barred, second.key]);
  const lost = fill ? avoidance.lost : raise(avoidance.lost, second.post, 1);
  return { avoidance: { ...avoidance, barred, lost }, reason: said };
}

/**
 * Resolves one clash between elected near relatives, or answers nothing when there is none (RES-COMP-3, CNT-13):
 * the higher post stays; on equal posts more votes; on equal votes they vote again. The law fixes the principle only,
 * so where no overlay says how, the way chosen is shown as a warning.
 */
export function avoidNextClash(
  input: OutcomeInput,
  drafts: readonly Draft[],
  kinship: Kinship,
  avoidance: Avoidance,
  rulebook: Rulebook,
): AvoidanceStep | undefined {
  const clash = findClash(holders(input, drafts), kinship);
  if (clash === undefined) return undefined;
  const { first, second, word } = clash;
  if (word !== undefined) return unsureStep(clash, word, avoidance, rulebook);
  const say = sayer(clash, rulebook);
  const fill = rulebook.parameters.relativesFillByNext?.value === true;
  const higher = postRank(first.post) < postRank(second.post);
  if (first.seatedBefore && !higher) {
    const said = say(
      false,
      '先当选的在任，如何取舍没有条文，请报街道定。',
      'No text says who yields; ask the sub-district.',
    );
    return { avoidance: hold(avoidance, second), reason: said };
  }
  if (higher || first.votes !== second.votes) return giveWay(clash, avoidance, higher, fill, rulebook);
  if (first.post !== second.post) {
    const said = say(false, '职务和得票都相同，请报街道定。', 'Same rank and votes; ask the sub-district.');
    return { avoidance: hold(avoidance, first, second), reason: said };
  }
  const said = say(true, '得票相同，就这两人再次投票。', 'Equal votes: the two are voted on again.');
  return { avoidance: voteAgain(avoidance, [first, second], first.post, fill), reason: said };
}

/** Names given as relatives that nobody in this result bears: probably a slip of the pen, so it is said. */
export function strangerReason(kinship: Kinship, rulebook: Rulebook): Reason | undefined {
  if (kinship.strangers.length === 0) return undefined;
  const names = kinship.strangers;
  return reason(
    cite(rulebook, COMMITTEE_RULES.relatives),
    'unknown',
    text(
      `近亲属关系里的${names.join('、')}不在候选人、另选人和已当选人里，请核对姓名。`,
      `${names.join(', ')}, named as relatives, are neither candidates, write-ins nor elected: check the names.`,
    ),
    { stated: null },
  );
}
