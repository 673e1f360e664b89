import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { standing, statistics } from '../src/index.ts';
import type { Votes } from './story.ts';
import { days, firstOfEachPost, playUntil, pollAt } from './story.ts';
import { day, World } from './world.ts';

const certified = (): World => playUntil(new World(), pollAt('residents', 'CERTIFIED'));
const on = days.after;
const codeOf = (world: World, command: Command): string => world.codeOf(command, 'chair', on);

describe('after the result', () => {
  const seal = (change: object = {}): Command => ({
    type: 'SEAL_BALLOTS',
    poll: 'residents',
    packages: [{ what: 'VALID', seals: ['S1', 'S2'] }],
    keeper: '街道档案员',
    place: '街道档案室',
    until: day('2031-12-31'),
    witnesses: ['监票员', '居民甲'],
    ...change,
  });
  test.each([
    ['as it should be', seal(), 'OK'],
    [
      'with one seal on two packages',
      seal({
        packages: [
          { what: 'VALID', seals: ['S1'] },
          { what: 'INVALID', seals: ['S1'] },
        ],
      }),
      'SEAL_WRONG',
    ],
    ['with a package without a seal', seal({ packages: [{ what: 'VALID', seals: [] }] }), 'SEAL_WRONG'],
    ['kept by nobody', seal({ keeper: ' ' }), 'KEEPER_OR_WITNESS_MISSING'],
    ['before one witness', seal({ witnesses: ['监票员'] }), 'KEEPER_OR_WITNESS_MISSING'],
    ['until today', seal({ until: on }), 'KEPT_TOO_SHORT'],
  ])('ballots sealed %s', (_what, command, code) => {
    expect(codeOf(certified(), command)).toBe(code);
  });

  test('ballots still being counted are not sealed away, and no seal is used twice', () => {
    expect(codeOf(playUntil(new World(), pollAt('residents', 'COUNTING')), seal())).toBe('COUNT_NOT_FINISHED');
    const world = certified();
    world.must({ command: seal(), account: 'chair', on });
    expect(codeOf(world, seal())).toBe('SEAL_WRONG');
    expect(world.cycle.steps.E13?.how).toBe('DONE');
  });

  test('certificates go once to each of those elected, each with its own number', () => {
    const world = certified();
    const give = (...pairs: readonly (readonly [string, string])[]): Command => ({
      type: 'DELIVER_CERTIFICATES',
      certificates: pairs.map(([id, certNo]) => ({ id, certNo })),
    });
    expect(codeOf(world, give(['R-CHAIR-2', '1号']))).toBe('NOT_ELECTED');
    expect(codeOf(world, give(['R-CHAIR-1', '1号'], ['R-VICE-1', '1号']))).toBe('CERTIFICATE_TWICE');
    world.must({ command: give(['R-CHAIR-1', '1号']), account: 'chair', on });
    expect(codeOf(world, give(['R-CHAIR-1', '2号']))).toBe('CERTIFICATE_TWICE');
    expect(codeOf(world, give(['R-VICE-1', '2号']))).toBe('OK');
  });

  test('JWH25-36: supervisors are no members of the committee and none of their near relatives', () => {
    const choose = (name: string, present = 50): Command => ({
      type: 'ELECT_SUPPORTING_BODY',
      body: 'SUPERVISION',
      title: '居务监督委员会',
      meeting: { kind: 'REP_MEETING', entitled: 60, present, inFavour: 45 },
      members: [{ name, post: '委员' }],
    });
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    const pairs = [{ a: 'R-CHAIR-1', b: 'REC:2', relation: '夫妻' }];
    expect(codeOf(world, choose('居民甲'))).toBe('NOT_CERTIFIED');
    const state = certified();
    state.state = { ...state.cycle, relatives: { on, pairs } };
    expect(codeOf(state, choose('赵某选民'))).toBe('SUPERVISOR_NOT_FREE');
    expect(codeOf(state, choose('选委乙'))).toBe('SUPERVISOR_NOT_FREE');
    expect(codeOf(state, choose('居民甲'))).toBe('OK');
    expect(codeOf(state, choose('居民甲', 39))).not.toBe('OK');
  });
});

