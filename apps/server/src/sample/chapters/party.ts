import type { PartyMember } from '@mingxuan/election';
import { addDays } from '@mingxuan/rulebook';
import { countPoll, determineAndSign } from '../count.ts';
import type { Stage } from '../stage.ts';

const sampleHall = '幸福里社区党群服务中心';

/** B01–B09: the community's Party organisation elects its committee, the committee its secretary (G1). */
export async function electTheParty(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  const { party } = sample;
  teller.chapter({ zh: '三、先选党组织', en: '3. The Party organisation first' });
  await askTheStreet(stage);
  await stage.act(
    'party',
    { type: 'RECORD_PARTY_ROLL', members: members(party.members), letters: party.exclusionLetters },
    stage.day('B02'),
  );
  await stage.paper('party', 'PARTY_EXCLUSIONS', stage.day('B02'));
  const { attendance } = (await stage.view()).cycle.party;
  teller.line(
    {
      zh: `正式党员${attendance?.full}名，无表决权${attendance?.withoutRights}名，经上级同意并经大会通过不计入${attendance?.excluded}名，应到会${attendance?.expected}名。`,
      en: `${attendance?.full} full members, ${attendance?.withoutRights} without the vote, ${attendance?.excluded} left out with both approvals: ${attendance?.expected} expected.`,
    },
    ['DXJ20-5'],
  );
  await putForward(stage);
  await inspectAndPublish(stage);
  await nominateParty(stage);
  await stage.paper('streetAdmin', 'PARTY_CANDIDATES_REPLY', stage.day('B06'));
  await stage.act('party', { type: 'SETTLE_PARTY_METHOD', ...party.method }, stage.day('B06'));
  await stage.paper('party', 'PARTY_METHOD', stage.day('B06'));
  await committee(stage);
  await plenary(stage);
  await stage.act(
    'party',
    { type: 'REPORT_PARTY_RESULT', reportNo: party.reportNo, signer: party.request.signer },
    stage.day('B09'),
  );
  await stage.act('streetAdmin', { type: 'APPROVE_SECRETARY', replyNo: party.secretaryReplyNo }, stage.day('B09'));
  teller.line(
    {
      zh: `街道党工委批复${party.secretaryReplyNo}：同意${party.secretary.name}任书记。先党组织后居委会，此门已过。`,
      en: `The street Party committee approves ${party.secretary.name} as secretary: the first gate is passed.`,
    },
    ['DZ-31', 'SEED'],
  );
  await stage.paper('party', 'PARTY_RESULT:party-committee', stage.day('B09'));
}

/** B01: the letter up, the reply down. */
async function askTheStreet(stage: Stage): Promise<void> {
  const { requestNo, replyNo, seats, request, conditions } = stage.sample.party;
  const on = stage.day('B01');
  await stage.act('party', { type: 'REQUEST_PARTY_ELECTION', requestNo, seats, ...request }, on);
  await stage.paper('party', 'PARTY_ELECTION_REQUEST', on);
  await stage.act('party', { type: 'RECORD_PARTY_APPROVAL', requestNo, replyNo, seats, conditions }, on);
}

