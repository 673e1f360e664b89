import type { Cycle, Poll, PollId, Recorded, State } from '@mingxuan/election';
import { decide, evolve, signedResult, unopened } from '@mingxuan/election';
import type { BundleReport, Entry, Fault, JsonValue, Place, SealedRecord } from '@mingxuan/ledger';
import { isErased } from '@mingxuan/ledger';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { describeRulebook, err, NATIONAL_HOLIDAYS, ok, resolveRulebook } from '@mingxuan/rulebook';
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
          checkResult(state, { entry, fact: recorded.fact }, found);
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

type Determined = Extract<Recorded['fact'], { type: 'RESULT_DETERMINED' }>;

/** Lets the same law decide again from the same bundles, and compares figures, outcome and digest. */
function checkResult(state: Cycle, { entry, fact }: { entry: Entry; fact: Determined }, found: Found): void {
  const { poll, figures, outcome: stated, digest } = fact.body;
  const again = determineAgain(state, entry, poll);
  if (!again.ok) {
    found(
      'RESULT_NOT_DUE',
      `${poll} 的结果不能成立：${again.error.message.zh}`,
      `the result of ${poll} does not stand: ${again.error.message.en}`,
    );
    return;
  }
  const decided = again.value;
  if (digestOf(decided.figures) !== digestOf(figures)) {
    found(
      'FIGURES_DIFFER',
      `${poll} 的合计与各扎选票相加的数字不符`,
      `the totals of ${poll} are not the sums of its bundles`,
    );
  }
  if (digestOf(decided.outcome) !== digestOf(stated)) {
    found(
      'RESULT_DIFFERS',
      `${poll} 的结果与按法律重算的不同，重算为：${tell(decided)}`,
      `the law gives another result for ${poll}: ${tell(decided)}`,
    );
  }
  // Names that were erased can no longer be held against the digest; everything else was compared above.
  const named = fact.sealed[0]?.value ?? null;
  if (named !== null && digestOf(signedResult(poll, figures, stated, named.writeIns)) !== digest) {
    found('RESULT_DIGEST', `${poll} 的结果与它自己的摘要不符`, `the result of ${poll} does not have its digest`);
  }
}

function determineAgain(state: Cycle, entry: Entry, poll: PollId): Result<Determined['body'], Refusal> {
  const party = resolveRulebook(state.packs.party.pack, state.packs.party.overlays);
  if (!party.ok) return party;
  const residents = resolveRulebook(state.packs.residents.pack, state.packs.residents.overlays);
  if (!residents.ok) return residents;
  const on = entry.on as IsoDate;
  const decided = decide(
    state,
    { type: 'DETERMINE_RESULT', poll },
    {
      actor: entry.actor,
      on,
      at: entry.at,
      today: on,
      party: party.value,
      residents: residents.value,
      holidays: NATIONAL_HOLIDAYS,
      voters: new Map(),
      checkIns: new Map(),
      digest: digestOf,
    },
  );
  if (!decided.ok) return decided;
  const [fact] = decided.value.filter((one) => one.type === 'RESULT_DETERMINED');
  return fact === undefined ? err(nothingDecided(poll)) : ok(fact.body);
}

const nothingDecided = (poll: PollId): Refusal => ({
  code: 'NOTHING_DECIDED',
  message: { zh: `${poll} 没有可以判定的内容`, en: `nothing to decide for ${poll}` },
  remedy: { zh: '', en: '' },
  sources: [],
});

const tell = ({ outcome: { contests } }: Determined['body']): string =>
  contests.map((c) => `${c.post} ${c.elected.join(',') || '—'} ${c.next}`).join(' · ');

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
