import type { EntryDraft, Head, JsonValue, SpelledEntry } from '@mingxuan/ledger';
import { sealSpelled } from '@mingxuan/ledger';
import type { Vault } from '@mingxuan/vault';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Append } from './append-statement.ts';
import { newStretch } from './desk-pages.ts';
import type { Domain, RecordedAct } from './domain.ts';
import type { Folded } from './fold.ts';
import type { Queryable, Receipt, SentCommand } from './ledger-rows.ts';
import type { AskDesk, Lookups } from './lookups.ts';
import { lookupsIn } from './lookups.ts';
import type { CausedChange } from './net-changes.ts';
import { emptiesAnything, netChanges, onlyNewCheckIns } from './net-changes.ts';
import { notSealed } from './store-refusal.ts';

/** What an act may look at. */
export interface ActContext<State> {
  readonly head: Head;
  readonly state: State;
  readonly read: Lookups;
}

/** What an act wants recorded, and what to answer the caller now and at every repetition of the same command. */
export interface ActOutcome {
  readonly drafts: readonly EntryDraft[];
  readonly answer?: JsonValue;
}

/**
 * Decides on drafts or a refusal. It may be called twice for one command (when another process was faster), so it must
 * do nothing but decide.
 */
export type Act<State> = (
  context: ActContext<State>,
) => Result<ActOutcome, Refusal> | Promise<Result<ActOutcome, Refusal>>;

/** One command of one community. */
export interface Command<State> {
  readonly communityId: string;
  readonly sent: SentCommand;
  readonly act: Act<State>;
}

export interface PrepareOptions {
  readonly snapshotEvery: number;
  readonly salts: () => string;
}

/** What would be written, and the state that would follow. */
export interface Prepared<State> {
  readonly append: Append;
  readonly next: Folded<State>;
}

/**
 * Decides, seals and folds from a known state, without writing anything. `db` serves the act's lookups, `askDesk` those of a
 * check-in where another way is quicker.
 */
export async function prepareAppend<State>(
  db: Queryable,
  vault: Vault,
  domain: Domain<State>,
  { communityId, sent, act }: Command<State>,
  from: Folded<State>,
  options: PrepareOptions,
  askDesk?: AskDesk,
): Promise<Result<Prepared<State>, Refusal>> {
  const decided = await act({ head: from.head, state: from.state, read: lookupsIn(db, vault, communityId, askDesk) });
  if (!decided.ok) return decided;
  const sealed = sealAll(communityId, decided.value.drafts, from.head, options.salts);
  if (!sealed.ok) return sealed;
  const { state, changes } = foldSealed(domain, from.state, sealed.value);
  const last = sealed.value.at(-1);
  const head = last === undefined ? from.head : { seq: last.entry.seq, hash: last.hash };
  const net = netChanges(changes);
  // What is erased must not live on in a snapshot: there is none until the chain has been folded anew (`ledger-store.ts`).
  const due = !emptiesAnything(net) && head.seq - from.savedAt >= options.snapshotEvery;
  return ok({
    next: {
      head,
      state,
      savedAt: due ? head.seq : from.savedAt,
      stretch: onlyNewCheckIns(net) ? from.stretch : newStretch(),
    },
    append: {
      communityId,
      sent,
      prev: from.head,
      next: head,
      entries: sealed.value,
      net,
      answer: JSON.stringify(decided.value.answer ?? null),
      snapshot: due ? { version: domain.version, state: JSON.stringify(state) } : null,
    },
  });
}

function sealAll(
  communityId: string,
  drafts: readonly EntryDraft[],
  head: Head,
  salts: () => string,
): Result<readonly SpelledEntry[], Refusal> {
  const sealed: SpelledEntry[] = [];
  let prev = head;
  for (const draft of drafts) {
    if (draft.community !== communityId) throw new Error('a draft of another community');
    const made = sealSpelled(draft, prev, salts);
    if (!made.ok) return err(notSealed(made.error));
    sealed.push(made.value);
    prev = { seq: made.value.entry.seq, hash: made.value.hash };
  }
  return ok(sealed);
}

function foldSealed<State>(
  domain: Domain<State>,
  from: State,
  sealed: readonly SpelledEntry[],
): { readonly state: State; readonly changes: readonly CausedChange[] } {
  let state = from;
  const changes: CausedChange[] = [];
  for (const { entry, hash, sealed: records } of sealed) {
    const act: RecordedAct = {
      entry,
      hash,
      records: records.flatMap((r) => ('erased' in r ? [] : [{ disclosure: r.disclosure, value: r.value }])),
    };
    const after = domain.evolve(state, act);
    for (const change of domain.project(act, { before: state, after })) changes.push({ seq: entry.seq, change });
    state = after;
  }
  return { state, changes };
}

export const receiptOf = (append: Append): Receipt => ({
  commandId: append.sent.commandId,
  firstSeq: append.prev.seq + 1,
  lastSeq: append.next.seq,
  answer: JSON.parse(append.answer) as JsonValue,
  repeated: false,
});