describe('the statistics', () => {
  test('of the story, counted by hand', () => {
    const rows = new Map(statistics(certified().cycle).map((r) => [r.field, r]));
    const value = (field: string) => rows.get(field)?.value;
    // Fourteen on the roll, ten came; five seats: voters 1, 3, 5, 6, 7, of whom 6 is a man; all born in 1980.
    expect([value('registeredTotal'), value('voteTotal'), value('proxyVotes')]).toEqual([14, 10, 0]);
    expect([value('elected'), value('women'), value('age30'), value('age60'), value('ageOver60')]).toEqual([
      5, 4, 0, 5, 0,
    ]);
    expect([value('formal'), value('diff'), value('recTotal'), value('partyMembers')]).toEqual([8, 3, 3, 10]);
    expect([value('crossPost'), value('oneShoulder'), value('electorTotal')]).toEqual([0, 0, null]);
    expect(rows.get('turnout')?.ratio).toEqual({ of: 10, base: 14 });
    // Nobody was checked once more before it was certified.
    expect([value('rechecked'), value('disqualified')]).toEqual([0, 0]);
  });

  /** The fields of forms.md §5, group by group. */
  const asked = [
    'electorTotal registeredTotal recMethod recTotal recPartyNum',
    'hasAssembly hasStation hasSecretBooth hasMobileBox publicCount announcedOnSpot',
    'voteTotal proxyVotes mobileVotes scribedVotes mainBox subVenue stationVotes letterVotes boxTotal secretBooths',
    'recallChair recallVice recallMember recallProxy recallMobile recallScribe recallNum recallPer',
    'elected women party reelected new age30 age60 ageOver60 college highschool crossPost oneShoulder',
    'tj tjConcurrent za zaConcurrent ws wsConcurrent mzsw mzswConcurrent',
    'reps repWomen repParty repEthnic repMethod groupLeaders',
    'nominators preliminary formal diff formalWomen formalParty formalEthnic byParty byVoters presented',
    'partyMembers partyWomen partyEthnic',
    'registrationRate turnout proxyRate mobileRate womenRate collegeRate crossPostRate oneShoulderRate',
  ].flatMap((group) => group.split(' '));

  test('ask for every figure of the table, each once, and leave those of no ledger to be filled in', () => {
    const rows = statistics(certified().cycle);
    const fields = rows.map(({ field }) => field);
    expect(asked.filter((field) => !fields.includes(field))).toEqual([]);
    expect(new Set(fields).size).toBe(fields.length);
    const empty = rows.flatMap(({ field, value, ratio, said }) => ((value ?? ratio ?? said) ? [] : [field]));
    expect(empty).toEqual(expect.arrayContaining(['electorTotal', 'scribedVotes', 'recallChair', 'party', 'reps']));
    expect(rows.find(({ field }) => field === 'recMethod')?.said?.zh).toBe('居民代表会议推选');
  });

  test('count schooling only where it is known of everybody, and a committee by its title', () => {
    const { cycle } = certified();
    const schooled = (...written: readonly (string | undefined)[]) => ({
      ...cycle,
      candidates: cycle.candidates.map((c, i) => {
        const education = written[i % written.length];
        return { ...c, profile: education === undefined ? {} : { education } };
      }),
    });
    const value = (state: typeof cycle, field: string) => statistics(state).find((r) => r.field === field)?.value;
    expect([value(schooled('大专'), 'college'), value(schooled('大专'), 'highschool')]).toEqual([5, 0]);
    expect([value(schooled('中专'), 'college'), value(schooled('中专'), 'highschool')]).toEqual([0, 5]);
    expect(value(schooled('本科', undefined), 'college')).toBeNull();
    const world = certified();
    const chair = standing(world.cycle, 'residents').flatMap((s) => s.elected)[0];
    const name = world.cycle.candidates.find((c) => c.id === chair)?.name ?? '';
    world.must({
      command: {
        type: 'ELECT_SUPPORTING_BODY',
        body: 'SUB_COMMITTEE',
        title: '人民调解委员会',
        meeting: { kind: 'REP_MEETING', entitled: 60, present: 50, inFavour: 45 },
        members: [
          { name, post: '主任' },
          { name: '居民甲', post: '委员' },
        ],
      },
      account: 'chair',
      on,
    });
    const told = ['tj', 'tjConcurrent', 'za', 'zaConcurrent'].map((field) => value(world.cycle, field));
    expect(told).toEqual([2, 1, null, null]);
  });

  test('a box at which nobody voted counts nobody, whatever it is called', () => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    for (const [box, kind] of [
      ['会场', 'MAIN'],
      ['constructor', 'STATION'],
    ] as const) {
      const seal = { shownEmpty: true, seals: [`封-${box}`], witnesses: ['监票员', '居民甲'] };
      const command: Command = { type: 'SEAL_FIXED_BOX', poll: 'residents', box, kind, place: box, ...seal };
      world.must({ command, account: 'chair', on: days.printed });
    }
    const rows = statistics(playUntil(world, pollAt('residents', 'COUNTING')).cycle);
    const value = (field: string) => rows.find((r) => r.field === field)?.value;
    expect([value('mainBox'), value('stationVotes')]).toEqual([10, 0]);
  });

  test('nothing is made up before there is anything', () => {
    const rows = statistics(playUntil(new World(), (w) => w.state.status !== 'UNOPENED').cycle);
    expect(rows.filter((r) => r.group === '投票' && r.field !== 'letterVotes').map((r) => r.value)).not.toContain(0);
    expect(rows.find((r) => r.field === 'turnout')?.ratio).toBeNull();
  });
});

