import type { PollId } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { addYears } from '@mingxuan/rulebook';
import { must } from '../stage.ts';
import type { Stage } from '../stage.ts';
import { countPoll, determineAndSign } from '../count.ts';
import { recordSteps } from './plan.ts';

/** E01–E13: the day itself, and the second vote for the seat that nobody won. */
export async function vote(stage: Stage): Promise<void> {
  const { sample, teller } = stage;
  const on = sample.electionDay;
  teller.chapter({ zh: '六、投票、计票、结果', en: '6. Voting, counting, result' });
  const { printed, hall, spoiled, notReturned, invalid, votes, against, writeIn } = sample.polls.residents;
  await openPoll(stage, 'residents', printed, on);
  const issued = await checkEveryoneIn(stage, hall);
  const mobile = sample.mobileBox;
  const inHall = issued - mobile.used - notReturned;
  const openedAt = sample.arrangements.closesAt;
  const boxes = [
    { box: '会场', collected: inHall },
    { box: mobile.box, collected: mobile.used },
  ];
  await stage.expectRefusal(
    'recChair',
    { zh: '试一试：选票少清点了一张', en: 'Try: close with one ballot unaccounted for' },
    { type: 'CLOSE_POLL', poll: 'residents', spoiled, unused: printed - issued - spoiled - 1, boxes, openedAt },
    on,
  );
  await stage.act(
    'recChair',
    { type: 'CLOSE_POLL', poll: 'residents', spoiled, unused: printed - issued - spoiled, boxes, openedAt },
    on,
  );
  const collected = inHall + mobile.used;
  teller.line({
    zh: `印制${printed}＝发出${issued}＋作废重领${spoiled}＋未用${printed - issued - spoiled}；收回${collected}张。`,
    en: `Printed ${printed} = issued ${issued} + spoiled ${spoiled} + unused ${printed - issued - spoiled}; collected ${collected}.`,
  });
  await countPoll(stage, 'residents', { collected, invalid, votes, against, writeIn }, on, 'recChair');
  await determineAndSign(stage, 'residents', on, 'recChair');
  await tellStanding(stage);
  await recordSteps(stage, [
    ['E02', '大会程序：介绍、通过办法、讲解写票'],
    ['E04', '委托、代写按登记办理'],
    ['E12', '结果当场公布'],
  ]);
  await sealBallots(stage, 'residents', on);
  for (const paper of ['RESULT:residents', 'ELECTION_REPORT:residents', 'TALLY_SHEET:residents'])
    await stage.paper('recChair', paper, on);
  await voteAgain(stage);
}

/** E13: the ballots of a vote, sealed by kind the same day. */
async function sealBallots(stage: Stage, poll: PollId, on: IsoDate): Promise<void> {
  const { people, mobileBox } = stage.sample;
  const [, witness = ''] = mobileBox.staff;
  await stage.act(
    'recChair',
    {
      type: 'SEAL_BALLOTS',
      poll,
      packages: (['VALID', 'INVALID', 'SPOILED', 'UNUSED'] as const).map((what) => ({
        what,
        seals: [`${what}-${poll}`],
      })),
      keeper: people.streetAdmin.displayName,
      place: `${stage.sample.community.subDistrict}档案室`,
      until: addYears(on, 5),
      witnesses: [people.scrutineer.displayName, witness],
    },
    on,
  );
}

async function openPoll(stage: Stage, poll: PollId, printed: number, on: IsoDate): Promise<void> {
  const { people } = stage.sample;
  const staff = [
    { role: 'SCRUTINEER', name: people.scrutineer.displayName },
    { role: 'TELLER', name: people.tellerA.displayName },
    { role: 'TELLER', name: people.tellerB.displayName },
    { role: 'CALLER', name: people.issuer.displayName },
  ] as const;
  await stage.act('recChair', { type: 'PREPARE_POLL', poll, printed }, poll === 'residents' ? stage.day('D15') : on);
  if (!poll.startsWith('party')) await sealTheHall(stage, poll, on);
  await stage.act('recChair', { type: 'OPEN_POLL', poll, boxesShownEmpty: true, booths: 2, staff }, on);
}

