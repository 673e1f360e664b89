import { ok, type Rulebook, type SourceRef } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { postNames } from '../organisation.ts';
import type { Candidate, Cycle } from '../state.ts';
import { ballotsInUse, noCandidate, pollBegun } from './refusals.ts';
import { seatsOf } from './seats.ts';
import { isListed, isStanding, listedResidents } from './standing.ts';

type Lists = Pick<Cycle, 'candidates' | 'formalList' | 'substitutes' | 'mandate'>;

/** Whether the candidates of a post that a formal list published anew would hold no longer exceed its seats (JWH25-18). */
export function listIsShort(state: Lists, post: Candidate['post']): boolean {
  return listedResidents(state).filter((c) => c.post === post).length <= seatsOf(state, post);
}

/** Who could fill in, in the order of the preliminary list; whoever was nominated since comes last. */
export function waitingFor(state: Lists, post: Candidate['post']): readonly Candidate[] {
  const waiting = state.candidates.filter((c) => isStanding(c) && c.post === post && !isListed(state, c));
  return [...waiting.filter((c) => c.status === 'PRELIMINARY'), ...waiting.filter((c) => c.status !== 'PRELIMINARY')];
}

/**
 * The confirmed local text that says who follows, by votes of the nomination (ZJ20V-19, HA11V-27). Both are of villages, where they
 * bind; elsewhere `null`: JWH25-18 is silent, and the committee decides.
 */
export function orderText({ community }: Pick<Cycle, 'community'>, { parameters, rules }: Rulebook): SourceRef | null {
  if (community.legalRegime !== 'VILLAGERS') return null;
  const ofWithdrawal = parameters.withdrawDaysBefore;
  if (ofWithdrawal?.mark === 'CONFIRMED' && ofWithdrawal.source === 'ZJ20V-19') return ofWithdrawal.source;
  const followed = [...rules.values()].some((rule) => rule.mark === 'CONFIRMED' && rule.sources.includes('HA11V-27'));
  return followed ? 'HA11V-27' : null;
}

const UNSETTLED =
  '国家法和已核对的地方规定没有写正式候选人出缺以后由谁递补（未定）：由选举委员会决定并公布，请报街道确认。';

/** 递补、另行提名: once the formal list was out, nobody comes onto it but by a decision of the election committee. */
export function decideSubstitute(state: Cycle, command: CommandOf<'DECIDE_SUBSTITUTE'>, ctx: Context): Decision {
  const candidate = state.candidates.find((c) => c.id === command.id && isStanding(c));
  if (candidate === undefined) return noCandidate();
  if (pollBegun(state)) return ballotsInUse();
  const needed = notNeeded(state, candidate) ?? unready(state, candidate, command);
  if (needed !== null) return needed;
  const waiting = waitingFor(state, candidate.post);
  const skipped = waiting.slice(
    0,
    waiting.findIndex((c) => c.id === candidate.id),
  );
  const text = orderText(state, ctx.residents);
  const before = skipped.filter((c) => c.status === 'PRELIMINARY');
  if (before.length > 0 && text !== null && state.published.orderedBy === 'VOTES') return outOfOrder(before, text);
  const warnings = [
    ...(text === null ? [UNSETTLED] : []),
    ...(before.length > 0
      ? [`初步候选人名单上排在前面的还有${before.length}人，这次没有按名单的先后递补，理由见决定。`]
      : []),
  ];
  return ok([
    {
      type: 'SUBSTITUTE_DECIDED',
      stream: 'RESIDENTS',
      body: {
        id: candidate.id,
        from: candidate.status === 'PRELIMINARY' ? 'PRELIMINARY_LIST' : 'NOMINATED_ANEW',
        decisionNo: command.decisionNo.trim(),
        ground: command.ground.trim(),
        warnings,
      },
      sealed: [],
    },
  ]);
}

function notNeeded(state: Cycle, candidate: Candidate): Decision | null {
  if (state.formalList === null || state.published.formal) {
    return refuse(
      'NOBODY_TO_REPLACE',
      {
        zh: '正式候选人名单上没有人退出或者被排除，不用递补。',
        en: 'Nobody has left the formal list: there is nobody to replace.',
      },
      { zh: '有人退出或者被排除以后，才决定由谁递补。', en: 'Decide once somebody has left it.' },
      { sources: ['JWH25-18'] },
    );
  }
  if (isListed(state, candidate)) {
    return refuse(
      'ALREADY_ON_LIST',
      { zh: `${candidate.name}已经在名单上。`, en: `${candidate.name} is on the list already.` },
      { zh: '请直接重新公布正式候选人名单。', en: 'Publish the formal list anew.' },
    );
  }
  if (listIsShort(state, candidate.post)) return null;
  const post = postNames[candidate.post];
  return refuse(
    'LIST_NOT_SHORT',
    {
      zh: `${post?.zh ?? candidate.post}候选人仍然多于应选名额，不用递补。`,
      en: `There are still more candidates than seats for ${post?.en ?? candidate.post}.`,
    },
    { zh: '请把剩下的候选人重新公布为正式候选人名单。', en: 'Publish the remaining candidates anew.' },
    { sources: ['JWH25-18'] },
  );
}

function unready(
  state: Cycle,
  candidate: Candidate,
  { consent, decisionNo, ground }: CommandOf<'DECIDE_SUBSTITUTE'>,
): Decision | null {
  if (state.rec?.chairRank === null) {
    return refuse(
      'REC_WITHOUT_CHAIR',
      { zh: '选举委员会现在没有主任。', en: 'The election committee has no chair.' },
      { zh: '请先由选举委员会推选主任（C02），再作决定。', en: 'Let the committee choose its chair first (C02).' },
      { sources: ['JWH25-15'] },
    );
  }
  if (!consent) {
    return refuse(
      'NO_CONSENT',
      { zh: `${candidate.name}还没有书面同意递补。`, en: `${candidate.name} has not consented in writing.` },
      { zh: '请先取得本人书面同意。', en: 'Obtain written consent first.' },
    );
  }
  if (candidate.reviews.length === 0) {
    return refuse(
      'NOT_REVIEWED',
      {
        zh: `${candidate.name}还没有资格审查意见，不能递补为正式候选人。`,
        en: `${candidate.name} was not reviewed and cannot come onto the formal list.`,
      },
      { zh: '请先完成资格联审（D03）。', en: 'Finish the joint review (D03).' },
      { sources: ['SEED', 'JWH25-18'] },
    );
  }
  if (decisionNo.trim() !== '' && ground.trim() !== '') return null;
  return refuse(
    'SUBSTITUTE_WITHOUT_DECISION',
    {
      zh: '递补要有选举委员会的决定：写明决定编号（或者会议日期）和理由。',
      en: 'The committee’s decision is missing: its number and its ground.',
    },
    {
      zh: '请补写；理由会公开，不写退出人的情况。',
      en: 'Give both; the ground is public and says nothing of who left.',
    },
    { sources: ['JWH25-15'] },
  );
}

const outOfOrder = (before: readonly Candidate[], source: SourceRef): Decision =>
  refuse(
    'SUBSTITUTE_OUT_OF_ORDER',
    {
      zh: `当地办法要求按得票多少依次递补，排在前面的还有：${before.map((c) => c.name).join('、')}。`,
      en: `The local text fills in by votes; before this person come ${before.map((c) => c.name).join(', ')}.`,
    },
    {
      zh: '请先递补排在前面的人；本人不愿意的，先登记退出。',
      en: 'Take them first; whoever declines is recorded as withdrawn.',
    },
    { sources: [source] },
  );