test('the statistics tell booths, and mark a rate whose numerator is too small to be told', () => {
  const { cycle } = certified();
  const polls = cycle.polls.map((p) =>
    p.stage === 'CERTIFIED' && p.id === 'residents' ? { ...p, checkedIn: { ...p.checkedIn, PROXY: 2, MOBILE: 5 } } : p,
  );
  const rows = new Map(statistics({ ...cycle, polls }).map((r) => [r.field, r]));
  // The story has two booths and a limit of five.
  expect([rows.get('hasSecretBooth')?.value, rows.get('secretBooths')?.value]).toEqual([1, 2]);
  expect([rows.get('proxyRate')?.below, rows.get('mobileRate')?.below]).toEqual([5, undefined]);
});

describe('a result counted anew after certificates', () => {
  /** Everybody votes for the second candidate for the chair instead of the first. */
  const other: Votes = (poll, no, ballots) => {
    const all = firstOfEachPost(poll, no, ballots);
    const chair = { 'R-CHAIR-1': { for: 0, against: 0 }, 'R-CHAIR-2': { for: ballots, against: 0 } };
    return poll.id === 'residents' ? { ...all, marks: { ...all.marks, ...chair } } : all;
  };
  const elected = (world: World): readonly string[] => standing(world.cycle, 'residents').flatMap((s) => s.elected);
  const certificates = (ids: readonly string[], from: string): Command => ({
    type: 'DELIVER_CERTIFICATES',
    certificates: ids.map((id, i) => ({ id, certNo: `${from}${i}` })),
  });
  const supervisors = (name: string): Command => ({
    type: 'ELECT_SUPPORTING_BODY',
    body: 'SUPERVISION',
    title: '居务监督委员会',
    meeting: { kind: 'REP_MEETING', entitled: 60, present: 50, inFavour: 45 },
    members: [{ name, post: '委员' }],
  });
  const file: Command = { type: 'FILE_RESULT', reportNo: '1号', to: '街道' };
  const handover: Command = {
    type: 'RECORD_HANDOVER',
    items: [{ kind: 'SEAL', what: '公章', quantity: 1 }],
    supervisedBy: '街道',
  };
  const go = (world: World, ...commands: readonly Command[]): void => {
    for (const command of commands) world.must({ command, account: 'chair', on });
  };
  /** Filed, certificates out, supervisors chosen (the loser of the chair among them); then counted anew. */
  const anew = (votes: Votes): World => {
    const world = certified();
    go(world, file, certificates(elected(world), 'A'), supervisors('钱某选民'));
    go(world, { type: 'RECOUNT', poll: 'residents', bundles: [1, 2], reason: '举报' });
    return playUntil(world, pollAt('residents', 'CERTIFIED'), votes);
  };

  test('another chair: report, certificate and supervisors fall, and are done anew before the handover', () => {
    const world = anew(other);
    const { filings, certificates: given, supporting } = world.cycle.aftermath;
    expect(filings.map((one) => one.voidedOn === null)).toEqual([false]);
    expect(given.flatMap((one) => (one.voidedOn === null ? [] : [one.id]))).toEqual(['R-CHAIR-1']);
    expect(supporting.map((one) => one.voidedOn === null)).toEqual([false]);
    const tried = world.attempt({ command: handover, account: 'clerk', on });
    expect(tried.ok ? '' : tried.error.message.zh).toContain('F01）；向现在的当选人颁发当选证书（F02）；重新推选');
    go(world, file, certificates(['R-CHAIR-2'], 'B'));
    expect(codeOf(world, handover)).toBe('RESULT_CHANGED_SINCE');
    expect(codeOf(world, { type: 'LIST_ARCHIVE', entries: [] })).toBe('RESULT_CHANGED_SINCE');
    go(world, supervisors('沈某选民'));
    expect(codeOf(world, handover)).toBe('OK');
  });

  test('the same people: only the report is made anew', () => {
    const world = anew(firstOfEachPost);
    expect(world.cycle.aftermath.certificates.every((one) => one.voidedOn === null)).toBe(true);
    expect(codeOf(world, handover)).toBe('RESULT_CHANGED_SINCE');
    go(world, file);
    expect(codeOf(world, handover)).toBe('OK');
  });
});
