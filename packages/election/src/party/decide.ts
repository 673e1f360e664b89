import { checkSurplus, expectedAttendance, hasPartyVote, ok, type Post } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse, refuseIfViolated } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import { publicly, restricted } from '../fact-of.ts';
import { standing } from '../poll/standing.ts';
import type { Cycle } from '../state.ts';
import { slateRefusal } from './slate.ts';

export function recordPartyApproval(state: Cycle, command: CommandOf<'RECORD_PARTY_APPROVAL'>): Decision {
  if (command.requestNo.trim() === '' || command.replyNo.trim() === '') {
    return refuse(
      'APPROVAL_WITHOUT_NUMBER',
      { zh: '请示和批复都要有文号。', en: 'Both the request and the reply need a document number.' },
      { zh: '请填写请示文号和街道党工委的批复文号。', en: 'Give both numbers.' },
      { sources: ['DXJ20-3'] },
    );
  }
  const asked = state.party.request?.requestNo;
  if (asked !== undefined && asked !== command.requestNo.trim()) {
    return refuse(
      'REPLY_TO_ANOTHER_REQUEST',
      {
        zh: `登记的请示是${asked}，批复答的是${command.requestNo.trim()}，对不上。`,
        en: `The request on record is ${asked}; this reply answers ${command.requestNo.trim()}.`,
      },
      { zh: '请核对文号。', en: 'Check the numbers.' },
    );
  }
  if (state.published.partyFormal || state.polls.some((p) => p.stream === 'PARTY')) {
    return refuse(
      'PARTY_POLL_EXISTS',
      {
        zh: '候选人预备人选已经按批复的职数登记，不能再改职数。',
        en: 'Candidates are recorded for the approved seats, which stand.',
      },
      { zh: '如确有变化，请先报街道。', en: 'Report to the street first.' },
    );
  }
  return ok([
    {
      type: 'PARTY_ELECTION_APPROVED',
      stream: 'PARTY',
      body: {
        requestNo: command.requestNo.trim(),
        replyNo: command.replyNo.trim(),
        seats: command.seats,
        ...(command.conditions === undefined ? {} : { conditions: command.conditions.map((c) => c.trim()) }),
      },
      sealed: [],
    },
  ]);
}

/** Expected attendance (应到会): members with the right to vote, less those left out with all three conditions met. */
export function recordPartyRoll(state: Cycle, command: CommandOf<'RECORD_PARTY_ROLL'>): Decision {
  if (state.party.approval === null) {
    return refuse(
      'PARTY_NOT_APPROVED',
      { zh: '换届请示还没有批复（B01）。', en: 'The request is not yet approved (B01).' },
      { zh: '请先登记批复。', en: 'Record the reply first.' },
      { sources: ['DXJ20-3'] },
    );
  }
  if (state.polls.some((p) => p.id === 'party-committee' && p.stage !== 'PREPARED')) {
    return refuse(
      'PARTY_POLL_BEGUN',
      { zh: '党员大会已经开始选举，应到会人数不能再改。', en: 'The members’ meeting has begun; its roll stands.' },
      { zh: '名册有误的，请报街道党工委。', en: 'Report a mistake to the street Party committee.' },
    );
  }
  const members = command.members.map(({ exclusion, ...member }) => ({
    ...member,
    // Every reason a form offers is one of the six listed grounds; the two approvals still decide.
    exclusion: exclusion === undefined ? undefined : { ...exclusion, listedGround: true },
  }));
  const expected = expectedAttendance(members);
  if (expected === 0) {
    return refuse(
      'NO_PARTY_VOTERS',
      { zh: '名册中没有有选举权的正式党员。', en: 'No full member with the right to vote is on the list.' },
      { zh: '请核对党员名册。', en: 'Check the register.' },
      { sources: ['DXJ20-5'] },
    );
  }
  const full = members.filter((m) => m.status === 'FULL').length;
  const voting = members.filter(hasPartyVote).length;
  const [withoutRights, excluded] = [full - voting, voting - expected];
  return ok([
    {
      type: 'PARTY_ROLL_RECORDED',
      stream: 'PARTY',
      body: { full, withoutRights, excluded, expected, ...(command.letters && { letters: command.letters }) },
      sealed: command.members.map(restricted),
    },
  ]);
}

