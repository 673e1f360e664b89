import type { SourceRef } from '@mingxuan/rulebook';
import { ok, outcome } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import { auditBlocks } from '../audit/decide.ts';
import { relativesUnchecked } from '../candidates/relatives.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import type { Cycle, Poll } from '../state.ts';
import type { Identity } from './accounting.ts';
import { accountsAskedBy, accountsOf, broken } from './accounting.ts';
import type { PollFact, ResultFigures } from './facts.ts';
import type { CountingPoll } from './result.ts';
import { outcomeInput, publicOutcome, signedResult, sumBundles } from './result.ts';
import { separationOf } from './separation.ts';
import { pollAt } from './stage.ts';
import { personOf } from './told.ts';
import { recheckDemanded, uncheckedElected } from './unfit.ts';

export function determineResult(state: Cycle, command: CommandOf<'DETERMINE_RESULT'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  const sums = sumBundles(poll.value);
  if (sums === null || (poll.value.bundles.length === 0 && poll.value.collected > 0)) {
    const open = poll.value.bundles.filter((b) => b.stage !== 'AGREED').map((b) => b.no);
    return refuse(
      'COUNT_NOT_AGREED',
      open.length === 0
        ? { zh: '选票还没有分扎。', en: 'No bundles are declared yet.' }
        : { zh: `还有没有核对一致的选票：第${open.join('、')}扎。`, en: `Bundles not yet agreed: ${open.join(', ')}.` },
      open.length === 0
        ? { zh: '请先登记分扎，再由两人录入。', en: 'Divide them into bundles first, then count.' }
        : { zh: '每一扎都要由两人录入并一致。', en: 'Each bundle is entered by two people and must agree.' },
    );
  }
  return ok([decidedFact(state, poll.value, sums, ctx)]);
}

/** The result as it follows from what is agreed and found; `null` while a bundle is still open. */
export function resultFact(state: Cycle, poll: CountingPoll, ctx: Context): ResultDetermined | null {
  const sums = sumBundles(poll);
  return sums === null ? null : decidedFact(state, poll, sums, ctx);
}

type ResultDetermined = Extract<PollFact, { type: 'RESULT_DETERMINED' }>;

function decidedFact(
  state: Cycle,
  poll: CountingPoll,
  sums: NonNullable<ReturnType<typeof sumBundles>>,
  ctx: Context,
): ResultDetermined {
  const { valid, invalid, partInvalid, marks } = sums.figures;
  const { entitled, issued, collected } = poll;
  const present = poll.stream === 'PARTY' ? poll.present : issued;
  const figures: ResultFigures = { entitled, present, issued, collected, valid, invalid, partInvalid, marks };
  const book = poll.stream === 'PARTY' ? ctx.party : ctx.residents;
  const result = outcome(outcomeInput(state, poll, figures, sums.writeIns), book);
  const decided = publicOutcome(result);
  const unchecked = poll.stream === 'RESIDENTS' && state.relatives === null ? [relativesUnchecked] : [];
  const links = accountsOf(state, { ...poll, stage: 'DETERMINED', figures }, poll);
  const digest = ctx.digest(signedResult(poll, { figures, outcome: decided, writeIns: sums.writeIns, links }));
  return {
    type: 'RESULT_DETERMINED',
    stream: poll.stream,
    body: { poll: poll.id, figures, outcome: decided, digest },
    sealed: [publicly({ writeIns: sums.writeIns, reasons: [...result.reasons, ...unchecked] })],
  };
}

type Determined = Extract<Poll, { stage: 'DETERMINED' }>;
type Signing = CommandOf<'SIGN_RESULT'>;

