import { commandSchemas } from '@mingxuan/contract';
import type { Command, Context, Cycle, Fact, PollId, Recorded, State } from '@mingxuan/election';
import { decide, erasureObstacles, evolve, paperId, unopened, WITHDRAWAL } from '@mingxuan/election';
import type { BundleReport, Fault, SealedRecord } from '@mingxuan/ledger';
import { isErased } from '@mingxuan/ledger';
import type { Refusal, Result, Rulebook } from '@mingxuan/rulebook';
import { chinaTime, describeRulebook, NATIONAL_HOLIDAYS, ok, resolveRulebook } from '@mingxuan/rulebook';
import { digestOf, mayCommand, recordedFact, scopeOf } from '@mingxuan/server';
import type { RecordedValue } from '@mingxuan/store';
import { askedFor, whoIn } from '../evidence/asked.ts';
import type { Asked } from '../evidence/asked-command.ts';
import type { Findings, Found } from '../evidence/findings.ts';
import { findings } from '../evidence/findings.ts';
import type { People } from '../evidence/people.ts';
import { people } from '../evidence/people.ts';
import { checkResultFiles } from '../evidence/result-files.ts';
import { checkTableFiles, noteOtherProgram } from '../evidence/table-files.ts';
import { checkIssued, compareFact } from '../evidence/same-fact.ts';
import { possiblePairs } from '../evidence/relatives.ts';
import { isUnseen, unseenRecords, withStandIns } from '../evidence/unseen.ts';
import { linePlaces } from './bundle-places.ts';

/** One certified or determined result, and whether the law gives the same from the ledger's figures. */
export interface Recomputed {
  readonly poll: PollId;
  readonly seq: number;
  readonly agrees: boolean;
}

export interface Recomputation {
  readonly results: readonly Recomputed[];
  readonly faults: readonly Fault[];
}

/**
 * Lets the whole cycle be decided anew: every entry is read back as the act that must have been asked for, decided in the
 * state that the entries before it lead to, by the law that was pinned, and compared with what the ledger holds. Total:
 * entries that cannot be read are a fault, not an exception.
 */
export function recompute(report: BundleReport): Recomputation {
  const noted = findings();
  const results: Recomputed[] = [];
  const replay: Replay = {
    report,
    noted,
    results,
    people: people(),
    places: linePlaces(report.files),
    state: unopened,
    issuersSaid: false,
    hiddenRelatives: 0,
  };
  let at = 0;
  noteOtherProgram(report, noted);
  try {
    const recorded = report.entries.map((entry) =>
      withStandIns(recordedFact({ entry, hash: '', records: recordsOf(report.sealed.get(entry.seq)) })),
    );
    while (at < recorded.length) at += replayAct(replay, recorded, at);
    if (replay.state.status !== 'UNOPENED') {
      checkResultFiles(replay.state, report, noted);
      checkTableFiles(replay.state, report, noted);
    }
  } catch (cause) {
    const seq = report.entries[at]?.seq ?? null;
    const why = cause instanceof Error ? cause.message : String(cause);
    noted.at(seq, replay.places[at] ?? {}, 'entry')(
      'ENTRY_UNINTELLIGIBLE',
      `第 ${seq ?? '—'} 号账目无法重放：${why}`,
      `entry ${seq ?? '—'} cannot be replayed: ${why}`,
    );
  }
  return { results, faults: noted.all() };
}

interface Replay {
  readonly report: BundleReport;
  readonly noted: Findings;
  readonly results: Recomputed[];
  readonly people: People;
  readonly places: ReturnType<typeof linePlaces>;
  state: State;
  /** Whether an approval has said whose notice it is of: from then on a withdrawal is approved by whoever put the notice up. */
  issuersSaid: boolean;
  /** Pairs of near relatives in the last declaration that the bundle does not show. */
  hiddenRelatives: number;
}

/** An act records some hundreds of facts at most: a ruling a few, a Party list one for each person. */
const LONGEST_ACT = 500;

