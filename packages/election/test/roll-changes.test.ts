import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { monthsBetween } from '../src/index.ts';
import { adoptPlan, days, evidence, playUntil } from './story.ts';
import { day, idNumberOf, voterEntry, World } from './world.ts';

const until = (done: (world: World) => boolean): World =>
  playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && done(w));
const drafted = (): World => until((w) => w.cycle.roll.stage === 'DRAFT');
const published = (): World => until((w) => w.cycle.roll.stage === 'PUBLISHED');

type Change = Extract<Command, { type: 'AMEND_ROLL' }>['change'];
const amend = (change: Change, more: object = {}): Command =>
  ({ type: 'AMEND_ROLL', change, note: '有证明', evidence, places: ['公告栏'], ...more }) as Command;
const judgment = { court: '城东区人民法院', decidedOn: day('2026-05-06'), documentNo: '（2026）刑初12号' };
const code = (world: World, command: Command): string => world.codeOf(command, 'chair', days.objected);

describe('a change after publication is an act with its reason', () => {
  test.each<[Change, string]>([
    [{ kind: 'ADD', reason: 'TURNED_EIGHTEEN', voter: voterEntry(99, '许某选民') }, 'VOTER_ADDED'],
    [{ kind: 'REMOVE', reason: 'DIED', voterNo: 14 }, 'VOTER_REMOVED'],
    [{ kind: 'REMOVE', reason: 'DEPRIVED', voterNo: 14, judgment }, 'VOTER_REMOVED'],
    [{ kind: 'CORRECT', reason: 'CLERICAL', voterNo: 14, voter: { name: '沈某某' } }, 'VOTER_CORRECTED'],
  ])('%j', (change, type) => {
    const facts = published().must({ command: amend(change), account: 'chair', on: days.objected });
    expect(facts.map((f) => f.type)).toEqual(['ROLL_AMENDED', type]);
    // Everybody may know that the entry changed; why is sealed with it (a number is a name on the posted list).
    expect(facts[1]?.body).toEqual({ voterNo: type === 'VOTER_ADDED' ? 15 : 14, by: 'AMENDMENT' });
    expect(facts[0]?.body).not.toHaveProperty('reason');
    expect(facts.map((f) => f.sealed[0]?.value)).toMatchObject([{ reason: change.reason }, { why: change.reason }]);
  });

  test('it needs a reason in words, its evidence, and once the list is public a notice', () => {
    const died: Change = { kind: 'REMOVE', reason: 'DIED', voterNo: 14 };
    expect(code(published(), amend(died, { note: ' ' }))).toBe('CHANGE_WITHOUT_GROUND');
    expect(code(published(), amend(died, { evidence: [] }))).toBe('CHANGE_WITHOUT_GROUND');
    expect(code(published(), amend(died, { places: [] }))).toBe('CHANGE_WITHOUT_NOTICE');
    expect(drafted().codeOf(amend(died, { places: [] }), 'chair', days.register)).toBe('OK');
  });

  test('nothing changes on a frozen roll', () => {
    const frozen = until((w) => w.cycle.roll.stage === 'FROZEN');
    const died = amend({ kind: 'REMOVE', reason: 'DIED', voterNo: 14 });
    expect(frozen.codeOf(died, 'chair', days.frozen)).toBe('ROLL_NOT_OPEN_TO_CHANGE');
  });

  test('who is added is of age on election day and listed nowhere else', () => {
    const born = (birth: string) => ({ birth: day(birth), idNumber: idNumberOf(birth, 200) });
    // RC28, RC29: election day is 2026-12-20.
    expect(code(published(), add(born('2008-12-20')))).toBe('OK');
    expect(code(published(), add(born('2008-12-21')))).toBe('UNDER_AGE');
    expect(code(published(), add({ idNumber: voterEntry(3, '').idNumber }))).toBe('ALREADY_LISTED');
  });

  const add = (more: object) =>
    amend({ kind: 'ADD', reason: 'OMITTED', voter: { ...voterEntry(99, '许某选民'), ...more } });
  const withNumber = (idNumber: string, more: object = {}) => code(published(), add({ idNumber, ...more }));

  test('a number typed by hand is held to what an imported one is (GB 11643, REG-2)', () => {
    const own = voterEntry(99, '').idNumber;
    expect(withNumber(`${own.slice(0, 17)}${own.endsWith('0') ? '1' : '0'}`)).toBe('ID_CHECK_DIGIT');
    expect(withNumber('123')).toBe('ID_LENGTH');
    expect(withNumber('990100800101001')).toBe('ID_FIFTEEN');
    expect(withNumber(`${own.slice(0, 17)}⁸`)).toBe('ID_CHARACTERS');
    expect(withNumber(idNumberOf('1975-01-09', 200))).toBe('BIRTH_DISAGREES');
    expect(withNumber(idNumberOf('1980-01-01', 201))).toBe('SEX_DISAGREES');
    // The child of seventeen with another birthday typed beside the number.
    expect(withNumber(idNumberOf('2009-03-03', 200), { birth: day('1990-03-03') })).toBe('BIRTH_DISAGREES');
  });

  test('other papers stay possible and say so; eighteen places are an identity number all the same', () => {
    expect(withNumber('G12345678', { paper: 'OTHER' })).toBe('OK');
    expect(withNumber('990100800101001', { paper: 'OTHER' })).toBe('OK');
    expect(withNumber('G1', { paper: 'OTHER' })).toBe('PAPER_NUMBER');
    expect(withNumber(idNumberOf('2009-03-03', 200), { paper: 'OTHER', birth: day('1990-03-03') })).toBe(
      'BIRTH_DISAGREES',
    );
    expect(withNumber('G12345678', { paper: 'OTHER', birth: day('2009-03-03') })).toBe('UNDER_AGE');
  });

  test('the same person is the same however the number is written, and stands on the roll in one spelling', () => {
    const own = voterEntry(3, '').idNumber;
    const wide = Array.from(own, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');
    const apart = `${own.slice(0, 6)} ${own.slice(6, 14)} ${own.slice(14)}`;
    for (const spelled of [wide, apart, own.toLowerCase(), `'${own}`]) {
      expect(withNumber(spelled)).toBe('ALREADY_LISTED');
    }
    const world = published();
    const typed = voterEntry(99, '').idNumber;
    const voter = { ...voterEntry(99, ' 许 某\u200b选民 '), idNumber: `${typed.slice(0, 6)} ${typed.slice(6)}` };
    const command = amend({ kind: 'ADD', reason: 'OMITTED', voter: { ...voter, household: ' 3－101 ' } });
    world.must({ command, account: 'chair', on: days.objected });
    expect(world.voters.get(15)).toMatchObject({ name: '许某选民', idNumber: typed, household: '3-101' });
  });

  test('a name holds letters; how many is for a person to look at', () => {
    expect(code(published(), add({ name: '王?1' }))).toBe('NAME_CHARACTERS');
    expect(code(published(), add({ name: ' \u200b ' }))).toBe('NAME_CHARACTERS');
    const long = '阿卜杜勒麦麦提·阿卜杜喀迪尔·吐尔逊江·买买提艾力·库尔班';
    const facts = published().must({ command: add({ name: long }), account: 'chair', on: days.objected });
    expect(facts[1]?.sealed[0]?.value).toMatchObject({ name: long, warnings: [expect.stringContaining('25')] });
  });

  test('a correction keeps the number and the count; the ledger keeps what was there before', () => {
    const world = published();
    const change: Change = { kind: 'CORRECT', reason: 'CLERICAL', voterNo: 14, voter: { name: '沈某某' } };
    world.must({ command: amend(change), account: 'chair', on: days.objected });
    expect([world.cycle.roll.listed, world.cycle.roll.lastNo]).toEqual([14, 14]);
    expect(world.voters.get(14)?.name).toBe('沈某某');
    expect(world.cycle.rollChanges).toMatchObject([
      { kind: 'CORRECTED', voterNo: 14, reason: 'CLERICAL', afterPublication: true, name: '沈某某' },
    ]);
  });
});

describe('a correction changes what is given and nothing else', () => {
  const known = { phone: '19900763238', address: '20号楼', group: '第一居民小组', household: 'H14' };
  const reached = (): World => {
    const world = published();
    const voter = { ...voterEntry(14, '沈某选民'), ...known };
    const earlier = world.voters.get(14);
    if (earlier === undefined) throw new Error('no voter 14');
    world.voters.set(14, { ...earlier, ...voter });
    return world;
  };
  const correct = (voter: object): Command =>
    amend({ kind: 'CORRECT', reason: 'CLERICAL', voterNo: 14, voter } as Change);

  test('telephone, address, group and household stay with the person, in the record as well', () => {
    const facts = reached().must({ command: correct({ name: '沈某某' }), account: 'chair', on: days.objected });
    const { idNumber } = voterEntry(14, '');
    expect(facts[1]?.sealed[0]?.value).toMatchObject({ ...known, name: '沈某某', idNumber, birth: '1980-01-01' });
    const emptied = reached().must({ command: correct({ phone: '' }), account: 'chair', on: days.objected });
    expect(emptied[1]?.sealed[0]?.value).toMatchObject({ ...known, phone: '' });
  });

  test('a new number brings its own birthday; what is given must agree with it', () => {
    const idNumber = idNumberOf('1950-11-27', 201);
    const facts = reached().must({ command: correct({ idNumber }), account: 'chair', on: days.objected });
    expect(facts[1]?.sealed[0]?.value).toMatchObject({ idNumber, birth: '1950-11-27', name: '沈某选民' });
    expect(code(reached(), correct({ idNumber, birth: day('1966-09-01') }))).toBe('BIRTH_DISAGREES');
    expect(code(reached(), correct({ birth: day('1966-09-01') }))).toBe('BIRTH_DISAGREES');
    expect(code(reached(), correct({ sex: 'F' }))).toBe('SEX_DISAGREES');
    expect(code(reached(), correct({ idNumber: idNumberOf('2009-03-03', 201) }))).toBe('UNDER_AGE');
    expect(code(reached(), correct({ name: ' 沈某选民' }))).toBe('NOTHING_CORRECTED');
  });

  test('another name with another number may be another person: it is said', () => {
    const warned = (voter: object) =>
      reached().must({ command: correct(voter), account: 'chair', on: days.objected })[1]?.sealed[0]?.value;
    const idNumber = idNumberOf('1980-01-01', 301);
    expect(warned({ name: '许某', idNumber })).toMatchObject({ warnings: [expect.stringContaining('另一个人')] });
    for (const one of [{ name: '许某' }, { idNumber }]) expect(warned(one)).not.toHaveProperty('warnings');
  });

  test('an entry of an earlier version with a number of no card is still put right', () => {
    const world = reached();
    const earlier = world.voters.get(14);
    if (earlier === undefined) throw new Error('no voter 14');
    world.voters.set(14, { ...earlier, idNumber: '123' });
    expect(code(world, correct({ name: '沈某某' }))).toBe('OK');
    expect(code(world, correct({ idNumber: '124' }))).toBe('ID_LENGTH');
  });
});

describe('an import is judged again where it is recorded', () => {
  const imported = (voters: readonly object[], more: object = {}): string =>
    drafted().codeOf(
      {
        type: 'IMPORT_ROLL',
        file: { name: 'a.csv', sha256: 'c'.repeat(64) },
        rows: 2,
        corrected: 0,
        setAside: 0,
        voters,
        ...more,
      } as Command,
      'clerk',
      days.register,
    );
  const [one, two] = [voterEntry(1, '甲某'), voterEntry(2, '乙某')];

  test('by the election day for which its ages were checked, with nobody under age and no number twice', () => {
    expect(imported([one, two], { checkedFor: '2026-12-20' })).toBe('OK');
    expect(imported([one, two], { checkedFor: '2026-12-27' })).toBe('CHECKED_FOR_ANOTHER_DAY');
    expect(imported([one, { ...two, birth: '2008-12-21' }])).toBe('UNDER_AGE');
    expect(imported([one, { ...two, birth: '2008-12-20' }])).toBe('OK');
    expect(imported([one, { ...two, idNumber: one.idNumber }])).toBe('LISTED_TWICE');
  });

  test('the number is the place on the list', () => {
    const world = drafted();
    const file = { name: 'a.csv', sha256: 'c'.repeat(64) };
    const voters = [
      { ...one, voterNo: 7 },
      { ...two, voterNo: 7 },
    ];
    const command: Command = { type: 'IMPORT_ROLL', file, rows: 2, corrected: 0, setAside: 0, voters };
    world.must({ command, account: 'clerk', on: days.register });
    expect([...world.voters.keys()]).toEqual([1, 2]);
  });
});

describe('deprivation of political rights is known by a judgment alone (JWH25-16)', () => {
  const strike = (more: object) =>
    amend({ kind: 'REMOVE', reason: 'DEPRIVED', voterNo: 14, judgment: { ...judgment, ...more } });

  test.each([
    [{ court: ' ' }, 'NO_JUDGMENT'],
    [{ documentNo: '' }, 'NO_JUDGMENT'],
    [{ decidedOn: day('2026-12-01') }, 'NO_JUDGMENT'],
    [{}, 'OK'],
  ])('%j: %s', (more, expected) => {
    expect(code(published(), strike(more))).toBe(expected);
  });

  test('no ruling takes the vote away without it either, nor without the judgment itself', () => {
    const world = published();
    const file = { type: 'FILE_OBJECTION', petitioner: '甲', about: '乙', grounds: '犯罪' } as const;
    world.must({ command: { ...file, kind: 'WRONGLY_LISTED', voterNo: 14 }, account: 'clerk', on: days.objected });
    const rule = (remove: object, more: object = {}) =>
      ({
        type: 'DECIDE_OBJECTION',
        no: 1,
        decision: 'UPHELD',
        basis: '群众反映有犯罪记录，剥夺政治权利',
        remove: { voterNo: 14, ...remove },
        ...more,
      }) as Command;
    const byJudgment = { reason: 'DEPRIVED', judgment };
    expect(code(world, rule({ reason: 'DEPRIVED', judgment: { ...judgment, court: '' } }, { evidence }))).toBe(
      'NO_JUDGMENT',
    );
    expect(code(world, rule(byJudgment))).toBe('CHANGE_WITHOUT_GROUND');
    const facts = world.must({ command: rule(byJudgment, { evidence }), account: 'chair', on: days.objected });
    expect(facts.map((f) => f.body)).toEqual([
      { no: 1, decision: 'UPHELD', late: false },
      { voterNo: 14, by: 'RULING', objectionNo: 1 },
    ]);
    expect(facts.map((f) => f.sealed[0]?.value)).toMatchObject([{ judgment, evidence }, { why: 'DEPRIVED' }]);
    expect(world.cycle.rollChanges).toMatchObject([{ reason: 'DEPRIVED', objectionNo: 1 }]);
  });

  test('the judgment is told to nobody but those who work with the roll', () => {
    const facts = published().must({ command: strike({}), account: 'chair', on: days.objected });
    expect(JSON.stringify(facts.map((f) => f.body))).not.toContain('法院');
    expect(facts.flatMap((f) => f.sealed.map((s) => s.disclosure))).toEqual(['RESTRICTED', 'RESTRICTED']);
  });
});

describe('community workers (RC31)', () => {
  const withWorker = (): World => {
    const world = drafted();
    const voters = [voterEntry(1, '赵某选民'), { ...voterEntry(2, '钱某选民'), ground: 'COMMUNITY_WORKER' as const }];
    const file = { name: 'roll.csv', sha256: 'c'.repeat(64) };
    const command: Command = { type: 'IMPORT_ROLL', file, rows: 2, corrected: 0, setAside: 0, voters };
    world.must({ command, account: 'clerk', on: days.register });
    return world;
  };
  const confirm = (voterNo: number, since: string, more: object = {}): Command =>
    ({ type: 'CONFIRM_WORKERS', workers: [{ voterNo, workedSince: day(since) }], evidence, ...more }) as Command;
  const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };

  test('six months of work by election day, not a day less', () => {
    const world = withWorker();
    // Six months before 2026-12-20 is 2026-06-20.
    expect(world.codeOf(confirm(2, '2026-06-21'), 'chair', days.register)).toBe('WORKED_TOO_SHORT');
    expect(world.codeOf(confirm(2, '2026-06-20'), 'chair', days.register)).toBe('OK');
    expect(world.codeOf(confirm(1, '2020-01-01'), 'chair', days.register)).toBe('NOT_A_WORKER');
    expect(world.codeOf(confirm(2, '2026-06-20', { evidence: [] }), 'chair', days.register)).toBe(
      'CONFIRMATION_WITHOUT_RECORD',
    );
  });

  test('no roll goes out before the committee has confirmed them, or struck them', () => {
    const world = withWorker();
    expect(world.codeOf(publish, 'chair', days.published)).toBe('WORKERS_UNCONFIRMED');
    const confirmed = world.copy();
    confirmed.must({ command: confirm(2, '2026-01-01'), account: 'chair', on: days.register });
    expect(confirmed.codeOf(publish, 'chair', days.published)).toBe('OK');
    const struck = amend({ kind: 'REMOVE', reason: 'MOVED_OUT', voterNo: 2 }, { places: [] });
    world.must({ command: struck, account: 'chair', on: days.register });
    expect(world.codeOf(publish, 'chair', days.published)).toBe('OK');
  });

  test('a confirmed worker whose name was misspelt stays confirmed; another ground ends it', () => {
    const world = withWorker();
    world.must({ command: confirm(2, '2026-01-01'), account: 'chair', on: days.register });
    const correct = (voter: object) =>
      amend({ kind: 'CORRECT', reason: 'CLERICAL', voterNo: 2, voter } as Change, { places: [] });
    world.must({ command: correct({ name: '钱某' }), account: 'chair', on: days.register });
    expect(world.cycle.unconfirmedWorkers).toEqual([]);
    world.must({ command: correct({ ground: 'LOCAL_HUKOU' }), account: 'chair', on: days.register });
    world.must({ command: correct({ ground: 'COMMUNITY_WORKER' }), account: 'chair', on: days.register });
    expect(world.cycle.unconfirmedWorkers).toEqual([2]);
  });

  test('onto a roll that is out a worker comes with the day their work began, and needs no later act', () => {
    const worker = (more: object): Command =>
      amend({
        kind: 'ADD',
        reason: 'OMITTED',
        voter: { ...voterEntry(99, '许某选民'), ground: 'COMMUNITY_WORKER', ...more },
      });
    expect(code(published(), worker({}))).toBe('WORKER_WITHOUT_RECORD');
    expect(code(published(), worker({ workedSince: day('2026-06-21') }))).toBe('WORKED_TOO_SHORT');
    const world = published();
    world.must({ command: worker({ workedSince: day('2026-06-20') }), account: 'chair', on: days.objected });
    expect([world.cycle.unconfirmedWorkers, world.cycle.confirmedWorkers]).toEqual([[], [15]]);
  });

  test.each([
    ['2026-06-20', '2026-12-20', 6],
    ['2026-06-21', '2026-12-20', 5],
    ['2025-12-31', '2026-12-20', 11],
    ['2026-12-20', '2026-12-20', 0],
  ])('from %s to %s are %i whole months', (from, to, months) => {
    expect(monthsBetween(day(from), day(to))).toBe(months);
  });
});