/** E01: the box of the hall, shown empty and sealed before two who are not staff of the count. */
async function sealTheHall(stage: Stage, poll: PollId, on: IsoDate): Promise<void> {
  const { people, mobileBox } = stage.sample;
  await stage.act(
    'scrutineer',
    {
      type: 'SEAL_FIXED_BOX',
      poll,
      box: '会场',
      kind: 'MAIN',
      place: '会场',
      shownEmpty: true,
      seals: [`H-${poll}`],
      witnesses: [people.scrutineer.displayName, ...mobileBox.staff.slice(1, 2)],
    },
    on,
  );
}

/** Hall, proxies and mobile box: one entitlement each. Returns the ballots issued. */
async function checkEveryoneIn(stage: Stage, hall: number): Promise<number> {
  const { sample, teller, clients, id } = stage;
  const { mobileBox, proxies, electionDay } = sample;
  const taken = new Set([
    ...proxies.map(([principal]) => principal),
    ...Array.from({ length: mobileBox.voters }, (_, i) => mobileBox.firstVoterNo + i),
  ]);
  const inPerson = Array.from({ length: 3000 }, (_, i) => i + 1)
    .filter((no) => !taken.has(no))
    .slice(0, hall);
  const desks = openDesks();
  const checkIn = (voterNo: number, channel: 'HALL' | 'PROXY' | 'MOBILE', place: string): Promise<void> =>
    atADesk(desks, async (device, deviceSeq) => {
      must(
        await clients.issuer.act(
          id,
          { type: 'CHECK_IN', poll: 'residents', voterNo, channel, place, device, deviceSeq },
          electionDay,
        ),
      );
    });
  await inParallel(
    inPerson,
    (no) => checkIn(no, 'HALL', '会场'),
    (done) => teller.progress({ zh: '会场领票', en: 'checking in' }, done, inPerson.length),
  );
  for (const [principal] of proxies) await checkIn(principal, 'PROXY', '会场');
  await stage.act(
    'scrutineer',
    {
      type: 'DISPATCH_BOX',
      box: mobileBox.box,
      sealOut: mobileBox.sealOut,
      ballotsTaken: mobileBox.taken,
      leftAt: '09:10',
    },
    electionDay,
  );
  for (let i = 0; i < mobileBox.used; i += 1) await checkIn(mobileBox.firstVoterNo + i, 'MOBILE', mobileBox.box);
  await stage.act(
    'scrutineer',
    {
      type: 'RETURN_BOX',
      box: mobileBox.box,
      sealFound: mobileBox.sealOut,
      sealIn: mobileBox.sealIn,
      ballotsBroughtBack: mobileBox.taken - mobileBox.used,
      returnedAt: '11:40',
    },
    electionDay,
  );
  const [again = 1] = inPerson;
  await stage.expectRefusal(
    'issuer',
    { zh: '试一试：同一选民第二次领票', en: 'Try: the same voter a second time' },
    {
      type: 'CHECK_IN',
      poll: 'residents',
      voterNo: again,
      channel: 'HALL',
      place: '会场',
      device: '会场9号台',
      deviceSeq: 1,
    },
    electionDay,
  );
  const issued = inPerson.length + proxies.length + mobileBox.used;
  teller.line(
    {
      zh: `领票${issued}人：会场${inPerson.length}，委托${proxies.length}，流动票箱${mobileBox.used}；封条${mobileBox.sealOut}去、${mobileBox.sealIn}回。`,
      en: `${issued} ballots issued: hall ${inPerson.length}, proxy ${proxies.length}, mobile box ${mobileBox.used}; seals ${mobileBox.sealOut} out, ${mobileBox.sealIn} in.`,
    },
    ['JWH25-19'],
  );
  return issued;
}

/** Desks of the hall that are free just now, each with the last number it used. */
interface Desk {
  readonly device: string;
  last: number;
}