/** Two people in two roles sign exactly the figures they were shown; whoever counted cannot sign. */
export function signResult(state: Cycle, command: CommandOf<'SIGN_RESULT'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'DETERMINED');
  if (!poll.ok) return poll;
  const { digest, signatures } = poll.value;
  if (command.digest !== digest) {
    return refuse(
      'FIGURES_CHANGED',
      { zh: '您看到的数字和现在的结果不一致，签字已停止。', en: 'The figures you saw are not the ones on record.' },
      { zh: '请刷新页面，重新核对后再签字。', en: 'Reload, check again, then sign.' },
    );
  }
  const me = ctx.actor.account;
  if (signatures.some((s) => s.as === command.as || s.account === me)) {
    return refuse(
      'ALREADY_SIGNED',
      {
        zh: '这一身份已经签过字，或您本人已经签过。两个签字必须由两个人作出。',
        en: 'This capacity is already signed, or you have signed; two people must sign.',
      },
      { zh: '请由另一人签字。', en: 'Let another person sign.' },
      { sources: ['SEED'] },
    );
  }
  const demanded = separationOf(command.poll);
  // Also whoever counted a bundle that somebody else has counted since.
  if (poll.value.counted.includes(me)) {
    return refuse(
      'TELLER_CANNOT_SIGN',
      {
        zh: `您参加了计票录入，不能再为结果签字。${demanded.zh}`,
        en: `You entered counts and cannot sign the result. ${demanded.en}`,
      },
      { zh: '请由没有参加计票的人签字。', en: 'Someone who did not count must sign.' },
      demanded.by,
    );
  }
  const stranger =
    notASigner(state, poll.value, command) ??
    notTwoPeople(poll.value, command) ??
    notTheirAccount(poll.value, command, me);
  if (stranger !== null) return stranger;
  const unexplained =
    discrepancyOpen(state, poll.value, command, ctx) ??
    recheckMissing(state, poll.value, ctx) ??
    auditBlocks(state, poll.value);
  if (unexplained !== null) return unexplained;
  const { as, discrepancyAccepted, secondFactor, proof } = command;
  return ok([
    {
      type: 'RESULT_SIGNED',
      stream: poll.value.stream,
      body: {
        poll: command.poll,
        digest,
        as,
        ...(discrepancyAccepted === true ? { discrepancyAccepted } : {}),
        ...(secondFactor === undefined ? {} : { secondFactor }),
        ...(proof === undefined ? {} : { proof }),
        ...(uncheckedElected(poll.value).length === 0 ? {} : { uncheckedElected: uncheckedElected(poll.value).length }),
      },
      sealed: [publicly({ name: command.name.trim() })],
    },
  ]);
}

/** Whoever may sign in this capacity by what is recorded; `null` where the record holds no such list (who presides over a Party meeting). */
function signersOf(state: Cycle, poll: Determined, as: Signing['as']): readonly string[] | null {
  if (as === 'SCRUTINEER') return poll.staff.flatMap(({ role, name }) => (role === 'SCRUTINEER' ? [name] : []));
  if (poll.stream === 'PARTY') return null;
  const sitting = state.rec?.members.filter(({ seat }) => seat === 'MEMBER') ?? [];
  const chairFirst = [...sitting].sort(
    (a, b) => Number(b.rank === state.rec?.chairRank) - Number(a.rank === state.rec?.chairRank),
  );
  return chairFirst.map(({ name }) => name);
}

/** A signature is a person's: its name is that of someone who holds the office on record, never free text. */
function notASigner(state: Cycle, poll: Determined, { as, name }: Signing): Decision | null {
  const signers = signersOf(state, poll, as)?.map((one) => one.trim());
  const signed = name.trim();
  if (signed !== '' && (signers === undefined || signers.includes(signed))) return null;
  const names = signers?.join('、') ?? '';
  const office =
    as === 'SCRUTINEER'
      ? { zh: '这次投票登记的监票人', en: 'a scrutineer of this poll' }
      : { zh: '现任居民选举委员会成员', en: 'a sitting member of the election committee' };
  return refuse(
    'NOT_A_SIGNER',
    signed === ''
      ? { zh: '没有填写签字人的姓名。', en: 'The name of the signer is missing.' }
      : { zh: `${signed}不是${office.zh}，不能以这一身份签字。`, en: `${signed} is not ${office.en}.` },
    names === ''
      ? { zh: '请填写签字人的姓名。', en: 'Give the name of whoever signs.' }
      : { zh: `请由下列人员之一签字：${names}。`, en: `One of these signs: ${names}.` },
  );
}