/** Decides the act that begins at this entry, takes in its facts, and says how many they were. */
function replayAct(replay: Replay, recorded: readonly Recorded[], at: number): number {
  const [first, ...later] = recorded.slice(at, at + LONGEST_ACT);
  if (first === undefined) return 1;
  const found = foundAt(replay, at, first);
  const before = replay.noted.count();
  if (first.fact.type === 'CYCLE_OPENED') checkPins(first.fact.body.packs, replay.report, found);
  const { state } = replay;
  if (first.fact.type === 'POLL_CLOSED') checkIssued(state, first.fact, found);
  const asked = askedFor([first, ...later], state.status === 'UNOPENED' ? null : state, replay.people);
  const facts = asked === null ? notAsked(first, state, found) : decideAgain(replay, first, asked, found);
  for (const [index, decided] of facts.entries()) {
    const own = recorded[at + index];
    if (own === undefined || !sameAct(first, own)) {
      found(
        'ACT_INCOMPLETE',
        `${first.fact.type} 还应当同时记录 ${decided.type}，账本里没有`,
        `${first.fact.type} records ${decided.type} with it; the ledger does not have it`,
      );
      continue;
    }
    compareFact(state, own, decided, foundAt(replay, at + index, own), replay.hiddenRelatives > 0);
  }
  if (first.fact.type === 'RESULT_DETERMINED')
    replay.results.push({ poll: first.fact.body.poll, seq: first.seq, agrees: replay.noted.count() === before });
  const length = Math.max(1, facts.filter((_, index) => sameActAt(recorded, at, index)).length);
  for (const own of recorded.slice(at, at + length)) {
    if (own.fact.type === 'NOTICE_APPROVED' && own.fact.body.issuer !== undefined) replay.issuersSaid = true;
    if (own.fact.type === 'RELATIVES_DECLARED') replay.hiddenRelatives = unseenRecords(own);
    replay.people.record(own, asked === null ? null : whoIn(asked.command));
    replay.state = evolve(replay.state, own);
  }
  return length;
}

const foundAt = ({ noted, places }: Replay, at: number, { seq, fact }: Recorded): Found =>
  noted.at(seq, places[at] ?? {}, fact.type);

const sameAct = (a: Recorded, b: Recorded): boolean =>
  a.at === b.at && a.on === b.on && a.actor.account === b.actor.account && a.actor.role === b.actor.role;

function sameActAt(recorded: readonly Recorded[], at: number, index: number): boolean {
  const [first, own] = [recorded[at], recorded[at + index]];
  return first !== undefined && own !== undefined && sameAct(first, own);
}

/** Nothing is decided by an erasure; but what is still under way needs its records. */
function erasedInTime(state: State, found: Found): void {
  const first = state.status === 'UNOPENED' ? undefined : erasureObstacles(state)[0];
  if (state.status !== 'UNOPENED' && first === undefined) return;
  found(
    'ERASED_TOO_EARLY',
    `记录在还需要的时候就被清空：${first?.message.zh ?? '还没有启动换届。'}`,
    `records were emptied while they were needed: ${first?.message.en ?? 'no cycle was open.'}`,
  );
}

/** A fact that no act begins with was put there by hand; one whose people were erased can no longer be decided. */
function notAsked(recorded: Recorded, state: State, found: Found): readonly Fact[] {
  const { fact } = recorded;
  if (fact.type === 'RECORDS_ERASED') {
    erasedInTime(state, found);
    return [];
  }
  if (unseenRecords(recorded) > 0 && (fact.type === 'REVIEW_SETTLED' || fact.type === 'RELATIVES_DECLARED')) {
    found(
      'ACT_NOT_SHOWN',
      `${fact.type} 涉及的人没有公开或已经删除，这一项不能重新核对`,
      `the people of ${fact.type} are withheld or erased; it cannot be decided again`,
      'warning',
    );
  } else {
    found('ACT_ALONE', `${fact.type} 不可能单独记录`, `no act records ${fact.type} by itself`);
  }
  return [];
}