const DESKS = 8;
const openDesks = (): Desk[] => Array.from({ length: DESKS }, (_, i) => ({ device: `会场${i + 1}号台`, last: 0 }));

/** A desk does one thing after another, so that its numbers reach the ledger in order. */
async function atADesk(desks: Desk[], checkIn: (device: string, deviceSeq: number) => Promise<void>): Promise<void> {
  const desk = desks.shift();
  if (desk === undefined) throw new Error('more people at work than desks');
  desk.last += 1;
  await checkIn(desk.device, desk.last);
  desks.push(desk);
}

async function inParallel<T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
  progress: (done: number) => void,
): Promise<void> {
  const rest = [...items].values();
  let done = 0;
  const worker = async (): Promise<void> => {
    for (const item of rest) {
      await act(item);
      done += 1;
      if (done % 100 === 0) progress(done);
    }
  };
  await Promise.all(Array.from({ length: DESKS }, worker));
  progress(done);
}

async function tellStanding(stage: Stage): Promise<void> {
  const view = await stage.view();
  const name = (id: string): string => view.cycle.candidates.find((c) => c.id === id)?.name ?? id;
  const titles: Readonly<Record<string, string>> = { CHAIR: '主任', VICE: '副主任', MEMBER: '委员' };
  for (const post of view.standing.residents) {
    const left = post.seats - post.elected.length;
    stage.teller.line({
      zh: `${titles[post.post] ?? post.post}：${post.elected.map(name).join('、') || '无'}${left > 0 ? `（还缺${left}名）` : ''}`,
      en: `${post.post}: ${post.elected.map(name).join(', ') || 'nobody'}${left > 0 ? ` (${left} short)` : ''}`,
    });
  }
}

/** 另行选举: the seat nobody won, among those who came next, a third of the ballots being enough. */
async function voteAgain(stage: Stage): Promise<void> {
  const { sample, teller, clients, id } = stage;
  const needed = (await stage.view()).neededPolls.find((p) => p.id.startsWith('residents'));
  if (needed === undefined) return;
  const name = (await stage.view()).cycle.candidates;
  teller.line(
    {
      zh: `不足名额另行选举：应选${needed.contests[0]?.seats}名，候选人${needed.contests[0]?.candidates.map((c) => name.find((x) => x.id === c)?.name).join('、')}。`,
      en: `Another vote for ${needed.contests[0]?.seats} seat(s).`,
    },
    ['JWH25-19'],
  );
  const { on, printed, hall, spoiled, notReturned, invalid, votes, against } = sample.polls.reElection;
  await stage.act(
    'clerk',
    {
      type: 'ADOPT_PLAN',
      electionDay: sample.electionDay,
      partyDay: sample.partyDay,
      pins: { E11: on },
      bodies: sample.bodies,
      people: {},
    },
    sample.electionDay,
  );
  await stage.paper('recChair', `RE_ELECTION:${needed.id}`, sample.electionDay);
  await openPoll(stage, needed.id, printed, on);
  const desks = openDesks();
  const voters = Array.from({ length: hall }, (_, i) => i + 1);
  await inParallel(
    voters,
    (voterNo) =>
      atADesk(desks, async (device, deviceSeq) => {
        must(
          await clients.issuer.act(
            id,
            { type: 'CHECK_IN', poll: needed.id, voterNo, channel: 'HALL', place: '会场', device, deviceSeq },
            on,
          ),
        );
      }),
    (done) => teller.progress({ zh: '另行选举领票', en: 'checking in again' }, done, voters.length),
  );
  const collected = hall - notReturned;
  await stage.act(
    'recChair',
    {
      type: 'CLOSE_POLL',
      poll: needed.id,
      spoiled,
      unused: printed - hall - spoiled,
      boxes: [{ box: '会场', collected }],
    },
    on,
  );
  await countPoll(stage, needed.id, { collected, invalid, votes, against }, on, 'recChair');
  await determineAndSign(stage, needed.id, on, 'recChair');
  await sealBallots(stage, needed.id, on);
  await tellStanding(stage);
  await stage.paper('recChair', `RESULT:${needed.id}`, on);
}