describe('publication and rulings are shown', () => {
  test('a publication has a photo', () => {
    const unshown: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence: [] };
    expect(drafted().codeOf(unshown, 'chair', days.published)).toBe('PUBLICATION_NOT_SHOWN');
  });

  test('where the fifth day is a Sunday, freezing on Monday goes through with a word on it (decision 0009)', () => {
    const world = drafted();
    const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };
    // Tuesday 2026-11-24 and five days: Sunday the 29th; the next workday is Monday the 30th.
    world.must({ command: publish, account: 'chair', on: day('2026-11-24') });
    const freeze = (on: string) =>
      world.copy().attempt({ command: { type: 'FREEZE_ROLL' }, account: 'chair', on: day(on) });
    expect(freeze('2026-11-29')).toMatchObject({ ok: false, error: { code: 'OBJECTION_WINDOW_OPEN' } });
    const monday = freeze('2026-11-30');
    expect(monday.ok && monday.facts[0]?.body).toMatchObject({ warnings: [expect.stringContaining('2026-11-30')] });
    const tuesday = freeze('2026-12-01');
    expect(tuesday.ok && tuesday.facts[0]?.body).not.toHaveProperty('warnings');
  });

  test('a ruling made in time and posted late is late (ROLL-4: both within three days)', () => {
    const world = published();
    const file: Command = { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '甲', about: '乙', grounds: '漏登' };
    world.must({ command: file, account: 'clerk', on: days.objected });
    const rule: Command = { type: 'DECIDE_OBJECTION', no: 1, decision: 'REJECTED', basis: '第十六条' };
    world.must({ command: rule, account: 'chair', on: day('2026-11-25') });
    const posted = (on: string) => {
      const copy = world.copy();
      copy.must({ command: { type: 'PUBLISH_RULING', no: 1, places: ['公告栏'] }, account: 'chair', on: day(on) });
      return copy.cycle.objections[0]?.ruling;
    };
    // Received on 2026-11-22: three days are the 25th.
    expect(posted('2026-11-25')).toMatchObject({ late: false, publishedLate: false });
    expect(posted('2026-11-26')).toMatchObject({ late: false, publishedLate: true });
  });

  test('a ruling is posted before the roll is frozen', () => {
    const world = published();
    const file: Command = { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '甲', about: '乙', grounds: '漏登' };
    world.must({ command: file, account: 'clerk', on: days.objected });
    const rule: Command = { type: 'DECIDE_OBJECTION', no: 1, decision: 'REJECTED', basis: '第十六条' };
    const unposted = world.copy();
    unposted.must({ command: rule, account: 'chair', on: days.objected });
    expect(unposted.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('RULINGS_NOT_PUBLISHED');
    const post: Command = { type: 'PUBLISH_RULING', no: 1, places: ['公告栏'] };
    expect(world.codeOf(post, 'chair', days.objected)).toBe('NO_RULING_TO_PUBLISH');
    unposted.must({ command: post, account: 'chair', on: days.objected });
    expect(unposted.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('OK');
    world.must({ command: { ...rule, places: ['公告栏'] } as Command, account: 'chair', on: days.objected });
    expect(world.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('OK');
  });

  test('neither publication nor freezing is dated before a change of the roll, or before a ruling was posted', () => {
    const died = (places: readonly string[]): Command =>
      amend({ kind: 'REMOVE', reason: 'DIED', voterNo: 14 }, { places });
    const draft = drafted();
    draft.must({ command: died([]), account: 'chair', on: days.published });
    const publish: Command = { type: 'PUBLISH_ROLL', places: ['公告栏'], evidence };
    expect(draft.codeOf(publish, 'chair', days.register)).toBe('ACT_OUT_OF_ORDER');
    expect(draft.codeOf(publish, 'chair', days.published)).toBe('OK');
    const changed = published();
    changed.must({ command: died(['公告栏']), account: 'chair', on: day('2026-12-03') });
    expect(changed.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-12-02'))).toBe('ACT_OUT_OF_ORDER');
    expect(changed.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-12-03'))).toBe('OK');
    const ruled = published();
    const file: Command = { type: 'FILE_OBJECTION', kind: 'OMITTED', petitioner: '甲', about: '乙', grounds: '漏登' };
    ruled.must({ command: file, account: 'clerk', on: days.objected });
    const reject: Command = { type: 'DECIDE_OBJECTION', no: 1, decision: 'REJECTED', basis: '第十六条' };
    ruled.must({ command: reject, account: 'chair', on: days.objected });
    ruled.must({ command: { type: 'PUBLISH_RULING', no: 1, places: ['公告栏'] }, account: 'chair', on: days.frozen });
    expect(ruled.codeOf({ type: 'FREEZE_ROLL' }, 'chair', day('2026-11-30'))).toBe('ACT_OUT_OF_ORDER');
    expect(ruled.codeOf({ type: 'FREEZE_ROLL' }, 'chair', days.frozen)).toBe('OK');
  });

  test('an upheld objection may put an entry right under its own number', () => {
    const world = published();
    const file: Command = {
      type: 'FILE_OBJECTION',
      kind: 'WRONG_ENTRY',
      petitioner: '甲',
      about: '沈某选民',
      voterNo: 14,
      grounds: '性别有误',
    };
    world.must({ command: file, account: 'clerk', on: days.objected });
    const correct = (voterNo: number) =>
      ({
        type: 'DECIDE_OBJECTION',
        no: 1,
        decision: 'UPHELD',
        basis: '身份证',
        correct: { voterNo, voter: { name: '沈某某' } },
      }) as Command;
    expect(code(world, correct(13))).toBe('RULING_ABOUT_ANOTHER');
    // Struck and put right at once, somebody would stand in the poll book and be counted by nobody.
    const struck = { remove: { voterNo: 14, reason: 'MOVED_OUT' } };
    for (const more of [struck, { add: voterEntry(99, '许某选民') }])
      expect(code(world, { ...correct(14), ...more } as Command)).toBe('RULING_CHANGES_TOO_MUCH');
    const facts = world.must({ command: correct(14), account: 'chair', on: days.objected });
    expect(facts[1]).toMatchObject({ type: 'VOTER_CORRECTED', body: { by: 'RULING', objectionNo: 1 } });
  });

  const ADD = { add: voterEntry(99, '许某选民') };
  const REMOVE = { remove: { voterNo: 14, reason: 'MOVED_OUT' } };
  const CORRECT = { correct: { voterNo: 14, voter: { name: '沈某某' } } };
  const LIST = { representatives: { remove: 14 } };
  test.each([
    ['OMITTED', ADD, 'OK'],
    ['OMITTED', REMOVE, 'RULING_DOES_NOT_FIT'],
    ['OMITTED', { ...ADD, ...REMOVE }, 'RULING_DOES_NOT_FIT'],
    ['WRONGLY_LISTED', REMOVE, 'OK'],
    ['WRONGLY_LISTED', ADD, 'RULING_DOES_NOT_FIT'],
    ['WRONGLY_LISTED', CORRECT, 'RULING_DOES_NOT_FIT'],
    ['WRONG_ENTRY', CORRECT, 'OK'],
    ['WRONG_ENTRY', REMOVE, 'OK'],
    ['WRONG_ENTRY', ADD, 'RULING_DOES_NOT_FIT'],
    ['WRONG_ENTRY', LIST, 'RULING_DOES_NOT_FIT'],
    ['REPRESENTATIVES', REMOVE, 'RULING_DOES_NOT_FIT'],
    // Nobody has representatives here; that the ruling fits is all that is asked.
    ['REPRESENTATIVES', LIST, 'NO_REPRESENTATIVES_HERE'],
    ['REPRESENTATIVES', { representatives: { remove: 3 } }, 'RULING_ABOUT_ANOTHER'],
  ] as const)('an objection of the kind %s is mended by %j: %s', (kind, more, expected) => {
    const world = published();
    const file = { type: 'FILE_OBJECTION', kind, petitioner: '甲', about: '乙', grounds: '有误' } as const;
    const about = kind === 'OMITTED' ? {} : { voterNo: 14 };
    world.must({ command: { ...file, ...about }, account: 'clerk', on: days.objected });
    const rule = { type: 'DECIDE_OBJECTION', no: 1, decision: 'UPHELD', basis: '第十七条', ...more } as Command;
    expect(code(world, rule)).toBe(expected);
  });
});

describe('an earlier election day is one on which everybody listed is eighteen (JWH25-16)', () => {
  const young = (): World => {
    const world = published();
    const voter = {
      ...voterEntry(99, '许某选民'),
      birth: day('2008-12-20'),
      idNumber: idNumberOf('2008-12-20', 200),
    };
    const add = amend({ kind: 'ADD', reason: 'TURNED_EIGHTEEN', voter });
    world.must({ command: add, account: 'chair', on: days.objected });
    return world;
  };
  const move = { ...adoptPlan, electionDay: day('2026-12-15') };

  test('whoever would be too young leaves the roll with the new plan', () => {
    const world = young();
    const facts = world.must({ command: move, account: 'clerk', on: days.objected });
    expect(facts.map((f) => f.type)).toEqual(['PLAN_ADOPTED', 'VOTER_REMOVED']);
    expect(facts[1]?.body).toEqual({ voterNo: 15, by: 'ELECTION_DAY' });
    expect(world.cycle.rollChanges.at(-1)).toMatchObject({ kind: 'REMOVED', reason: 'UNDER_AGE' });
    expect(world.cycle.roll.listed).toBe(14);
  });

  test('from a frozen roll nobody is struck', () => {
    const world = playUntil(young(), (w) => w.cycle.roll.stage === 'FROZEN');
    expect(world.codeOf(move, 'clerk', days.frozen)).toBe('UNDER_AGE_ON_NEW_DAY');
  });
});

describe('whole numbers are shown only after it is recorded that they are', () => {
  const reveal = (more: object = {}): Command =>
    ({ type: 'REVEAL_NUMBERS', kind: 'VOTER', voterNo: 3, reason: '核对身份证', ...more }) as Command;

  test('whose and why are sealed; with nobody and without a reason there is no such entry', () => {
    const world = published();
    const facts = world.must({ command: reveal(), account: 'clerk', on: days.objected });
    expect(facts[0]?.body).toEqual({ kind: 'VOTER' });
    expect(world.cycle.reveals).toMatchObject([{ account: 'clerk', voterNo: 3, reason: '核对身份证' }]);
    expect(code(world, reveal({ voterNo: 77 }))).toBe('NO_SUCH_VOTER');
    expect(code(world, reveal({ reason: ' ' }))).toBe('REVEAL_WITHOUT_REASON');
  });
});

test('bodies of earlier versions are read as they were', () => {
  const world = published();
  const sealed = [{ disclosure: 'RESTRICTED' as const, value: { name: '沈某选民', sex: 'M' as const, group: '一组' } }];
  const then = { type: 'VOTER_REMOVED', stream: 'RESIDENTS', sealed } as const;
  world.record({ ...then, body: { voterNo: 14, reason: 'DIED' } }, { account: 'chair', on: days.objected });
  world.record(
    { ...then, body: { voterNo: 13, reason: 'OBJECTION', objectionNo: 2 } },
    { account: 'chair', on: days.objected },
  );
  expect(world.cycle.rollChanges).toMatchObject([
    { voterNo: 14, reason: 'DIED', objectionNo: null },
    { voterNo: 13, reason: 'OBJECTION', objectionNo: 2 },
  ]);
});