/** Two accounts in one name are one person, as far as the record can tell: neither both signatures, nor a count and a signature. */
function notTwoPeople(poll: Determined, { name, poll: id }: Signing): Decision | null {
  const signed = name.trim();
  if (poll.signatures.some((s) => s.name.trim() === signed)) {
    return refuse(
      'ALREADY_SIGNED',
      {
        zh: `${signed}已经以另一身份签过字。两个签字必须由两个人作出。`,
        en: `${signed} has signed in the other capacity; two people must sign.`,
      },
      { zh: '请由另一人签字；同名同姓的请换一位。', en: 'Let another person sign, a namesake too.' },
      { sources: ['SEED'] },
    );
  }
  if (!poll.staff.some((s) => s.role === 'TELLER' && s.name.trim() === signed)) return null;
  const demanded = separationOf(id);
  return refuse(
    'TELLER_CANNOT_SIGN',
    {
      zh: `${signed}是这次投票登记的计票人，不能再为结果签字。${demanded.zh}`,
      en: `${signed} is a teller of this poll and cannot sign the result. ${demanded.en}`,
    },
    { zh: '请由没有参加计票的人签字。', en: 'Someone who did not count must sign.' },
    demanded.by,
  );
}

/** Figures that do not add up are certified only when both signatories have accepted the reason that was given. */
function discrepancyOpen(
  state: Cycle,
  poll: Determined,
  { discrepancyAccepted }: Signing,
  { residents }: Context,
): Decision | null {
  const { discrepancy } = poll;
  const wrong = broken(accountsOf(state, poll, poll));
  const sources = accountsAskedBy(poll, residents, wrong);
  if (discrepancy === null) return unexplained(wrong, sources);
  if (discrepancyAccepted === true) return null;
  return refuse(
    'DISCREPANCY_NOT_SIGNED',
    {
      zh: `选票清点对不上，说明是“${discrepancy}”。您还没有签字认可这个说明，结果不能核定。`,
      en: `The ballots do not add up; the reason given is: ${discrepancy}. You have not signed it, so the result cannot be certified.`,
    },
    {
      zh: '认可的，请勾选“认可清点说明”后再签字；不认可的，请更正清点单或重新清点。说明会印在结果公告上。',
      en: 'If you accept it, say so and sign; if not, have the sheet corrected or counted anew. The reason is printed on the result notice.',
    },
    { sources },
  );
}

/** The sheet was in order when it came in; whatever was recorded since, nothing broken is certified without a reason. */
function unexplained(wrong: readonly Identity[], sources: readonly SourceRef[]): Decision | null {
  if (wrong.length === 0) return null;
  return refuse(
    'BALLOTS_DO_NOT_BALANCE',
    {
      zh: `选票对不上，也没有说明原因：${wrong.map((i) => i.text.zh).join('')}`,
      en: `The ballots do not add up and nobody said why: ${wrong.map((i) => i.text.en).join(' ')}`,
    },
    {
      zh: '请先公开复核，更正清点单并写明原因，再确定结果。',
      en: 'Recount in public, correct the sheet with its reason, then determine the result anew.',
    },
    { sources },
  );
}

/** Where a confirmed text has those elected checked before they are declared, nothing is certified without it (CNT-15); elsewhere it is only said. */
function recheckMissing(state: Cycle, poll: Determined, ctx: Context): Decision | null {
  const demanded = recheckDemanded(ctx.residents);
  const missing = uncheckedElected(poll);
  if (demanded === null || missing.length === 0) return null;
  const names = missing.map((id) => personOf(state, poll.named.writeIns, id)?.name ?? id);
  return refuse(
    'RECHECK_MISSING',
    {
      zh: `当选人${names.join('、')}还没有资格复核的结论，结果不能核定。`,
      en: `The qualification of ${names.join(', ')} has not been checked again, so the result cannot be certified.`,
    },
    {
      zh: '请选举委员会先登记当选人资格复核，再签字。',
      en: 'Let the election committee record the check of those elected, then sign.',
    },
    { sources: demanded },
  );
}

/** Where the account of a scrutineer was declared when the poll opened, the signature comes from that account. */
function notTheirAccount(poll: Determined, { as, name }: Signing, account: string): Decision | null {
  if (as !== 'SCRUTINEER') return null;
  const declared = poll.staff
    .filter((s) => s.role === 'SCRUTINEER' && s.name.trim() === name.trim())
    .map((s) => s.account);
  if (declared.length === 0 || declared.includes(undefined) || declared.includes(account)) return null;
  return refuse(
    'NOT_THE_ACCOUNT_DECLARED',
    { zh: `监票人${name}登记的是另一个账号。`, en: `${name} was declared with another account.` },
    { zh: '请由本人用登记的账号签字。', en: 'Let that person sign with the declared account.' },
  );
}
