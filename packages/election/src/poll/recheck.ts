import type { Rulebook } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle, Poll } from '../state.ts';
import { resultFact } from './certify.ts';
import { committeeRefusal } from './committee.ts';
import type { ElectedFinding, RecheckEffect } from './facts.ts';
import { personOf } from './told.ts';
import type { Refused } from './stage.ts';
import { pollAt } from './stage.ts';
import { electedIn, recheckDemanded, sameUnfit, withFindings } from './unfit.ts';

type Command = CommandOf<'RECHECK_ELECTED'>;
type Decided = Extract<Poll, { stage: 'DETERMINED' | 'CERTIFIED' }>;
/**
 * What a finding does to the result. JWH25-18 bars whom it names from standing at all, so that seat waits at least for the
 * street; where a confirmed local text voids the election, it does. A local list that no confirmed text stands behind only warns.
 */
function effectOf(basis: 'STATUTORY' | 'LOCAL', residents: Rulebook): RecheckEffect {
  if (recheckDemanded(residents) !== null) return 'VOID';
  return basis === 'STATUTORY' ? 'PENDING' : 'NONE';
}

/**
 * Between the outcome and the certificate: for each of those elected, the outcome of the check, who established it and when,
 * and nothing else of the person. Where it changes who is seated, the result is decided anew in the same act and no seat is
 * refilled by it: what is left open is voted on (JWH25-19).
 */
export function recheckElected(state: Cycle, command: Command, ctx: Context): Decision {
  const found = pollAt(state, command.poll, 'DETERMINED');
  if (!found.ok) return found;
  const poll = found.value;
  const wrong = notForThisPoll(poll) ?? findingsWrong(state, poll, command, ctx);
  if (wrong !== null) return wrong;
  const majority = committeeRefusal(state, command.poll, command.committee);
  if (majority !== null) return majority;
  const authority = command.authority.trim();
  const findings = command.findings.map(({ id, result }): ElectedFinding => {
    if (result.finding === 'CONFIRMED') return { id, finding: 'CONFIRMED' };
    const effect = effectOf(result.basis, ctx.residents);
    return result.basis === 'STATUTORY'
      ? { id, finding: 'DISQUALIFIED', basis: 'STATUTORY', effect }
      : { id, finding: 'DISQUALIFIED', basis: 'LOCAL', localText: result.localText.trim(), effect };
  });
  const { foundOn, committee } = command;
  const recorded = {
    type: 'ELECTED_RECHECKED',
    stream: 'RESIDENTS',
    body: { poll: poll.id, authority, foundOn, findings, committee },
    // Which of the law's bars it is stays with the committee, as in the review of candidates.
    sealed: command.findings.flatMap(({ id, result }) =>
      result.finding === 'DISQUALIFIED' && result.basis === 'STATUTORY' ? [restricted({ id, bar: result.bar })] : [],
    ),
  } as const;
  const rechecks = withFindings(poll.rechecks, recorded.body);
  if (sameUnfit(poll, { rechecks })) return ok([recorded]);
  const anew = resultFact(state, { ...poll, rechecks }, ctx);
  return anew === null ? ok([recorded]) : ok([recorded, anew]);
}

function notForThisPoll({ stream }: Decided): Refused | null {
  if (stream === 'RESIDENTS') return null;
  return refuse(
    'RECHECK_NOT_FOR_PARTY',
    {
      zh: '这里登记的是居民委员会当选人的资格复核；党组织的当选人由上级党组织审批。',
      en: 'This records the check of those elected to the residents’ committee; the Party’s are approved by their superior.',
    },
    { zh: '请选择居民委员会选举的投票。', en: 'Choose a vote of the residents’ committee.' },
  );
}

function findingsWrong(state: Cycle, poll: Decided, command: Command, ctx: Context): Refused | null {
  const ids = command.findings.map(({ id }) => id);
  const may = new Set([...electedIn(poll), ...poll.rechecks.map(({ id }) => id)]);
  const stranger = ids.find((id) => !may.has(id));
  if (ids.length === 0 || stranger !== undefined || new Set(ids).size !== ids.length) {
    return refuse(
      'NOT_THE_ELECTED',
      {
        zh: stranger === undefined ? '没有写明复核了谁，或同一人写了两次。' : `${stranger}不在这次投票的当选人里。`,
        en: stranger === undefined ? 'Nobody is named, or somebody twice.' : `${stranger} is not elected in this vote.`,
      },
      { zh: '资格复核只对当选人逐人登记，一人一条。', en: 'Record one finding for each person elected.' },
    );
  }
  if (command.authority.trim() === '' || command.foundOn > ctx.on) {
    return refuse(
      'FINDING_WITHOUT_AUTHORITY',
      {
        zh: '资格复核要写明由哪个单位作出、哪一天作出，日期不能晚于登记这一天。',
        en: 'A finding names the authority that made it and its day, no later than the day it is recorded.',
      },
      { zh: '请填写作出结论的单位和日期。', en: 'Give the authority and the day.' },
    );
  }
  const bare = command.findings.find(
    ({ result }) => result.finding === 'DISQUALIFIED' && result.basis === 'LOCAL' && result.localText.trim() === '',
  );
  if (bare === undefined) return null;
  const who = personOf(state, poll.named.writeIns, bare.id)?.name ?? bare.id;
  return refuse(
    'DISQUALIFIED_WITHOUT_TEXT',
    {
      zh: `认定${who}不合格，没有写明依据哪一份地方规定的哪一条。`,
      en: `${who} is found unfit without the local text and article it rests on.`,
    },
    {
      zh: '没有依据不得认定不合格。请写明规定名称和条款；属于法律第十八条所列情形的，请改选“法律规定”。',
      en: 'Nobody is unfit without a text: name it with its article, or choose the law if it is one of its own bars.',
    },
    { sources: ['JWH25-18'] },
  );
}
