import type { IsoDate, Text } from '@mingxuan/rulebook';
import { addMonths, checkRegistrationGround, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { VoterEntry } from './facts.ts';

/** Whole months from a day to another. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  const [y1 = 0, m1 = 0] = from.split('-').map(Number);
  const [y2 = 0, m2 = 0] = to.split('-').map(Number);
  const months = (y2 - y1) * 12 + (m2 - m1);
  return Math.max(0, addMonths(from, months) > to ? months - 1 : months);
}

/** 社区工作者: six months of work here by election day, at their own request, confirmed by the election committee (JWH25-16). */
export function confirmWorkers(state: Cycle, command: CommandOf<'CONFIRM_WORKERS'>, ctx: Context): Decision {
  if (state.roll.stage !== 'DRAFT' && state.roll.stage !== 'PUBLISHED') {
    return refuse(
      'ROLL_NOT_OPEN_TO_CHANGE',
      { zh: '没有登记册，或名单已经封册。', en: 'There is no roll, or it is frozen.' },
      { zh: '请在导入登记册以后、封册以前确认。', en: 'Confirm between import and freezing.' },
      { sources: ['JWH25-16'] },
    );
  }
  if (command.evidence.length === 0 || command.workers.length === 0) {
    return refuse(
      'CONFIRMATION_WITHOUT_RECORD',
      {
        zh: '没有附上本人申请和选举委员会确认的记录，或没有选择社区工作者。',
        en: 'The applications and the committee’s record are missing, or nobody is named.',
      },
      { zh: '请附上申请表和选举委员会的会议记录。', en: 'Attach the applications and the record of the meeting.' },
      { sources: ['JWH25-16'] },
    );
  }
  for (const { voterNo } of command.workers) {
    const voter = ctx.voters.get(voterNo);
    if (voter === undefined || voter.removed || (voter.ground ?? 'COMMUNITY_WORKER') !== 'COMMUNITY_WORKER') {
      return refuse(
        'NOT_A_WORKER',
        {
          zh: `第${voterNo}号选民不在名单上，或不是以社区工作者身份登记的。`,
          en: `Voter ${voterNo} is not listed as a community worker.`,
        },
        { zh: '户籍在本社区或常住的，不需要确认。', en: 'Residents need no confirmation.' },
        { sources: ['JWH25-16'] },
      );
    }
  }
  for (const { voterNo, workedSince } of command.workers) {
    const short = workedTooShort(state, workedSince, ctx, {
      zh: `第${voterNo}号不能以社区工作者身份登记；户籍在本社区或常住的，请更正登记条件，否则从名单上除去。`,
      en: `Voter ${voterNo} is no worker of six months: correct the ground or strike the entry.`,
    });
    if (short !== null) return short;
  }
  return ok([
    {
      type: 'WORKERS_CONFIRMED',
      stream: 'RESIDENTS',
      body: { confirmed: command.workers.length, evidence: command.evidence },
      sealed: command.workers.map(restricted),
    },
  ]);
}

function workedTooShort(state: Cycle, workedSince: IsoDate, ctx: Context, remedy: Text): Refused | null {
  const verdict = checkRegistrationGround(
    {
      ground: {
        ground: 'COMMUNITY_WORKER',
        months: monthsBetween(workedSince, state.electionDay),
        applied: true,
        confirmedByCommittee: true,
      },
      wishesToTakePart: true,
      deprivedOfPoliticalRights: false,
      registeredElsewhere: false,
    },
    ctx.residents,
  );
  const long = refuseIfViolated('WORKED_TOO_SHORT', verdict, remedy);
  return long.ok ? null : long;
}

type Refused = ReturnType<typeof refuse>;

/**
 * Whoever is entered by hand as a community worker on a roll that is out has no later act to be confirmed by: since when they work
 * here comes with the entry, and with it the evidence of application and confirmation (JWH25-16).
 */
export function handEnteredWorkerRefusal(
  state: Cycle,
  { ground, workedSince }: VoterEntry,
  voterNo: number | undefined,
  ctx: Context,
): Refused | null {
  if (ground !== 'COMMUNITY_WORKER') return null;
  const remedy = {
    zh: '在本社区工作满六个月、本人申请、选举委员会确认的才能这样登记；户籍在本社区或常住的，请选那一种登记条件。',
    en: 'Six months of work here, an application and the committee’s confirmation; residents are registered as such.',
  };
  if (workedSince !== undefined) return workedTooShort(state, workedSince, ctx, remedy);
  if (state.roll.stage !== 'PUBLISHED' || state.confirmedWorkers.some((no) => no === voterNo)) return null;
  return refuse(
    'WORKER_WITHOUT_RECORD',
    {
      zh: '名单已经公布，登记社区工作者要同时写明从哪天起在本社区工作，并附上本人申请和选举委员会确认的记录。',
      en: 'On a published roll a worker comes with the day their work began and the record of their confirmation.',
    },
    remedy,
    { rule: 'REG-4', sources: ['JWH25-16'] },
  );
}

/** No roll goes out with community workers whom the election committee has not confirmed (JWH25-16). */
export function unconfirmedRefusal({ unconfirmedWorkers }: Cycle): Decision | null {
  if (unconfirmedWorkers.length === 0) return null;
  const nos = unconfirmedWorkers.slice(0, 20).join('、');
  return refuse(
    'WORKERS_UNCONFIRMED',
    {
      zh: `还有${unconfirmedWorkers.length}名社区工作者没有经选举委员会确认：第${nos}号。`,
      en: `${unconfirmedWorkers.length} community workers are not confirmed by the committee: ${nos}.`,
    },
    {
      zh: '户籍不在本社区的社区工作者，要本人申请、在本社区工作满六个月、经选举委员会确认；请在“社区工作者”一栏确认，不符合的除去。',
      en: 'Confirm them, with their application and six months of work, or strike them.',
    },
    { rule: 'REG-4', sources: ['JWH25-16'] },
  );
}
