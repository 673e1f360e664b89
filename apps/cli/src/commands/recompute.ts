import type { Cycle, Poll, PollId, Recorded, State, WriteIn } from '@mingxuan/election';
import { evolve, outcomeInput, publicOutcome, sumBundles, unopened } from '@mingxuan/election';
import type { BundleReport, Fault, JsonValue, Place, SealedRecord } from '@mingxuan/ledger';
import { isErased } from '@mingxuan/ledger';
import { describeRulebook, outcome, resolveRulebook } from '@mingxuan/rulebook';
import { digestOf, recordedFact } from '@mingxuan/server';
import type { RecordedValue } from '@mingxuan/store';
import { linePlaces, RESULTS_FOLDER } from './bundle-places.ts';

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
 * Decides every result of a bundle anew: folds its entries and asks the rulebook, trusting no figure that the ledger
 * itself adds up. Total: entries that cannot be folded are a fault, not an exception.
 */
export function recompute(report: BundleReport): Recomputation {
  const results: Recomputed[] = [];
  const faults: Fault[] = [];
  const places = linePlaces(report.files);
  let state: State = unopened;
  for (const [index, entry] of report.entries.entries()) {
    const found = collector(entry.seq, places[index] ?? {}, faults);
    try {
      const recorded = recordedFact({ entry, hash: '', records: recordsOf(report.sealed.get(entry.seq)) });
      if (recorded.fact.type === 'CYCLE_OPENED') checkPins(recorded.fact.body.packs, report, found);
      if (state.status !== 'UNOPENED') {
        if (recorded.fact.type === 'RESULT_DETERMINED') {
          const before = faults.length;
          checkResult(state, recorded.fact, found);
          results.push({ poll: recorded.fact.body.poll, seq: entry.seq, agrees: faults.length === before });
        }
        if (recorded.fact.type === 'RESULT_SIGNED') checkSignature(state, recorded.fact.body, found);
      }
      state = evolve(state, recorded);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      found(
        'ENTRY_UNINTELLIGIBLE',
        `第 ${entry.seq} 号账目无法重放：${why}`,
        `entry ${entry.seq} cannot be replayed: ${why}`,
      );
      return { results, faults };
    }
  }
  if (state.status !== 'UNOPENED') checkResultFiles(state, report, faults);
  return { results, faults };
}

type Found = (code: string, zh: string, en: string, severity?: Fault['severity']) => void;

const collector =
  (seq: number | null, place: Place, faults: Fault[]): Found =>
  (code, zh, en, severity = 'error') =>
    void faults.push({ code, severity, seq, place, message: { zh, en } });

const recordsOf = (records: readonly SealedRecord[] = []): readonly RecordedValue[] =>
  records.map((record) =>
    isErased(record)
      ? { disclosure: 'RESTRICTED', value: null }
      : { disclosure: record.disclosure, value: record.value },
  );

type FactBody<T extends string> = Extract<Recorded['fact'], { type: T }>['body'];

