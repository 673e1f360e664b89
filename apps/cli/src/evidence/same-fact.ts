import type { Fact, Recorded, State } from '@mingxuan/election';
import { digestOf } from '@mingxuan/server';
import type { Found } from './findings.ts';
import { isUnseen, unseenRecords } from './unseen.ts';

/** Compares what the ledger holds with what the program records for the same act in the same state. */
export function compareFact(
  state: State,
  recorded: Recorded,
  decided: Fact,
  found: Found,
  relativesHidden: boolean,
): void {
  const { fact } = recorded;
  if (fact.type === 'RESULT_DETERMINED' && decided.type === 'RESULT_DETERMINED')
    return compareResult(recorded, fact, decided, found, relativesHidden);
  if (fact.type !== decided.type || fact.stream !== decided.stream) {
    found(
      'ACT_DIFFERS',
      `这里应当记录的是 ${decided.type}，账本里却是 ${fact.type}`,
      `this act records ${decided.type}, the ledger has ${fact.type}`,
    );
    return;
  }
  if (fact.type === 'CANDIDATES_PUBLISHED') checkNames(state, fact, found);
  if (fact.type === 'INTRODUCTIONS_PUBLISHED') checkWords(state, fact, found);
  const fields = differing(comparable(fact, state), comparable(asThen(decided, fact), state));
  const other = fact.type === 'POLL_CLOSED' ? fields.filter((field) => field !== 'issued') : fields;
  if (other.length > 0) {
    found(
      'ACT_DIFFERS',
      `${fact.type} 的内容与账本中前面的记录推不出来：${other.join('、')}`,
      `${fact.type} does not follow from the entries before it: ${other.join(', ')}`,
    );
  }
  if (unseenRecords(recorded) === 0 && fact.sealed.length !== decided.sealed.length) {
    found(
      'RECORDS_DIFFER',
      `${fact.type} 应有 ${decided.sealed.length} 条封存记录，实有 ${fact.sealed.length} 条`,
      `${fact.type} has ${fact.sealed.length} sealed records instead of ${decided.sealed.length}`,
    );
  }
}

type FactAs<T extends Fact['type']> = Extract<Fact, { readonly type: T }>;

/** The ballots issued are the people who received one: counted again from the check-ins, channel by channel. */
export function checkIssued(state: State, { body }: FactAs<'POLL_CLOSED'>, found: Found): void {
  const poll = state.status === 'UNOPENED' ? undefined : state.polls.find((one) => one.id === body.poll);
  if (poll === undefined || poll.stage === 'PREPARED' || poll.stream === 'PARTY') return;
  const { HALL, PROXY, MOBILE } = poll.checkedIn;
  const people = HALL + PROXY + MOBILE;
  if (body.issued !== people) {
    found(
      'ISSUED_DIFFERS',
      `${body.poll} 写发出选票 ${body.issued} 张，领票登记共 ${people} 人（会场 ${HALL}、委托 ${PROXY}、流动票箱 ${MOBILE}）`,
      `${body.poll} says ${body.issued} ballots were issued; ${people} people checked in (hall ${HALL}, proxy ${PROXY}, mobile ${MOBILE})`,
    );
  }
  if (body.issued > poll.entitled) {
    found(
      'ISSUED_EXCEEDS_ROLL',
      `${body.poll} 发出选票 ${body.issued} 张，多于有选举权的 ${poll.entitled} 人`,
      `${body.poll}: ${body.issued} ballots issued to ${poll.entitled} voters`,
    );
  }
}

/** A list names the people who were nominated; in the public bundle a later list names those of the earlier one. */
function checkNames(state: State, { sealed }: FactAs<'CANDIDATES_PUBLISHED'>, found: Found): void {
  for (const { value } of sealed) {
    const known = state.status === 'UNOPENED' ? undefined : state.candidates.find((one) => one.id === value?.id);
    if (value === null || known === undefined || known.name === '') continue;
    if (known.name === value.name && known.sex === value.sex) continue;
    found(
      'NAMES_DIFFER',
      `名单上的 ${value.id} 与前面登记的不是同一人`,
      `the list names somebody else as ${value.id} than the entries before it`,
    );
  }
}

/** What goes on the wall is what was checked; where that is withheld the public bundle can compare nothing. */
function checkWords(state: State, { sealed }: FactAs<'INTRODUCTIONS_PUBLISHED'>, found: Found): void {
  const all = state.status === 'UNOPENED' ? [] : state.introductions.all;
  for (const { value } of sealed) {
    const checked = all.find((one) => one.id === value?.id)?.words;
    if (value === null || checked === undefined || checked.about === '' || checked.plan === '') continue;
    if (checked.about === value.about && checked.plan === value.plan) continue;
    found(
      'WORDS_DIFFER',
      `公布的 ${value.id} 的自我介绍不是核对过的那一份`,
      `the introduction published of ${value.id} is not the one that was checked`,
    );
  }
}

/**
 * A decided fact in the words of the version that recorded it: earlier ones told why an entry changed in the public body, and did not
 * say whether a ruling was posted late, or whose notice was approved. What is left out stands compared by nothing, what is kept must agree.
 */
