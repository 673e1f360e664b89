import type { Acted } from '@mingxuan/contract';
import { inStrokeOrder } from '@mingxuan/documents';
import type { CheckInFact, Command, Context, Fact, State, VoterFact } from '@mingxuan/election';
import { channelOf, decide, isStanding, needs, opened } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import { jsonDigest } from '@mingxuan/ledger';
import type { IsoDate, Refusal, Result } from '@mingxuan/rulebook';
import { err, isRegistrationGround, NATIONAL_HOLIDAYS, ok } from '@mingxuan/rulebook';
import type { ActContext, CheckIn, Voter } from '@mingxuan/store';
import { scopeOf } from '../scope.ts';
import type { Services } from '../services.ts';
import { draftOf } from './domain.ts';
import { holdsCommand, mayCommand, roleFor } from './policy.ts';
import { rulebooksOf } from './rulebooks.ts';

export interface Request {
  readonly community: string;
  readonly commandId: string;
  readonly on: IsoDate | undefined;
  readonly command: Command;
  /** What the caller asked for, where the server composes the command from it; else the command itself. */
  readonly asked?: unknown;
  /** The last entry that the server knew when it composed the command: refused with `LEDGER_MOVED` if another came since. */
  readonly composedAt?: number;
}

/** A command's whole way: may this person, does the law allow it, record it — or say why not and leave everything as it was. */
export async function act(services: Services, actor: Actor, request: Request): Promise<Result<Acted, Refusal>> {
  const { clock, ledger } = services;
  // Before anything else, a recorded answer included: somebody who may not ask is told nothing of what was done.
  const scope = scopeOf(request.community);
  const mayAsk = holdsCommand(actor, request.command, scope);
  if (!mayAsk.ok) return mayAsk;
  const today = clock.today();
  const on = request.on ?? today;
  const at = clock.now().toISOString();
  const sent = {
    commandId: request.commandId,
    account: actor.accountId,
    digest: services.fingerprint({
      type: request.command.type,
      asked: request.asked ?? request.command,
      on: request.on ?? null,
    }),
  };
  const done = await ledger.transact(request.community, sent, async (context) => {
    const allowed = mayCommand(actor, request.command, context.state, scope);
    if (!allowed.ok) return allowed;
    if (request.composedAt !== undefined && request.composedAt !== context.head.seq) return err(ledgerMoved);
    const role = roleFor(actor, request.command, context.state, scope);
    const decided = await decideIn(context, request.command, {
      actor: { account: actor.accountId, role },
      on,
      at,
      today,
    });
    if (!decided.ok) return decided;
    const about = { community: request.community, at, on, actor: { account: actor.accountId, role } };
    const facts = decided.value.map((fact, i) => ({ seq: context.head.seq + i + 1, type: fact.type }));
    return ok({
      drafts: decided.value.map((fact) => draftOf(fact, about)),
      answer: { facts, warnings: warningsIn(decided.value), ...slipIn(decided.value) },
    });
  });
  if (!done.ok) return done;
  const { facts, warnings, slip } = done.value.answer as unknown as Omit<Acted, 'seq'>;
  services.publisher.changed(
    request.community,
    facts.map((fact) => fact.type),
  );
  return ok({ seq: done.value.lastSeq, facts, warnings, ...(slip === undefined ? {} : { slip }) });
}

/** What was read does not fit together any more, because others recorded something meanwhile. */
export const ledgerMoved: Refusal = {
  code: 'LEDGER_MOVED',
  message: {
    zh: '正在办的时候，台账里又记下了别的事，还没来得及核对。',
    en: 'Something else was recorded meanwhile, and this was not yet held against it.',
  },
  remedy: { zh: '什么也没有记下。请稍等片刻再办一次。', en: 'Nothing was recorded. Wait a moment and do it again.' },
  sources: [],
};

type Who = Pick<Context, 'actor' | 'on' | 'at' | 'today'>;