export function proposePartyCandidates(
  state: Cycle,
  command: CommandOf<'PROPOSE_PARTY_CANDIDATES'>,
  ctx: Context,
): Decision {
  const { approval } = state.party;
  if (approval === null) {
    return refuse(
      'PARTY_NOT_APPROVED',
      { zh: '换届请示还没有批复（B01）。', en: 'The request is not yet approved (B01).' },
      { zh: '请先登记批复。', en: 'Record the reply first.' },
      { sources: ['DXJ20-3'] },
    );
  }
  const base = command.post === 'PARTY_MEMBER' ? 'party-committee' : 'party-secretaries';
  if (state.polls.some((p) => p.id === base)) {
    return refuse(
      'PARTY_CANDIDATES_EXIST',
      { zh: '选票已经准备，候选人名单不能再改。', en: 'The ballots are prepared; the list of candidates stands.' },
      { zh: '名单以批复为准。', en: 'The approved list stands.' },
    );
  }
  const forCommittee = command.post === 'PARTY_MEMBER';
  if (forCommittee) {
    if (state.steps.B03 === undefined) return notRecommended();
    const early = slateRefusal(
      state,
      command.people.map((p) => p.name),
    );
    if (early !== null) return early;
    const surplus = checkSurplus(ctx.party, command.post, approval.seats.PARTY_MEMBER, command.people.length);
    const allowed = refuseIfViolated('SURPLUS_TOO_SMALL', surplus, {
      zh: '请增加候选人后再报批。',
      en: 'Add candidates and ask again.',
    });
    if (!allowed.ok) return allowed;
  } else {
    const elected = new Set(
      standing(state, 'party-committee').flatMap((p) =>
        p.elected.map((id) => state.candidates.find((c) => c.id === id)?.name),
      ),
    );
    const outsider = command.people.find((p) => !elected.has(p.name));
    if (outsider !== undefined) {
      return refuse(
        'NOT_ON_COMMITTEE',
        {
          zh: `${outsider.name}不是新当选的委员，不能作为书记、副书记候选人。`,
          en: `${outsider.name} is not a newly elected committee member.`,
        },
        { zh: '书记、副书记在新一届委员会委员中产生。', en: 'Secretaries are chosen among the new committee.' },
        { sources: ['DXJ20-20'] },
      );
    }
  }
  return ok(partyList(state, command, command.post));
}

const notRecommended = (): Decision =>
  refuse(
    'NOT_RECOMMENDED_YET',
    {
      zh: '党员推荐、群众推荐的情况还没有登记（B03），不能登记候选人。',
      en: 'What members and residents recommended is not recorded (B03).',
    },
    {
      zh: '请先登记推荐票的数字（不用推荐票的，在步骤B03写明怎样听取了党员意见），再登记候选人。',
      en: 'Record the slips first; where none were used, note under B03 how the members were heard.',
    },
    { sources: ['DXJ20-14', 'SEED'] },
  );

/**
 * That members were heard first is confirmed (DXJ20-14); in which form (两推), and B04 and B05, are custom and second-hand texts.
 * Without their acts the list goes out, and says so.
 */
function withoutActs({ party, steps }: Cycle): readonly string[] {
  const heard =
    party.recommendation === null
      ? ['推荐提名（B03）没有推荐票的数字，只有一句说明或者免除决定，候选人是否都有人推荐，系统无法核对。']
      : [];
  if (party.slate !== null) return heard;
  const said = (step: 'B04' | 'B05'): string => {
    const how = steps[step]?.how;
    return how === undefined ? '没有记录' : how === 'WAIVED' ? '经决定免除' : '只有一句说明';
  };
  return [
    ...heard,
    `没有登记初步人选：资格联审（B04）${said('B04')}，考察和公示（B05）${said('B05')}，候选人是否都经过这两个环节，系统无法核对（惯例，待核）。`,
  ];
}

