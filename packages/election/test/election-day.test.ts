import type { IsoDate } from '@mingxuan/rulebook';
import { describe, expect, test } from 'vitest';
import type { Command, PollId } from '../src/index.ts';
import { checkIn, close, days, evidence, playUntil, pollAt, staff } from './story.ts';
import { day, residents, World } from './world.ts';

const at = (id: PollId, stage: 'PREPARED' | 'OPEN'): World => playUntil(new World(), pollAt(id, stage));
const open = (change: object = {}): Command => ({
  type: 'OPEN_POLL',
  poll: 'residents',
  boxesShownEmpty: true,
  booths: 2,
  staff,
  ...change,
});

describe('opening the poll', () => {
  test.each([
    ['a day early', open(), day('2026-12-19'), 'NOT_ELECTION_DAY'],
    ['a day late', open(), day('2026-12-21'), 'NOT_ELECTION_DAY'],
    ['on election day', open(), days.polls, 'OK'],
    ['with boxes nobody saw empty', open({ boxesShownEmpty: false }), days.polls, 'BOX_NOT_SHOWN_EMPTY'],
    ['without a teller', open({ staff: staff.slice(0, 1) }), days.polls, 'NO_SCRUTINEER'],
    // CAND-11 stands in local texts only; that a candidate does not work at the poll is this system's own wall.
    [
      'with a candidate as teller',
      open({ staff: [...staff, { role: 'TELLER', name: '赵某选民' }] }),
      days.polls,
      'STAFF_IS_CANDIDATE',
    ],
    [
      'with one person as scrutineer and teller',
      open({ staff: [...staff, { role: 'TELLER', name: '监票员' }] }),
      days.polls,
      'SCRUTINEER_IS_TELLER',
    ],
  ])('%s', (_what, command, on, code) => {
    expect(at('residents', 'PREPARED').codeOf(command, 'chair', on)).toBe(code);
  });

  test('PC16: a candidate of the Party election is no scrutineer of it', () => {
    const command: Command = {
      type: 'OPEN_POLL',
      poll: 'party-committee',
      boxesShownEmpty: true,
      booths: 2,
      staff: [...staff, { role: 'SCRUTINEER', name: '党员甲' }],
    };
    expect(at('party-committee', 'PREPARED').codeOf(command, 'party', days.party)).toBe('STAFF_IS_CANDIDATE');
  });

  test('ballots may be printed anew until then, not after', () => {
    const again: Command = { type: 'PREPARE_POLL', poll: 'residents', printed: 30 };
    const world = at('residents', 'PREPARED');
    world.must({ command: again, account: 'chair', on: days.printed });
    expect(world.cycle.polls.filter((p) => p.id === 'residents').map((p) => p.printed)).toEqual([30]);
    expect(at('residents', 'OPEN').codeOf(again, 'chair', days.polls)).toBe('POLL_EXISTS');
  });
});

describe('secret booths', () => {
  test.each([
    [undefined, 'NO_SECRET_BOOTH'],
    [0, 'NO_SECRET_BOOTH'],
    [1, 'OK'],
  ])('%s of them', (booths, code) => {
    const { booths: _booths, ...without } = open() as Extract<Command, { type: 'OPEN_POLL' }>;
    const command = booths === undefined ? without : { ...without, booths };
    expect(at('residents', 'PREPARED').codeOf(command, 'chair', days.polls)).toBe(code);
  });
});

describe('ballots run out', () => {
  const record = (kind: 'SUPPLEMENT' | 'CORRECTION', ballots: number, reason = '登记时少写一个0'): Command => ({
    type: 'RECORD_PRINTING',
    poll: 'residents',
    kind,
    ballots,
    reason,
  });

  test('the poll book hands out none that was not printed, until more are recorded with the reason', () => {
    const world = at('residents', 'PREPARED');
    const two: Command = { type: 'PREPARE_POLL', poll: 'residents', printed: 2 };
    world.must({ command: two, account: 'chair', on: days.printed });
    playUntil(world, pollAt('residents', 'OPEN'));
    for (const voterNo of [1, 2])
      world.must({ command: checkIn('residents', voterNo), account: 'issuer', on: days.polls });
    const code = (w: World, command: Command): string => w.codeOf(command, 'chair', days.polls);
    const third = checkIn('residents', 3);
    expect(code(world, third)).toBe('BALLOTS_ALL_ISSUED');
    expect(code(world, record('SUPPLEMENT', 1, ' '))).toBe('PRINTING_WRONG');
    expect(code(world, record('SUPPLEMENT', 0))).toBe('PRINTING_WRONG');
    expect(code(world, record('CORRECTION', 1))).toBe('FEWER_PRINTED_THAN_GIVEN');
    for (const [command, printed] of [
      [record('SUPPLEMENT', 1), 3],
      [record('CORRECTION', 20), 20],
    ] as const) {
      const mended = world.copy();
      mended.must({ command, account: 'chair', on: days.polls });
      expect([mended.cycle.polls.at(-1)?.printed, code(mended, third)]).toEqual([printed, 'OK']);
    }
  });
});

