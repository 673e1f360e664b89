import { checkScrutineers, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import type { Cycle, Poll } from '../state.ts';
import type { PollId, StaffMember } from './facts.ts';
import { separationOf } from './separation.ts';
import type { Refused } from './stage.ts';

/** Whether these people may work at this poll; `null` when they may. */
export function staffRefusal(state: Cycle, id: PollId, staff: readonly StaffMember[], ctx: Context): Refused | null {
  const demanded = separationOf(id);
  const named = (role: string): string[] => staff.filter((s) => s.role === role).map((s) => s.name.trim());
  if (named('SCRUTINEER').length === 0 || named('TELLER').length === 0) {
    return refuse(
      'NO_SCRUTINEER',
      { zh: `还没有确定监票人或计票人。${demanded.zh}`, en: `Scrutineers or tellers are missing. ${demanded.en}` },
      { zh: '请按选举办法推选监票人、计票人。', en: 'Name them first.' },
      demanded.by,
    );
  }
  const both = named('SCRUTINEER').filter((name) => named('TELLER').includes(name));
  if (both.length > 0) {
    return refuse(
      'SCRUTINEER_IS_TELLER',
      {
        zh: `${both.join('、')}既是监票人又是计票人。${demanded.zh}`,
        en: `${both.join(', ')} would both scrutinise and count. ${demanded.en}`,
      },
      {
        zh: '计票在监票人监督下进行，请各用不同的人。',
        en: 'Tellers work under the scrutineers; name different people.',
      },
      demanded.by,
    );
  }
  const shared =
    accountRefusal(staff) ?? (state.mode === 'REAL' ? accountsMissing(staff) : null) ?? lonelyTeller(staff);
  if (shared !== null) return shared;
  const candidates = state.polls.find((p) => p.id === id)?.contests.flatMap((c) => c.candidates) ?? [];
  const names = candidates.flatMap((id) => state.candidates.find((c) => c.id === id)?.name ?? []);
  const book = id.startsWith('party') ? ctx.party : ctx.residents;
  const verdict = checkScrutineers({ staff: staff.map((s) => s.name), candidates: names, relatives: [] }, book);
  const allowed = refuseIfViolated('STAFF_IS_CANDIDATE', verdict, {
    zh: '请换一位不是候选人的工作人员。',
    en: 'Choose someone who does not stand.',
  });
  if (!allowed.ok) return allowed;
  // National law is silent on residents' poll staff; that nobody works at an election they stand in is our own wall.
  const standingToo = staff.map((s) => s.name).filter((name) => names.includes(name));
  return standingToo.length === 0
    ? null
    : refuse(
        'STAFF_IS_CANDIDATE',
        {
          zh: `${standingToo.join('、')}是候选人，不能做监票、计票、唱票工作（本系统的职责分离要求；同名同姓的请换一位）。`,
          en: `${standingToo.join(', ')} stands for election and cannot work at this poll (our own separation of duties).`,
        },
        { zh: '请换一位不是候选人的工作人员。', en: 'Choose someone who does not stand.' },
      );
}

/** Whether two tellers and a scrutineer are tied to accounts: only then is "two different people" more than two names. */
const declaredEnough = (staff: readonly StaffMember[]): boolean => {
  const declared = (role: StaffMember['role']): number =>
    new Set(staff.flatMap((s) => (s.role === role && s.account !== undefined ? [s.account] : []))).size;
  return declared('TELLER') >= 2 && declared('SCRUTINEER') >= 1;
};

/** In a real election one person with two accounts could count a bundle twice, unless each of the staff is tied to theirs. */
function accountsMissing(staff: readonly StaffMember[]): Refused | null {
  if (declaredEnough(staff)) return null;
  return refuse(
    'STAFF_WITHOUT_ACCOUNTS',
    {
      zh: '至少两名计票人、一名监票人要登记各自的账号。本系统要求这样，才能保证每扎选票由两个不同的人录入、由本人签字。',
      en: 'Two tellers or more and a scrutineer must be declared with their accounts: this system asks for it, so that two different people count each bundle and signatures are their own.',
    },
    { zh: '请给计票人、监票人选择各自的账号，再开始投票。', en: 'Choose the account of each, then open the poll.' },
  );
}

/** A rehearsal may go on without; that it did is kept with the opening. */
export const undeclared = (staff: readonly StaffMember[]): readonly string[] =>
  declaredEnough(staff) ? [] : ['计票人、监票人没有登记账号，不能保证两遍录入出自两个不同的人；正式换届必须登记。'];

/** While the poll is open or counted somebody falls ill: who works from now on, and why. What each has done stays theirs. */
export function changeStaff(state: Cycle, command: CommandOf<'CHANGE_STAFF'>, ctx: Context): Decision {
  const poll = state.polls.find((p) => p.id === command.poll);
  if (poll === undefined || (poll.stage !== 'OPEN' && poll.stage !== 'COUNTING')) {
    return refuse(
      'POLL_NOT_AT_STAGE',
      {
        zh: '只有投票和计票期间可以更换工作人员。',
        en: 'Staff is changed while the poll is open or being counted.',
      },
      {
        zh: '还没有开始投票的，开始时填写；已经确定结果的，不再更换。',
        en: 'Before, name them at the opening; after the result, nobody is changed.',
      },
    );
  }
  const reason = command.reason.trim();
  if (reason === '') {
    return refuse(
      'CHANGE_WITHOUT_REASON',
      { zh: '更换工作人员必须写明原因。', en: 'Say why the staff is changed.' },
      { zh: '例如“计票人因病离场”。', en: 'For example: a teller was taken ill.' },
    );
  }
  const refused = staffRefusal(state, command.poll, command.staff, ctx) ?? changedSides(poll, command.staff);
  if (refused !== null) return refused;
  return ok([
    {
      type: 'POLL_STAFF_CHANGED',
      stream: poll.stream,
      body: { poll: command.poll },
      sealed: [
        ...command.staff.map((one) => publicly({ kind: 'STAFF' as const, one })),
        publicly({ kind: 'REASON' as const, reason }),
      ],
    },
  ]);
}

type Running = Extract<Poll, { stage: 'OPEN' | 'COUNTING' }>;

/** Whoever was a teller of this poll does not come back as its scrutineer, nor the other way round: what they did is still there. */
function changedSides(poll: Running, staff: readonly StaffMember[]): Refused | null {
  const before = [...poll.staffBefore.flatMap((b) => b.staff), ...poll.staff];
  const other = { SCRUTINEER: 'TELLER', TELLER: 'SCRUTINEER', CALLER: null } as const;
  const turned = staff.filter((s) =>
    before.some(
      (b) =>
        b.role === other[s.role] &&
        (b.name.trim() === s.name.trim() || (b.account !== undefined && b.account === s.account)),
    ),
  );
  if (turned.length === 0) return null;
  const demanded = separationOf(poll.id);
  const names = turned.map((s) => s.name).join('、');
  return refuse(
    'SCRUTINEER_IS_TELLER',
    {
      zh: `${names}在这次投票中已经担任过另一方的工作（监票或计票）。${demanded.zh}`,
      en: `${names} has worked on the other side at this poll. ${demanded.en}`,
    },
    { zh: '请换一位。', en: 'Choose somebody else.' },
    demanded.by,
  );
}

/** Once one teller has a declared account nobody else counts: alone, that teller could never be checked, and the poll not be counted. */
function lonelyTeller(staff: readonly StaffMember[]): Refused | null {
  const declared = staff.filter((s) => s.role === 'TELLER' && s.account !== undefined);
  if (declared.length !== 1) return null;
  return refuse(
    'ONE_TELLER_ALONE',
    {
      zh: `计票人中只有${declared.map((s) => s.name).join('')}登记了账号，每扎选票要由两个不同的人录入，这样永远核对不了。`,
      en: `Only ${declared.map((s) => s.name).join('')} is declared with an account; every bundle is entered by two people, so no count could ever be checked.`,
    },
    {
      zh: '请给至少两名计票人登记账号，或都不登记。',
      en: 'Declare the accounts of two tellers or more, or of none.',
    },
  );
}

/** One account is one person's, and one person has one: else the two counts of a bundle could be one person's. */
function accountRefusal(staff: readonly StaffMember[]): Refused | null {
  const declared = staff.filter((s) => s.account !== undefined);
  const clash = declared.find((a) =>
    declared.some((b) => (a.account === b.account) !== (a.name.trim() === b.name.trim())),
  );
  if (clash === undefined) return null;
  return refuse(
    'ACCOUNT_NOT_ONE_PERSON',
    {
      zh: `${clash.name}的账号与另一名工作人员的相同，或一个人登记了两个账号。`,
      en: `${clash.name} shares an account with somebody else, or has two.`,
    },
    { zh: '一人一个账号，请更正。', en: 'One account for each person; correct it.' },
  );
}