/** The law that this program holds must be the law that was pinned, or the recomputation is by another law. */
function checkPins(packs: FactBody<'CYCLE_OPENED'>['packs'], report: BundleReport, found: Found): void {
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

function checkResult(state: Cycle, fact: Extract<Recorded['fact'], { type: 'RESULT_DETERMINED' }>, found: Found): void {
  const { poll: id, figures, outcome: stated, digest } = fact.body;
  const poll = state.polls.find((one) => one.id === id);
  if (poll?.stage !== 'COUNTING') {
    found('RESULT_WITHOUT_COUNT', `${id} 的结果之前没有计票`, `the result of ${id} follows no count`);
    return;
  }
  const sums = sumBundles(poll);
  if (sums === null) {
    found(
      'RESULT_BEFORE_AGREEMENT',
      `${id} 还有没有核对一致的选票就定了结果`,
      `${id} was determined before all bundles agreed`,
    );
    return;
  }
  const { entitled, issued, collected } = poll;
  const present = poll.stream === 'PARTY' ? poll.present : issued;
  const { valid, invalid, marks } = sums.figures;
  const counted = { entitled, present, issued, collected, valid, invalid, marks };
  if (digestOf(counted) !== digestOf(figures)) {
    found(
      'FIGURES_DIFFER',
      `${id} 的合计与各扎选票相加的数字不符`,
      `the totals of ${id} are not the sums of its bundles`,
    );
  }
  const pin = poll.stream === 'PARTY' ? state.packs.party : state.packs.residents;
  const book = resolveRulebook(pin.pack, pin.overlays);
  if (!book.ok) {
    found(
      'RULES_UNKNOWN',
      `不认识的规则 ${pin.pack}：${book.error.message.zh}`,
      `unknown rules ${pin.pack}: ${book.error.message.en}`,
    );
    return;
  }
  const decided = publicOutcome(
    outcome(outcomeInput(state, poll, counted, writeInsOf(fact, sums.writeIns)), book.value),
  );
  if (digestOf(decided) !== digestOf(stated)) {
    found(
      'RESULT_DIFFERS',
      `${id} 的结果与按法律重算的不同：${tell(decided)}`,
      `the law gives another result for ${id}: ${tell(decided)}`,
    );
  }
  if (digestOf({ poll: id, figures, outcome: stated }) !== digest) {
    found('RESULT_DIGEST', `${id} 的结果与它自己的摘要不符`, `the result of ${id} does not have its digest`);
  }
}

/** Names written in may be withheld with their bundles; the result itself then tells them. */
const writeInsOf = (
  fact: Extract<Recorded['fact'], { type: 'RESULT_DETERMINED' }>,
  counted: readonly WriteIn[],
): readonly WriteIn[] => (counted.length > 0 ? counted : (fact.sealed[0]?.value?.writeIns ?? []));

const tell = (decided: ReturnType<typeof publicOutcome>): string =>
  decided.contests.map((c) => `${c.post} ${c.elected.join(',') || '—'} ${c.next}`).join(' · ');

function checkSignature(state: Cycle, body: FactBody<'RESULT_SIGNED'>, found: Found): void {
  const poll = state.polls.find((one) => one.id === body.poll);
  if ((poll?.stage === 'DETERMINED' || poll?.stage === 'CERTIFIED') && poll.digest === body.digest) return;
  found(
    'SIGNED_OTHER_FIGURES',
    `${body.poll} 签字的不是这组数字`,
    `the signature on ${body.poll} is not over these figures`,
  );
}

/** What the bundle shows as results must be what its ledger says. */
function checkResultFiles(state: Cycle, report: BundleReport, faults: Fault[]): void {
  for (const [name, bytes] of report.files) {
    if (!name.startsWith(RESULTS_FOLDER)) continue;
    const poll = state.polls.find((one) => `${RESULTS_FOLDER}${one.id}.json` === name);
    const shown = readJson(bytes);
    if (poll !== undefined && isObject(shown) && sameResult(shown, poll)) continue;
    const found = collector(null, { file: name }, faults);
    found('RESULT_FILE_DIFFERS', `${name} 与账本里的结果不符`, `${name} is not the result in the ledger`);
  }
}

function sameResult(shown: Readonly<Record<string, JsonValue>>, poll: Poll): boolean {
  if (poll.stage !== 'DETERMINED' && poll.stage !== 'CERTIFIED') return false;
  const { figures, outcome: decided, digest } = poll;
  const { figures: f, outcome: o, digest: d } = shown;
  return (
    digestOf({ figures, outcome: decided, digest }) ===
    digestOf({ figures: f ?? null, outcome: o ?? null, digest: d ?? null })
  );
}

const isObject = (value: JsonValue | undefined): value is Readonly<Record<string, JsonValue>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(bytes: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonValue;
  } catch {
    return undefined;
  }
}