describe('one voter, one ballot', () => {
  test('on the day of the poll only, though nobody has closed it', () => {
    const world = at('residents', 'OPEN');
    const code = (on: IsoDate): string => world.codeOf(checkIn('residents', 3), 'issuer', on);
    expect([code(days.polls), code(days.again)]).toEqual(['OK', 'NOT_POLLING_DAY']);
  });

  test('whatever comes first uses the entitlement; undone with a reason, it is there again', () => {
    const world = at('residents', 'OPEN');
    world.must({ command: checkIn('residents', 3), account: 'issuer', on: days.polls });
    expect(world.codeOf(checkIn('residents', 3), 'issuer', days.polls)).toBe('ALREADY_CHECKED_IN');
    expect(world.codeOf(checkIn('residents', 15), 'issuer', days.polls)).toBe('NO_SUCH_VOTER');
    const undo = (reason: string): Command => ({ type: 'UNDO_CHECK_IN', poll: 'residents', voterNo: 3, reason });
    expect(world.codeOf(undo(' '), 'issuer', days.polls)).toBe('UNDO_WITHOUT_REASON');
    const [fact] = world.must({ command: undo('钱某误登'), account: 'issuer', on: days.polls });
    expect(JSON.stringify(fact?.body)).not.toContain('钱某');
    expect(world.codeOf(checkIn('residents', 3), 'issuer', days.polls)).toBe('OK');
  });

  test('RC23 RC24: three mandates at most, none to candidates, one for each principal', () => {
    const world = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.published.formal);
    const give = (principal: number, trustee: number): Command => ({
      type: 'AUTHORISE_PROXY',
      principal,
      trustee,
      evidence,
    });
    const code = (principal: number, trustee: number): string =>
      world.codeOf(give(principal, trustee), 'clerk', days.pledged);
    expect(code(10, 1)).toBe('PROXY_NOT_ALLOWED');
    expect(code(10, 10)).toBe('PROXY_TWICE');
    for (const principal of [10, 11, 12])
      world.must({ command: give(principal, 9), account: 'clerk', on: days.pledged });
    expect(code(13, 9)).toBe('PROXY_NOT_ALLOWED');
    // RC27, passing a mandate on, is barred by local texts only (VOTE-2b).
    expect(code(13, 10)).toBe('OK');
    expect(code(9, 14)).toBe('OK');
    expect(code(10, 14)).toBe('PROXY_TWICE');
    expect(code(13, 14)).toBe('OK');
  });

  test('a mandate counts once it is published; the principal may still come, and then it is used up', () => {
    const world = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.published.formal);
    world.must({
      command: { type: 'AUTHORISE_PROXY', principal: 10, trustee: 9, evidence },
      account: 'clerk',
      on: days.pledged,
    });
    world.must({
      command: { type: 'AUTHORISE_PROXY', principal: 11, trustee: 9, evidence },
      account: 'clerk',
      on: days.pledged,
    });
    playUntil(world, pollAt('residents', 'PREPARED'));
    expect(world.codeOf(open(), 'chair', days.polls)).toBe('PROXIES_NOT_PUBLISHED');
    playUntil(world, pollAt('residents', 'OPEN'));
    expect(world.codeOf(checkIn('residents', 12, 'PROXY'), 'issuer', days.polls)).toBe('NO_PROXY');
    world.must({ command: checkIn('residents', 10, 'PROXY'), account: 'issuer', on: days.polls });
    world.must({ command: checkIn('residents', 11), account: 'issuer', on: days.polls });
    expect(world.codeOf(checkIn('residents', 10), 'issuer', days.polls)).toBe('ALREADY_CHECKED_IN');
    expect(world.codeOf(checkIn('residents', 11, 'PROXY'), 'issuer', days.polls)).toBe('ALREADY_CHECKED_IN');
  });
});