/** B03, B04: two recommendations, the people put forward from them, and what the departments say. */
async function putForward(stage: Stage): Promise<void> {
  const { party } = stage.sample;
  const { rows, ...figures } = party.recommendation;
  const recommend = { type: 'RECORD_RECOMMENDATIONS', ...figures } as const;
  await stage.expectRefusal(
    'party',
    { zh: '试一试：应选5名只推荐5人', en: 'Try: five people recommended for five seats' },
    { ...recommend, rows: rows.slice(0, 5) },
    stage.day('B03'),
  );
  await stage.act('party', { ...recommend, rows }, stage.day('B03'));
  await stage.paper('party', 'RECOMMENDATION_SUMMARY', stage.day('B03'));
  await stage.act('party', { type: 'DRAW_PARTY_SLATE', people: party.slate }, stage.day('B04'));
  for (const { no } of (await stage.view()).cycle.party.slate?.people ?? []) {
    await stage.act(
      'reviewer',
      { type: 'REVIEW_PARTY_NOMINEE', no, unit: '街道纪检监察工委', finding: { opinion: 'NO_OBJECTION' } },
      stage.day('B04'),
    );
  }
  await stage.paper('party', 'CANDIDATE_REGISTER', stage.day('B04'));
  stage.teller.line(
    {
      zh: `党员、群众两次推荐${rows.length}人，提出初步人选${party.slate.length}名，联审没有异议。`,
      en: `Members and residents recommend ${rows.length}; ${party.slate.length} are put forward, with no objection in review.`,
    },
    ['SEED'],
  );
}

/** B05: the street inspects and publishes; what was raised is answered before the publicity is closed. */
async function inspectAndPublish(stage: Stage): Promise<void> {
  const { party } = stage.sample;
  const inspected = stage.day('B04');
  const from = addDays(inspected, 1);
  const over = stage.day('B06');
  const people = (await stage.view()).cycle.party.slate?.people ?? [];
  const findings = people.map(({ no }) => ({ about: no, opinion: 'FIT' as const, summary: '符合任职条件' }));
  const stream = 'PARTY';
  await stage.act(
    'streetAdmin',
    { type: 'RECORD_INSPECTION', stream, by: party.inspectedBy, from: inspected, to: inspected, findings },
    inspected,
  );
  await stage.act(
    'streetAdmin',
    {
      type: 'OPEN_PUBLICITY',
      stream,
      until: addDays(over, -1),
      places: party.publicityPlaces,
      phone: party.request.phone,
    },
    from,
  );
  const about = people.find(({ name }) => name === party.feedback.about)?.no ?? 'N-1';
  await stage.act('clerk', { type: 'RECEIVE_FEEDBACK', stream, about, matter: party.feedback.matter }, from);
  await stage.expectRefusal(
    'streetAdmin',
    { zh: '试一试：还有反映没有答复就办结公示', en: 'Try: close the publicity with a point unanswered' },
    { type: 'CLOSE_PUBLICITY', stream },
    over,
  );
  const { finding } = party.feedback;
  await stage.act('streetAdmin', { type: 'ANSWER_FEEDBACK', stream, no: 1, outcome: 'NOT_CONFIRMED', finding }, over);
  await stage.act('streetAdmin', { type: 'CLOSE_PUBLICITY', stream }, over);
  await stage.act('party', { type: 'REQUEST_PARTY_CANDIDATES', requestNo: party.candidatesRequestNo }, over);
  stage.teller.line(
    {
      zh: `考察、公示办结，收到反映1件，已核实答复。`,
      en: 'Inspection and publicity are closed; one point was raised, looked into and answered.',
    },
    ['SEED'],
  );
}

async function nominateParty(stage: Stage): Promise<void> {
  const { party } = stage.sample;
  const proposal = {
    type: 'PROPOSE_PARTY_CANDIDATES',
    post: 'PARTY_MEMBER',
    approvalNo: party.candidatesApprovalNo,
  } as const;
  await stage.expectRefusal(
    'party',
    { zh: '试一试：应选5名只报5名候选人', en: 'Try: five candidates for five seats' },
    { ...proposal, people: party.candidates.slice(0, 5) },
    stage.day('B06'),
  );
  await stage.act('party', { ...proposal, people: party.candidates }, stage.day('B06'));
  stage.teller.line(
    {
      zh: `委员候选人${party.candidates.length}名，应选${party.seats.PARTY_MEMBER}名，差额不少于20%。`,
      en: `${party.candidates.length} candidates for ${party.seats.PARTY_MEMBER} seats: a surplus of at least 20 %.`,
    },
    ['DXJ20-13'],
  );
}