/** The facts the program records for this act, or none when it would have refused it. */
function decideAgain(replay: Replay, recorded: Recorded, asked: Asked, found: Found): readonly Fact[] {
  const { state, people: rows } = replay;
  const { command, told } = asked;
  const books = rulebooksFor(state, command);
  if (!books.ok) {
    refusedBy(recorded, books.error, found);
    return [];
  }
  checkForm(recorded, command, found);
  checkOffice(replay, recorded, command, found);
  const { actor, on, at } = recorded;
  const context: Context = {
    actor,
    on,
    at,
    today: chinaTime(at).day,
    ...books.value,
    holidays: NATIONAL_HOLIDAYS,
    ...rows.rowsFor(command, told, state),
    digest: digestOf,
  };
  const decided = decide(state, command, context);
  if (decided.ok) return withHiddenRelatives(replay, recorded, command, context, found) ?? decided.value;
  refusedBy(recorded, decided.error, found);
  return [];
}

/**
 * A result that rests on near relatives whom the bundle does not show: accepted when some pairs, not more than were declared,
 * lead to it, and said to be so. Whether these are the people is for those who may see the declaration.
 */
function withHiddenRelatives(
  { state, hiddenRelatives }: Replay,
  { fact }: Recorded,
  command: Command,
  context: Context,
  found: Found,
): readonly Fact[] | null {
  if (fact.type !== 'RESULT_DETERMINED' || state.status === 'UNOPENED' || hiddenRelatives === 0) return null;
  for (const pairs of possiblePairs(state, fact.body.poll, hiddenRelatives)) {
    const decided = decide({ ...state, relatives: { on: context.on, pairs } }, command, context);
    if (!decided.ok) continue;
    const [same] = decided.value;
    if (same?.type !== 'RESULT_DETERMINED' || digestOf(same.body.outcome) !== digestOf(fact.body.outcome)) continue;
    if (pairs.length > 0)
      found(
        'RELATIVES_NOT_SHOWN',
        `${fact.body.poll} 的结果依据了没有公开的近亲属关系，请有权查看的人凭受限证据包核对`,
        `the result of ${fact.body.poll} rests on near relatives that are withheld; check it with the restricted bundle`,
        'warning',
      );
    return decided.value;
  }
  return null;
}

const OWN_CODES: Readonly<Record<string, string>> = {
  'RESULT_SIGNED FIGURES_CHANGED': 'SIGNED_OTHER_FIGURES',
};

function refusedBy({ fact }: Recorded, { code, message }: Refusal, found: Found): void {
  if (fact.type === 'PAPER_ISSUED' && code === 'NOTICE_NEEDS_TWO_PEOPLE') {
    found(
      'ISSUED_IN_ONE_STEP',
      `文书第 ${fact.body.no} 号是公告或公文，由一个人一步出具；那时的版本还不要求起草和审批由两个人办`,
      `paper ${fact.body.no} is a notice or letter issued by one person in one step, as earlier versions allowed`,
      'warning',
    );
    return;
  }
  const own = fact.type === 'RESULT_DETERMINED' ? 'RESULT_NOT_DUE' : (OWN_CODES[`${fact.type} ${code}`] ?? code);
  found(
    own,
    `${fact.type} 按前面的账目不应当发生：${message.zh}`,
    `${fact.type} should have been refused by the entries before it: ${message.en}`,
  );
}

/** The form every request is held to; what is not shown stands outside it. The two rolls are judged by their numbers. */
function checkForm(recorded: Recorded, command: Command, found: Found): void {
  if (command.type === 'IMPORT_ROLL' || command.type === 'RECORD_PARTY_ROLL' || unseenRecords(recorded) > 0) return;
  const read = commandSchemas[command.type].safeParse(command);
  if (read.success) return;
  const wrong = read.error.issues.filter((issue) => !standsIn(valueAt(command, issue.path)));
  if (wrong.length === 0) return;
  const where = wrong.map((issue) => issue.path.join('.')).join('、');
  found(
    'ACT_MALFORMED',
    `${recorded.fact.type} 的内容不合格式：${where}`,
    `${recorded.fact.type} is not of the form an act has: ${where}`,
  );
}

const standsIn = (value: unknown): boolean => typeof value === 'number' && isUnseen(value);

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