/** A list approved anew replaces the one before it, which stays in the ledger. */
function partyList(state: Cycle, command: CommandOf<'PROPOSE_PARTY_CANDIDATES'>, post: Post): readonly Fact[] {
  const before = state.candidates.filter((c) => c.stream === 'PARTY' && c.post === post);
  const ids = command.people.map((_, index) => `P-${post}-${before.length + index + 1}`);
  const replaced = before.filter((c) => c.status !== 'WITHDRAWN');
  return [
    ...replaced.map(
      ({ id }): Fact => ({
        type: 'CANDIDATE_WITHDREW',
        stream: 'PARTY',
        body: { id },
        sealed: [restricted({ reason: `以${command.approvalNo}的名单为准` })],
      }),
    ),
    ...command.people.map(
      (person, index): Fact => ({
        type: 'CANDIDATE_NOMINATED',
        stream: 'PARTY',
        body: { id: ids[index] ?? '', post, by: { kind: 'PARTY', decisionNo: command.approvalNo } },
        sealed: [restricted({ name: person.name, sex: person.sex })],
      }),
    ),
    {
      type: 'CANDIDATES_PUBLISHED',
      stream: 'PARTY',
      body: {
        status: 'FORMAL',
        order: ids,
        orderedBy: 'STROKE',
        warnings: post === 'PARTY_MEMBER' ? withoutActs(state) : [],
      },
      sealed: command.people.map(({ name, sex }, index) => publicly({ id: ids[index] ?? '', name, sex })),
    },
  ];
}

export function reportPartyResult(state: Cycle, command: CommandOf<'REPORT_PARTY_RESULT'>): Decision {
  if (!standing(state, 'party-secretaries').some((p) => p.post === 'SECRETARY' && p.elected.length === 1)) {
    return refuse(
      'NO_SECRETARY',
      { zh: '书记还没有选出并核定。', en: 'No secretary is elected and certified yet.' },
      { zh: '请先完成第一次全体会议的选举。', en: 'Finish the first plenary.' },
      { sources: ['DXJ20-20'] },
    );
  }
  return ok([
    {
      type: 'PARTY_RESULT_REPORTED',
      stream: 'PARTY',
      body: { reportNo: command.reportNo.trim() },
      sealed: command.signer === undefined ? [] : [restricted({ signer: command.signer.trim() })],
    },
  ]);
}

export function approveSecretary(state: Cycle, command: CommandOf<'APPROVE_SECRETARY'>, ctx: Context): Decision {
  if (state.party.reported === null) {
    return refuse(
      'PARTY_RESULT_NOT_REPORTED',
      { zh: '社区党组织还没有上报选举结果。', en: 'The Party result has not been reported.' },
      { zh: '请社区先报送结果报告。', en: 'Ask the community to report it.' },
      { sources: ['DZ-31'] },
    );
  }
  if (state.party.reported.by === ctx.actor.account) {
    return refuse(
      'MAKER_CANNOT_APPROVE',
      { zh: '上报结果是您登记的，批复要由街道党工委的人员登记。', en: 'You reported the result; another approves it.' },
      { zh: '请由街道另一位人员办理。', en: 'Another person, from the street, must do it.' },
      { sources: ['DZ-31'] },
    );
  }
  if (state.party.secretaryApproved !== null) {
    return refuse(
      'SECRETARY_ALREADY_APPROVED',
      { zh: '书记任职批复已经登记。', en: 'The approval is already recorded.' },
      { zh: '无需重复登记。', en: 'Nothing to do.' },
    );
  }
  if (command.replyNo.trim() === '') {
    return refuse(
      'APPROVAL_WITHOUT_NUMBER',
      { zh: '批复要有文号。', en: 'The reply needs a document number.' },
      { zh: '请填写批复文号。', en: 'Give its number.' },
      { sources: ['DZ-31'] },
    );
  }
  return ok([{ type: 'SECRETARY_APPROVED', stream: 'PARTY', body: { replyNo: command.replyNo.trim() }, sealed: [] }]);
}