async function committee(stage: Stage): Promise<void> {
  const { party, people } = stage.sample;
  const on = stage.day('B07');
  const poll = 'party-committee';
  await stage.act('party', { type: 'PREPARE_POLL', poll, printed: 45 }, on);
  await stage.act(
    'party',
    {
      type: 'OPEN_POLL',
      place: sampleHall,
      poll,
      boxesShownEmpty: true,
      staff: [
        { role: 'SCRUTINEER', name: people.scrutineer.displayName },
        { role: 'TELLER', name: people.tellerA.displayName },
        { role: 'TELLER', name: people.tellerB.displayName },
      ],
    },
    on,
  );
  await stage.act('party', { type: 'RECORD_ATTENDANCE', poll, present: party.present }, on);
  await stage.act(
    'party',
    {
      type: 'CLOSE_POLL',
      poll,
      issued: party.present,
      spoiled: 0,
      unused: 45 - party.present,
      boxes: [{ box: '会场', collected: party.present }],
    },
    on,
  );
  await countPoll(
    stage,
    poll,
    { collected: party.present, invalid: 0, votes: party.votes, against: party.against },
    on,
    'party',
  );
  await determineAndSign(stage, poll, on, 'party');
}

async function plenary(stage: Stage): Promise<void> {
  const { party, people } = stage.sample;
  const on = stage.day('B08');
  const poll = 'party-secretaries';
  for (const [post, who] of [
    ['SECRETARY', party.secretary],
    ['DEPUTY_SECRETARY', party.deputy],
  ] as const) {
    await stage.act(
      'party',
      {
        type: 'PROPOSE_PARTY_CANDIDATES',
        post,
        people: [{ name: who.name, sex: who.sex }],
        approvalNo: party.candidatesApprovalNo,
      },
      on,
    );
  }
  const five = party.seats.PARTY_MEMBER;
  await stage.act('party', { type: 'PREPARE_POLL', poll, printed: five }, on);
  await stage.act(
    'party',
    {
      type: 'OPEN_POLL',
      place: sampleHall,
      poll,
      boxesShownEmpty: true,
      staff: [
        { role: 'SCRUTINEER', name: people.scrutineer.displayName },
        { role: 'TELLER', name: people.tellerA.displayName },
      ],
    },
    on,
  );
  await stage.act('party', { type: 'RECORD_ATTENDANCE', poll, present: five }, on);
  await stage.act(
    'party',
    { type: 'CLOSE_POLL', poll, issued: five, spoiled: 0, unused: 0, boxes: [{ box: '会场', collected: five }] },
    on,
  );
  const votes = { [party.secretary.name]: party.secretary.votes, [party.deputy.name]: party.deputy.votes };
  await countPoll(stage, poll, { collected: five, invalid: 0, votes, against: {} }, on, 'party');
  await determineAndSign(stage, poll, on, 'party');
}

/** The register: names do not matter to the count, only standing and the two approvals do. */
function members({
  full,
  probationary,
  onProbation,
  excluded,
}: Stage['sample']['party']['members']): readonly PartyMember[] {
  const named = (n: number, kind: string, member: Omit<PartyMember, 'name'>): PartyMember[] =>
    Array.from({ length: n }, (_, i) => ({ name: `${kind}${i + 1}`, ...member }));
  const approved = {
    reason: 4,
    superiorApproved: true,
    meetingPassed: true,
    evidence: '医院证明，家属书面说明',
  } as const;
  return [
    ...named(full - onProbation - excluded, '党员', { status: 'FULL', rights: 'NORMAL' }),
    ...named(onProbation, '留党察看党员', { status: 'FULL', rights: 'ON_PROBATION' }),
    ...named(excluded, '卧床党员', { status: 'FULL', rights: 'NORMAL', exclusion: approved }),
    ...named(probationary, '预备党员', { status: 'PROBATIONARY', rights: 'NORMAL' }),
  ];
}