const isObject = (value: unknown): value is Readonly<Record<PropertyKey, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether the office the act was recorded under may do it, and has not made what it checks. */
function checkOffice(replay: Replay, recorded: Recorded, command: Command, found: Found): void {
  const { state, report } = replay;
  const { account, role } = recorded.actor;
  const scope = scopeOf(report.entries[0]?.community ?? '');
  const actor = { accountId: account, name: '', grants: [{ role, scope }] } as Parameters<typeof mayCommand>[0];
  const allowed = mayCommand(actor, command, state, scope);
  if (allowed.ok) return;
  if (byEarlierRule(replay, recorded, command)) {
    found(
      'WITHDRAWAL_APPROVED_BY_CHAIR',
      '撤回公告由居民选举委员会主任审批，被撤回的不是选举委员会的公告；那时的版本都由主任审批，从哪一条起改由原出具单位审批，账目里看得出',
      'the chair approved the withdrawal of a notice that was not the committee’s; earlier versions had every withdrawal approved so, and the entries show where that ends',
      'warning',
    );
    return;
  }
  found(
    'NOT_THEIR_OFFICE',
    `${recorded.fact.type} 由身份 ${role} 办理，不合分工：${allowed.error.message.zh}`,
    `${recorded.fact.type} was done as ${role}: ${allowed.error.message.en}`,
  );
}

/**
 * A rule holds for what comes after it: whoever put a notice up approves its withdrawal since approvals say whose notice they are
 * of. Before, the chair did, as for all notices of the committee. Once one entry has said it, there is no way back.
 */
const byEarlierRule = ({ issuersSaid }: Replay, { fact, actor }: Recorded, command: Command): boolean =>
  !issuersSaid &&
  fact.type === 'NOTICE_APPROVED' &&
  fact.body.issuer === undefined &&
  command.type === 'APPROVE_NOTICE' &&
  paperId(command.paper) === WITHDRAWAL &&
  actor.role === 'REC_CHAIR';

interface Books {
  readonly party: Rulebook;
  readonly residents: Rulebook;
}

function rulebooksFor(state: State, command: Command): Result<Books, Refusal> {
  const packs: Pick<Cycle, 'packs'>['packs'] | Extract<Command, { type: 'OPEN_CYCLE' }>['packs'] | null =
    state.status === 'UNOPENED' ? (command.type === 'OPEN_CYCLE' ? command.packs : null) : state.packs;
  const party =
    packs === null ? resolveRulebook('party-2020') : resolveRulebook(packs.party.pack, packs.party.overlays);
  if (!party.ok) return party;
  const residents =
    packs === null
      ? resolveRulebook('residents-2026')
      : resolveRulebook(packs.residents.pack, packs.residents.overlays);
  return residents.ok ? ok({ party: party.value, residents: residents.value }) : residents;
}

const recordsOf = (records: readonly SealedRecord[] = []): readonly RecordedValue[] =>
  records.map((record) =>
    isErased(record)
      ? { disclosure: 'RESTRICTED', value: null }
      : { disclosure: record.disclosure, value: record.value },
  );

/** The law that this program holds must be the law that was pinned, or the recomputation is by another law. */
function checkPins(
  packs: Extract<Fact, { type: 'CYCLE_OPENED' }>['body']['packs'],
  report: BundleReport,
  found: Found,
): void {
  for (const pin of [packs.party, packs.residents]) {
    const book = resolveRulebook(pin.pack, pin.overlays);
    if (book.ok && digestOf(describeRulebook(book.value)) === pin.digest) continue;
    const included = report.manifest?.rulePacks.some((pack) => pack.sha256 === pin.digest) === true;
    found(
      'RULES_DIFFER',
      `启动换届时锁定的规则 ${pin.pack} 与本程序所带的不同，下面是按本程序的规则重算的`,
      `the rules ${pin.pack} pinned at the opening are not those of this program; results are recomputed by this program's`,
      // Rules that lie in the bundle as they were pinned are merely of another version of the program.
      included ? 'warning' : 'error',
    );
  }
}