const onFoot = (voterNo: number) => ({ voterNo, reason: 'IMMOBILE' as const });

describe('a mobile box', () => {
  const approve = (change: object = {}): Command => ({
    type: 'APPROVE_MOBILE_BOX',
    box: 'M1',
    basis: '选举办法第十四条',
    route: '二号楼',
    staff: ['随行甲', '随行乙', '随行丙'],
    voters: [11, 12, 13].map((voterNo) => ({ voterNo, reason: 'IMMOBILE' as const })),
    ...change,
  });
  const dispatch = (change: object = {}): Command => ({
    type: 'DISPATCH_BOX',
    box: 'M1',
    sealOut: 'F1',
    ballotsTaken: 4,
    leftAt: '09:00',
    ...change,
  });
  const giveBack = (change: object = {}): Command => ({
    type: 'RETURN_BOX',
    box: 'M1',
    sealFound: 'F1',
    sealIn: 'F2',
    ballotsBroughtBack: 2,
    returnedAt: '11:00',
    ...change,
  });
  const out = (): World => {
    const world = at('residents', 'PREPARED');
    world.must({ command: approve(), account: 'chair', on: days.printed });
    playUntil(world, pollAt('residents', 'OPEN'));
    world.must({ command: dispatch(), account: 'scrutineer', on: days.polls });
    return world;
  };

  test.each([
    // How many go along only local texts say: a warning under the national pack.
    ['two staff', approve({ staff: ['甲', '乙'] }), 'OK'],
    ['nobody along', approve({ staff: [' '] }), 'TOO_FEW_STAFF'],
    ['no basis', approve({ basis: ' ' }), 'NO_BASIS'],
    ['people who are not on the roll', approve({ voters: [{ voterNo: 15, reason: 'IMMOBILE' }] }), 'BOX_LIST_WRONG'],
    ['a candidate along', approve({ staff: ['甲', '乙', '赵某选民'] }), 'STAFF_IS_CANDIDATE'],
    ['somebody twice on its list', approve({ voters: [11, 12, 11].map(onFoot) }), 'BOX_LIST_WRONG'],
    ['all that is needed', approve(), 'OK'],
  ])('with %s', (_what, command, code) => {
    expect(at('residents', 'PREPARED').codeOf(command, 'chair', days.printed)).toBe(code);
  });

  test('whoever is on one list, or has given a mandate, is on no other', () => {
    const world = at('residents', 'PREPARED');
    const mandate: Command = { type: 'AUTHORISE_PROXY', principal: 9, trustee: 10, evidence };
    world.must({ command: mandate, account: 'clerk', on: days.printed });
    world.must({ command: approve(), account: 'chair', on: days.printed });
    const second = (no: number): string =>
      world.codeOf(approve({ box: 'M2', voters: [onFoot(no)] }), 'chair', days.printed);
    expect([second(13), second(9), second(14)]).toEqual(['BOX_LIST_WRONG', 'BOX_LIST_WRONG', 'OK']);
  });

  test('whose list was not posted leaves with a warning; where a confirmed text has it posted, it stays', () => {
    const world = at('residents', 'PREPARED');
    world.must({ command: approve({ approvalNo: '街批1号' }), account: 'chair', on: days.printed });
    playUntil(world, pollAt('residents', 'OPEN'));
    const [warned] = world.copy().must({ command: dispatch(), account: 'scrutineer', on: days.polls });
    expect(warned?.body).toMatchObject({ warnings: [expect.stringContaining('名单还没有公布')] });
    const zhejiang = world.copy();
    const posted = { approval: 'TOWN', minScrutineers: 3, publishVoters: true } as const;
    const mobileBox = { value: posted, source: 'ZJ20V-24', mark: 'CONFIRMED' } as const;
    zhejiang.residents = { ...residents, parameters: { ...residents.parameters, mobileBox } };
    expect(zhejiang.codeOf(dispatch(), 'scrutineer', days.polls)).toBe('BOX_LIST_NOT_PUBLISHED');
    const post: Command = { type: 'PUBLISH_BOX_LIST', box: 'M1' };
    zhejiang.must({ command: post, account: 'chair', on: days.polls });
    expect([zhejiang.codeOf(post, 'chair', days.polls), zhejiang.codeOf(dispatch(), 'chair', days.polls)]).toEqual([
      'BOX_LIST_NOT_OPEN',
      'OK',
    ]);
  });

  test('takes along no ballot that was not printed', () => {
    const world = at('residents', 'PREPARED');
    world.must({ command: approve(), account: 'chair', on: days.printed });
    playUntil(world, pollAt('residents', 'OPEN'));
    // Twenty are printed.
    expect([21, 20].map((ballotsTaken) => world.codeOf(dispatch({ ballotsTaken }), 'chair', days.polls))).toEqual([
      'MORE_TAKEN_THAN_LEFT',
      'OK',
    ]);
  });

  test('only people on its list receive ballots from it, and no more than it took along', () => {
    const world = out();
    const at1 = (voterNo: number): string =>
      world.codeOf(checkIn('residents', voterNo, 'MOBILE', 'M1'), 'issuer', days.polls);
    expect([at1(10), at1(11)]).toEqual(['NOT_ON_BOX_LIST', 'OK']);
    for (const voterNo of [11, 12])
      world.must({ command: checkIn('residents', voterNo, 'MOBILE', 'M1'), account: 'issuer', on: days.polls });
    expect(world.codeOf(giveBack({ ballotsBroughtBack: 3 }), 'scrutineer', days.polls)).toBe('BOX_RETURN_WRONG');
    world.must({ command: giveBack(), account: 'scrutineer', on: days.polls });
    expect(at1(13)).toBe('BOX_OUT_OF_BALLOTS');
  });

  test('comes back under the seal it left with, and is closed with a new one', () => {
    const world = out();
    for (const voterNo of [11, 12])
      world.must({ command: checkIn('residents', voterNo, 'MOBILE', 'M1'), account: 'issuer', on: days.polls });
    const code = (change: object): string => world.codeOf(giveBack(change), 'scrutineer', days.polls);
    expect([code({}), code({ sealFound: 'F7' }), code({ sealFound: ' ' })]).toEqual([
      'OK',
      'SEAL_CHANGED',
      'SEAL_MISSING',
    ]);
  });

  test('ballots that are neither given out nor brought back are explained while those who carried them are there', () => {
    const world = out();
    world.must({ command: checkIn('residents', 11, 'MOBILE', 'M1'), account: 'issuer', on: days.polls });
    // Four went along, one was given out: three come back.
    const code = (change: object): string => world.codeOf(giveBack(change), 'scrutineer', days.polls);
    expect([code({ ballotsBroughtBack: 3 }), code({}), code({ note: '途中被雨淋坏一张' })]).toEqual([
      'OK',
      'BOX_RETURN_UNEXPLAINED',
      'OK',
    ]);
    world.must({ command: giveBack({ note: ' 途中被雨淋坏一张 ' }), account: 'scrutineer', on: days.polls });
    expect(world.cycle.boxes[0]?.trip).toMatchObject({ sealFound: 'F1', note: '途中被雨淋坏一张' });
  });

  test('once it is back nothing is taken out of it, and no check-in at it undone', () => {
    const world = out();
    for (const voterNo of [11, 12])
      world.must({ command: checkIn('residents', voterNo, 'MOBILE', 'M1'), account: 'issuer', on: days.polls });
    const undo: Command = { type: 'UNDO_CHECK_IN', poll: 'residents', voterNo: 11, reason: '误登' };
    expect(world.codeOf(undo, 'issuer', days.polls)).toBe('OK');
    world.must({ command: giveBack(), account: 'scrutineer', on: days.polls });
    expect(world.codeOf(undo, 'issuer', days.polls)).toBe('BOX_SHUT');
  });

  test('seals are new each time, and it is back after it left', () => {
    const world = out();
    for (const voterNo of [11, 12])
      world.must({ command: checkIn('residents', voterNo, 'MOBILE', 'M1'), account: 'issuer', on: days.polls });
    expect(world.codeOf(giveBack({ sealIn: 'F1' }), 'scrutineer', days.polls)).toBe('SEAL_WRONG');
    expect(world.codeOf(giveBack({ sealIn: ' ' }), 'scrutineer', days.polls)).toBe('SEAL_WRONG');
    expect(world.codeOf(giveBack({ returnedAt: '08:59' }), 'scrutineer', days.polls)).toBe('BOX_BACK_BEFORE_IT_LEFT');
    expect(world.codeOf(dispatch(), 'scrutineer', days.polls)).toBe('BOX_NOT_READY');
  });

  test('the poll does not close while it is out, nor with more ballots in it than people at it unless the reason is signed', () => {
    const world = out();
    world.must({ command: checkIn('residents', 11, 'MOBILE', 'M1'), account: 'issuer', on: days.polls });
    for (const voterNo of [1, 2, 3, 4, 5, 6, 7, 8])
      world.must({ command: checkIn('residents', voterNo), account: 'issuer', on: days.polls });
    const sheet = (hall: number, mobile: number, change: object = {}): Command => ({
      type: 'CLOSE_POLL',
      poll: 'residents',
      spoiled: 0,
      unused: 11,
      boxes: [
        { box: '会场', collected: hall },
        { box: 'M1', collected: mobile },
      ],
      ...change,
    });
    expect(world.codeOf(sheet(8, 1), 'chair', days.polls)).toBe('BOX_STILL_OUT');
    world.must({ command: giveBack({ ballotsBroughtBack: 3 }), account: 'scrutineer', on: days.polls });
    expect(world.codeOf(sheet(7, 2), 'chair', days.polls)).toBe('BOX_TOO_SMALL');
    expect(world.codeOf(sheet(8, 1), 'chair', days.polls)).toBe('BOX_TOO_SMALL');
    expect(
      world.codeOf(
        {
          ...sheet(8, 1),
          boxes: [
            { box: '会场', collected: 4 },
            { box: '会场', collected: 5 },
          ],
        } as Command,
        'chair',
        days.polls,
      ),
    ).toBe('BOX_TWICE');
  });

  test('a box that travelled in the first vote serves no later one', () => {
    const world = out();
    world.must({ command: checkIn('residents', 11, 'MOBILE', 'M1'), account: 'issuer', on: days.polls });
    const nobodyWins = playUntil(world, pollAt('residents-2', 'OPEN'), (poll, _no, ballots) => ({
      valid: ballots,
      invalid: 0,
      partInvalid: {},
      marks: Object.fromEntries(
        poll.contests.flatMap((c) =>
          c.candidates.map((id, i) => [
            id,
            { for: poll.id !== 'residents' || c.post !== 'VICE' ? (i < c.seats ? ballots : 0) : 1, against: 0 },
          ]),
        ),
      ),
    }));
    expect(nobodyWins.codeOf(checkIn('residents-2', 12, 'MOBILE', 'M1'), 'issuer', days.again)).toBe('NOT_ON_BOX_LIST');
  });
});