function asThen(decided: Fact, recorded: Fact): Fact {
  switch (decided.type) {
    case 'VOTER_ADDED':
    case 'VOTER_REMOVED':
    case 'VOTER_CORRECTED':
      return decided.type === recorded.type && 'reason' in recorded.body
        ? { ...decided, body: { ...recorded.body, voterNo: decided.body.voterNo } }
        : decided;
    case 'ROLL_AMENDED': {
      const reason = recorded.type === 'ROLL_AMENDED' ? recorded.body.reason : undefined;
      return reason === undefined ? decided : { ...decided, body: { ...decided.body, reason } };
    }
    case 'NOTICE_APPROVED': {
      const { issuer: _issuer, ...then } = decided.body;
      return recorded.type === 'NOTICE_APPROVED' && recorded.body.issuer === undefined
        ? { ...decided, body: then }
        : decided;
    }
    case 'RULING_PUBLISHED': {
      const { late: _late, ...then } = decided.body;
      return recorded.type === 'RULING_PUBLISHED' && recorded.body.late === undefined
        ? { ...decided, body: then }
        : decided;
    }
    default:
      return decided;
  }
}

/** The public part of a fact, without what only the names that are not shown could tell. */
function comparable(fact: Fact, state: State): Readonly<Record<string, unknown>> {
  switch (fact.type) {
    case 'CYCLE_OPENED': {
      // Whether the pinned law is this program's law is told apart from this.
      const { packs: _packs, ...rest } = fact.body;
      return rest;
    }
    case 'PLAN_ADOPTED':
      // The windows depend on which days were wished for, and that is not recorded; the days themselves are.
      return { ...fact.body, steps: fact.body.steps.map(({ code, planned }) => ({ code, planned })) };
    default: {
      const { warnings, ...rest } = fact.body as Readonly<Record<string, unknown>>;
      return warnings === undefined || !peopleShown(fact, state) ? rest : { ...rest, warnings };
    }
  }
}

/** Warnings may rest on who somebody is: whether everyone they could be about is shown. */
function peopleShown(fact: Fact, state: State): boolean {
  switch (fact.type) {
    case 'PROXY_AUTHORISED':
      return fact.sealed.every(({ value }) => value !== null && !isUnseen(value.principal));
    case 'MOBILE_BOX_APPROVED':
      return fact.sealed.every(({ value }) => value?.kind === 'STAFF' || (value !== null && !isUnseen(value.voterNo)));
    case 'CANDIDATES_PUBLISHED':
      return (
        state.status !== 'UNOPENED' &&
        state.candidates.every((c) => c.stream === 'PARTY' || (c.voterNo !== null && c.birth !== null))
      );
    default:
      return true;
  }
}

function differing(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys.filter((key) => digestOf(a[key] ?? null) !== digestOf(b[key] ?? null));
}

/** The result: figures as the sums of the bundles, outcome and reasons as the law gives them, digest as it was signed. */
function compareResult(
  recorded: Recorded,
  stated: FactAs<'RESULT_DETERMINED'>,
  decided: FactAs<'RESULT_DETERMINED'>,
  found: Found,
  relativesHidden: boolean,
): void {
  const { body } = stated;
  const { poll, figures, outcome, digest } = body;
  const sameFigures = digestOf(decided.body.figures) === digestOf(figures);
  const sameOutcome = digestOf(decided.body.outcome) === digestOf(outcome);
  if (!sameFigures) {
    found(
      'FIGURES_DIFFER',
      `${poll} 的合计与各扎选票相加的数字不符`,
      `the totals of ${poll} are not the sums of its bundles`,
    );
  }
  if (!sameOutcome) {
    found(
      'RESULT_DIFFERS',
      `${poll} 的结果与按法律重算的不同，重算为：${tell(decided)}`,
      `the law gives another result for ${poll}: ${tell(decided)}`,
    );
  }
  // The digest of the true result under other figures is as wrong as another digest under the true ones.
  if ((digest === decided.body.digest) !== (sameFigures && sameOutcome)) {
    found('RESULT_DIGEST', `${poll} 的结果与它自己的摘要不符`, `the result of ${poll} does not have its digest`);
  }
  const unexpected = differing(
    { ...body, figures: 0, outcome: 0, digest: 0 },
    { poll, figures: 0, outcome: 0, digest: 0 },
  );
  // How people are related is part of the reasons; where that is withheld, only the written-in votes are compared.
  const named = (fact: FactAs<'RESULT_DETERMINED'>) =>
    fact.sealed.map(({ value }) => (relativesHidden ? value?.writeIns : value));
  const [then, now] = [named(stated), named(decided)];
  const same = digestOf(then) === digestOf(saysForPapers(then) ? now : withoutStated(now));
  if (unexpected.length > 0 || (unseenRecords(recorded) === 0 && !same)) {
    found(
      'REASONS_DIFFER',
      `${poll} 的另选票数或理由与按各扎选票、按法律重算的不同`,
      `the written-in votes or the reasons of ${poll} are not those that its bundles and the law give`,
    );
  }
}

/** Versions before papers had their own sentence for what is not settled recorded the whole one alone. */
const saysForPapers = (value: unknown): boolean => JSON.stringify(value).includes('"stated":');
const withoutStated = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, held: unknown) => (key === 'stated' ? undefined : held)));

const tell = ({ body: { outcome } }: FactAs<'RESULT_DETERMINED'>): string =>
  outcome.contests.map((c) => `${c.post} ${c.elected.join(',') || '—'} ${c.next}`).join(' · ');