async function decideIn(
  context: ActContext<State>,
  command: Command,
  who: Who,
): Promise<Result<readonly Fact[], Refusal>> {
  const books = rulebooksOf(context.state, command.type === 'OPEN_CYCLE' ? command.packs : undefined);
  if (!books.ok) return books;
  const inBooks = { ...who, ...books.value, holidays: NATIONAL_HOLIDAYS, digest: digestOf };
  if (command.type === 'CHECK_IN') {
    // The many of election day: one question to the database, and nothing opened that the desk does not need.
    const { voter, checkIn } = await context.read.atTheDesk(command.poll, command.voterNo);
    return decide(context.state, command, {
      ...inBooks,
      voters: new Map(voter === null ? [] : [[command.voterNo, voterFact(voter)]]),
      checkIns: new Map(checkIn === null ? [] : [[command.voterNo, checkInFact(checkIn)]]),
    });
  }
  const wanted = needs(command, context.state);
  const voters = new Map<number, Voter>(wanted.voters.length === 0 ? [] : await context.read.voters(wanted.voters));
  if (wanted.idNumbers !== undefined)
    for (const voter of await context.read.votersByIdNumber(wanted.idNumbers)) voters.set(voter.voterNo, voter);
  if (wanted.bornAfter !== undefined)
    for (const voter of await context.read.votersBornAfter(wanted.bornAfter)) voters.set(voter.voterNo, voter);
  const checkIns =
    wanted.checkIn === undefined
      ? new Map<number, CheckIn>()
      : await context.read.checkIns(wanted.checkIn.poll, [wanted.checkIn.voterNo]);
  return decide(context.state, command, {
    ...inBooks,
    ...(command.type === 'PUBLISH_CANDIDATES' ? proposedOrderIn(context.state) : {}),
    voters: new Map([...voters].map(([no, voter]): [number, VoterFact] => [no, voterFact(voter)])),
    checkIns: new Map([...checkIns].map(([no, c]): [number, CheckInFact] => [no, checkInFact(c)])),
  });
}

/** 姓氏笔画: what is proposed for the list, as the screen shows it; nothing where the table lacks somebody's character. */
function proposedOrderIn(state: State): Pick<Context, 'proposedOrder'> {
  if (state.status === 'UNOPENED') return {};
  const sorted = inStrokeOrder(state.candidates.filter(isStanding), ({ name }) => name);
  return sorted.ok ? { proposedOrder: sorted.value.map(({ id }) => id) } : {};
}

const checkInFact = (checkIn: CheckIn): CheckInFact => ({ ...checkIn, channel: channelOf(checkIn.channel) });

const voterFact = (voter: Voter): VoterFact => ({
  voterNo: voter.voterNo,
  name: voter.name ?? '',
  sex: voter.sex ?? 'M',
  birth: (voter.birth ?? '') as IsoDate,
  ...(voter.idNumber === null ? {} : { idNumber: voter.idNumber }),
  group: voter.group ?? '',
  household: voter.household ?? '',
  ...(isRegistrationGround(voter.ground) ? { ground: voter.ground } : {}),
  ...(voter.phone === null ? {} : { phone: voter.phone }),
  ...(voter.address === null ? {} : { address: voter.address }),
  removed: voter.removed,
});

/** Digest of a JSON value in its canonical spelling; values of our own making always have one. */
export function digestOf(value: unknown): string {
  const digest = jsonDigest(JSON.parse(JSON.stringify(value)));
  if (!digest.ok) throw new Error(`not canonical: ${digest.error.message.en}`);
  return digest.value;
}

function warningsIn(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap((fact) => [
    ...('warnings' in fact.body ? (fact.body.warnings ?? []) : []),
    // What is said about an entry of the roll is as personal as the entry.
    ...(fact.type === 'VOTER_ADDED' || fact.type === 'VOTER_CORRECTED'
      ? opened(fact.sealed).flatMap((entry) => entry.warnings ?? [])
      : []),
  ]);
}

/** The number on the slip that a check-in hands out. */
function slipIn(facts: readonly Fact[]): { readonly slip?: number } {
  const found = facts.find((fact) => fact.type === 'VOTER_CHECKED_IN');
  return found === undefined ? {} : { slip: found.body.slip };
}