describe('the sheet', () => {
  const voted = (): World => playUntil(new World(), (w) => pollAt('residents', 'OPEN')(w) && w.checkIns.size === 10);
  const sheet = (change: object): Command => {
    const world = voted();
    const poll = world.cycle.polls.at(-1);
    if (poll === undefined) throw new Error('no poll');
    return { ...close(poll, 10), ...change };
  };

  test.each([
    ['that adds up', {}, 'OK'],
    ['one ballot short', { unused: 9 }, 'BALLOTS_DO_NOT_BALANCE'],
    ['one ballot short, with the signed reason', { unused: 9, discrepancy: '遗失一张' }, 'OK'],
    ['more collected than issued', { boxes: [{ box: '会场', collected: 11 }] }, 'BALLOTS_DO_NOT_BALANCE'],
    ['fewer collected than issued', { boxes: [{ box: '会场', collected: 9 }] }, 'OK'],
  ])('%s', (_what, change, code) => {
    expect(voted().codeOf(sheet(change), 'chair', days.polls)).toBe(code);
  });

  test('a Party sheet says how many were issued, and nobody present gets two', () => {
    const world = playUntil(
      new World(),
      (w) => pollAt('party-committee', 'OPEN')(w) && w.cycle.polls.some((p) => 'present' in p && p.present !== null),
    );
    const poll = world.cycle.polls.at(-1);
    if (poll === undefined) throw new Error('no poll');
    const { issued: _issued, ...without } = close(poll, 10);
    expect(world.codeOf(without, 'party', days.party)).toBe('ISSUED_MISSING');
    expect(world.codeOf(close(poll, 11), 'party', days.party)).toBe('BALLOTS_DO_NOT_BALANCE');
    expect(world.codeOf(close(poll, 10), 'party', days.party)).toBe('OK');
  });
});
