import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command, FrozenPaper, Paper } from '../src/index.ts';
import { hanging, noticeDays, noticeStanding, noticeTasks, tasks, view, withdrawalOf } from '../src/index.ts';
import { days, evidence, openCycle, playUntil } from './story.ts';
import { day, World } from './world.ts';

const hex = (n: number): string => n.toString(16).padStart(64, '0');

const drafted = (paper: string, dated: string, text = 1): FrozenPaper => ({
  paper,
  title: paper,
  dated: day(dated),
  sha256: hex(text + 100),
  text: hex(text),
  pages: 1,
  basedOn: 5,
});

/** A community that has published its roll, as a rehearsal or for real. */
const published = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'PUBLISHED');

function inMode(mode: 'REAL' | 'REHEARSAL', from: World = published): World {
  const world = from.copy();
  world.state = { ...world.cycle, mode };
  return world;
}

interface Step {
  readonly account?: string;
  readonly on?: string;
}

const at = (world: World, command: Command, { account = 'clerk', on = days.objected }: Step = {}) =>
  world.attempt({ command, account, on: day(on) });

function must(world: World, command: Command, step: Step = {}): void {
  const tried = at(world, command, step);
  if (!tried.ok) throw new Error(`${command.type}: ${tried.error.message.zh}`);
}

const approve = (world: World, draft: number): Command => {
  const found = world.cycle.notices.drafts.find((one) => one.draft === draft);
  return { type: 'APPROVE_NOTICE', draft, paper: found?.paper ?? '', sha256: found?.sha256 ?? hex(0) };
};

const post = (no: number, place = '小区公告栏'): Command => ({
  type: 'POST_NOTICE',
  no,
  place,
  time: '09:30',
  evidence,
});

/** Drafted by the clerk, approved by the chair, issued by the clerk: its number. */
function issue(world: World, paper: string, on: string = days.objected, text = 1): number {
  must(world, { type: 'DRAFT_NOTICES', notices: [drafted(paper, on, text)] }, { on });
  const draft = world.cycle.notices.drafts.length;
  must(world, approve(world, draft), { account: 'chair', on });
  must(world, { type: 'ISSUE_NOTICE', draft, text: hex(text) }, { on });
  return world.cycle.papers.length;
}

const paperNo = (world: World, no: number): Paper => {
  const paper = world.cycle.papers.find((one) => one.no === no);
  if (paper === undefined) throw new Error(`no paper ${no}`);
  return paper;
};

describe('two people', () => {
  test('whoever drafted does not approve in a real election; in a rehearsal it is said', () => {
    for (const [mode, code] of [
      ['REAL', 'DRAFTER_CANNOT_APPROVE'],
      ['REHEARSAL', 'OK'],
    ] as const) {
      const world = inMode(mode);
      must(world, { type: 'DRAFT_NOTICES', notices: [drafted('POLLING', days.objected)] });
      expect(world.codeOf(approve(world, 1), 'clerk', days.objected)).toBe(code);
      expect(world.codeOf(approve(world, 1), 'chair', days.objected)).toBe('OK');
    }
    const world = inMode('REHEARSAL');
    must(world, { type: 'DRAFT_NOTICES', notices: [drafted('POLLING', days.objected)] });
    const alone = at(world, approve(world, 1));
    expect(alone.ok && alone.facts[0]?.type === 'NOTICE_APPROVED' && alone.facts[0].body.warnings).toHaveLength(1);
  });

  test('a notice of a real election is not issued in one step, a form is', () => {
    const one = (paper: string): Command => ({
      type: 'ISSUE_PAPER',
      paper,
      title: paper,
      sha256: hex(9),
      pages: 1,
      basedOn: 1,
    });
    expect(inMode('REAL').codeOf(one('POLLING'), 'clerk', days.objected)).toBe('NOTICE_NEEDS_TWO_PEOPLE');
    expect(inMode('REAL').codeOf(one('TALLY_SHEET:residents'), 'clerk', days.objected)).toBe('OK');
    expect(inMode('REHEARSAL').codeOf(one('POLLING'), 'clerk', days.objected)).toBe('OK');
    const withdrawal = one('NOTICE_WITHDRAWAL:1');
    expect(inMode('REHEARSAL').codeOf(withdrawal, 'clerk', days.objected)).toBe('NOTICE_NEEDS_TWO_PEOPLE');
  });

  test('what is approved is what was looked at, and what is issued is what the ledger still says', () => {
    const world = inMode('REAL');
    must(world, { type: 'DRAFT_NOTICES', notices: [drafted('POLLING', days.objected)] });
    expect(world.codeOf({ type: 'ISSUE_NOTICE', draft: 1, text: hex(1) }, 'clerk', days.objected)).toBe(
      'NOTICE_NOT_APPROVED',
    );
    const other: Command = { type: 'APPROVE_NOTICE', draft: 1, paper: 'POLLING', sha256: hex(7) };
    expect(world.codeOf(other, 'chair', days.objected)).toBe('OTHER_DRAFT');
    must(world, approve(world, 1), { account: 'chair' });
    expect(world.codeOf({ type: 'ISSUE_NOTICE', draft: 1, text: hex(2) }, 'clerk', days.objected)).toBe(
      'NOTICE_FACTS_CHANGED',
    );
    expect(world.codeOf({ type: 'ISSUE_NOTICE', draft: 1, text: hex(1) }, 'clerk', days.objected)).toBe('OK');
  });

  test('a newer draft takes the place of an open one; a discarded one goes nowhere', () => {
    const world = inMode('REAL');
    must(world, {
      type: 'DRAFT_NOTICES',
      notices: [drafted('POLLING', days.objected), drafted('STAFF', days.objected)],
    });
    must(world, { type: 'DRAFT_NOTICES', notices: [drafted('POLLING', days.objected, 2)] });
    must(world, { type: 'DISCARD_DRAFT', draft: 2, reason: '名单还要改' });
    expect(world.cycle.notices.drafts.map(({ stage }) => stage)).toEqual(['REPLACED', 'DISCARDED', 'DRAFTED']);
    for (const gone of [1, 2]) expect(world.codeOf(approve(world, gone), 'chair', days.objected)).toBe('NO_OPEN_DRAFT');
  });
});

describe('on the wall', () => {
  test('not before it is issued, with a photo, once at each place', () => {
    const world = inMode('REAL');
    expect(world.codeOf(post(1), 'clerk', days.objected)).toBe('NO_SUCH_NOTICE');
    const no = issue(world, 'STAFF');
    expect(noticeTasks(world.cycle).map(({ kind }) => kind)).toEqual(['POST']);
    const bare: Command = { type: 'POST_NOTICE', no, place: '东门', time: '09:30', evidence: [] };
    expect(world.codeOf(bare, 'clerk', days.objected)).toBe('POSTING_NOT_SHOWN');
    expect(world.codeOf(post(no), 'clerk', day('2026-11-21'))).toBe('ACT_OUT_OF_ORDER');
    must(world, post(no, '东门'));
    expect(world.codeOf(post(no, '东门'), 'clerk', days.objected)).toBe('ALREADY_POSTED_THERE');
    must(world, post(no, '西门'));
    expect(hanging(paperNo(world, no)).map(({ place }) => place)).toEqual(['东门', '西门']);
    expect(noticeTasks(world.cycle)).toEqual([]);
    // No text found says how long the list of staff hangs.
    expect(noticeStanding(world.cycle, paperNo(world, no), day('2027-02-01'))).toEqual({
      kind: 'HANGING',
      time: { kind: 'OPEN' },
    });
  });

  test('a letter is not posted', () => {
    const world = inMode('REAL');
    const no = issue(world, 'PARTY_RESULT_LETTER');
    expect(world.codeOf(post(no), 'clerk', days.objected)).toBe('LETTER_NOT_POSTED');
    expect(noticeTasks(world.cycle)).toEqual([]);
  });

  test('hanging the time and place of voting is that step: its day and photo are not asked for again', () => {
    const world = inMode('REAL');
    expect(world.cycle.steps.D14).toBeUndefined();
    must(world, post(issue(world, 'POLLING'), '东门'));
    expect(world.cycle.steps.D14).toMatchObject({ on: days.objected, note: '09:30 张贴于东门', evidence });
    expect(noticeDays(world.cycle, days.objected).find(({ paper }) => paper === 'POLLING')?.at).toMatchObject({
      kind: 'OUT',
      postedOn: days.objected,
    });
  });

  test('the roll is posted by being published: its notice takes places and day from there', () => {
    const world = inMode('REAL');
    const first = paperNo(world, issue(world, 'VOTER_ROLL'));
    expect(first.postings.map(({ on }) => on)).toEqual([days.published]);
    expect(first.postings.map(({ place }) => place)).toEqual(
      'places' in world.cycle.roll ? world.cycle.roll.places : [],
    );
    // The next issue of it is another sheet: it hangs when somebody hangs it.
    expect(paperNo(world, issue(world, 'VOTER_ROLL', days.objected, 2)).postings).toEqual([]);
  });
});

describe('how long it hangs', () => {
  // Published on Friday 20 November: objections until the fifth day after, Wednesday 25 November (JWH25-17).
  test.each([
    ['2026-11-24', 2, 'TAKEN_DOWN', true],
    ['2026-11-25', 1, 'TAKEN_DOWN', true],
    ['2026-11-26', 0, 'TAKEN_DOWN', false],
  ] as const)('taken down on %s: %i days short', (on, short, kind, early) => {
    const world = inMode('REAL');
    const no = issue(world, 'VOTER_ROLL');
    for (const { place } of paperNo(world, no).postings) {
      const tried = at(world, { type: 'TAKE_DOWN_NOTICE', no, place, reason: '雨淋坏了' }, { on });
      const [fact] = tried.ok ? tried.facts : [];
      const warnings = fact?.type === 'NOTICE_TAKEN_DOWN' ? fact.body.warnings : ['?'];
      expect(warnings.length).toBe(short > 0 ? 1 : 0);
      if (short > 0) expect(warnings[0]).toContain(`早了${short}天`);
    }
    expect(noticeStanding(world.cycle, paperNo(world, no), day('2026-12-01'))).toEqual({ kind, early });
  });

  test.each([
    ['2026-11-25', 'HANGING'],
    ['2026-11-26', 'EXPIRED'],
  ] as const)('on %s it is %s', (today, kind) => {
    const world = inMode('REAL');
    const no = issue(world, 'VOTER_ROLL');
    expect(noticeStanding(world.cycle, paperNo(world, no), day(today)).kind).toBe(kind);
  });

  test('taken down early, the roll is frozen with a warning: no text forbids it in so many words', () => {
    const world = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'PUBLISHED');
    const no = issue(world, 'VOTER_ROLL');
    for (const { place } of paperNo(world, no).postings)
      must(world, { type: 'TAKE_DOWN_NOTICE', no, place, reason: '误取' }, { on: '2026-11-23' });
    const frozen = world.attempt({ command: { type: 'FREEZE_ROLL' }, account: 'chair', on: days.frozen });
    const [fact] = frozen.ok ? frozen.facts : [];
    expect(fact?.type === 'ROLL_FROZEN' ? fact.body.warnings?.[0] : frozen).toContain('没有看满五天');
  });
});

describe('replaced and withdrawn', () => {
  test('the newer takes the place of the older, which stays with its own digest', () => {
    const world = inMode('REAL');
    const [old, now] = [issue(world, 'STAFF'), issue(world, 'STAFF', days.objected, 2)];
    expect(paperNo(world, old)).toMatchObject({ fate: { kind: 'SUPERSEDED', by: now }, sha256: hex(101) });
    expect(world.codeOf(post(old), 'clerk', days.objected)).toBe('NOTICE_NO_LONGER_HOLDS');
  });

  test('withdrawn by a notice that says why, itself of two people', () => {
    const world = inMode('REAL');
    const no = issue(world, 'STAFF');
    const draft: Command = { type: 'DRAFT_NOTICES', notices: [drafted(withdrawalOf(no), days.objected, 3)] };
    expect(world.codeOf(draft, 'clerk', days.objected)).toBe('NOTHING_TO_DRAFT');
    must(world, { type: 'ASK_WITHDRAWAL', no, reason: '监票人名单有误' });
    const by = issue(world, withdrawalOf(no), days.objected, 3);
    expect(paperNo(world, no).fate).toEqual({
      kind: 'WITHDRAWN',
      by,
      on: days.objected,
      reason: '监票人名单有误',
    });
    expect(world.codeOf({ type: 'ASK_WITHDRAWAL', no: by, reason: '又要撤' }, 'clerk', days.objected)).toBe(
      'WITHDRAWAL_STAYS',
    );
  });

  test('once withdrawn or replaced, there is nothing left to withdraw', () => {
    const world = inMode('REAL');
    const no = issue(world, 'STAFF');
    must(world, { type: 'ASK_WITHDRAWAL', no, reason: '有误' });
    must(world, { type: 'DRAFT_NOTICES', notices: [drafted(withdrawalOf(no), days.objected, 3)] });
    const waiting = world.cycle.notices.drafts.length;
    must(world, approve(world, waiting), { account: 'chair' });
    issue(world, 'STAFF', days.objected, 2);
    expect(world.codeOf({ type: 'ISSUE_NOTICE', draft: waiting, text: hex(3) }, 'clerk', days.objected)).toBe(
      'NOTHING_TO_WITHDRAW',
    );
  });
});

test('a roll published on another day than its notice says is held back', () => {
  const before = playUntil(new World(), (w) => w.state.status !== 'UNOPENED' && w.cycle.roll.stage === 'DRAFT');
  const publish: Command = { type: 'PUBLISH_ROLL', places: ['东门'], evidence };
  const world = before.copy();
  const no = issue(world, 'VOTER_ROLL', days.published);
  expect(world.codeOf(post(no), 'clerk', days.published)).toBe('PUBLISHED_WITH_THE_ROLL');
  expect(world.codeOf(publish, 'chair', day('2026-11-21'))).toBe('ROLL_NOTICE_DIFFERS');
  must(world, publish, { account: 'chair', on: days.published });
  expect(paperNo(world, no).postings.map(({ place, on }) => [place, on])).toEqual([['东门', days.published]]);
});

test('what waits is told to those who may do it, and to nobody about their own draft', () => {
  const world = inMode('REAL');
  must(world, { type: 'DRAFT_NOTICES', notices: [drafted('STAFF', days.objected)] });
  const waiting = tasks(world.cycle, days.objected).filter(({ key }) => key.startsWith('notice-draft-'));
  expect(waiting).toMatchObject([{ key: 'notice-draft-1', step: 'D13', bodyCode: 'REC', notBy: 'clerk' }]);
});

describe('whatever people try', () => {
  const papers = ['STAFF', 'POLLING', 'VOTER_ROLL', withdrawalOf(1), withdrawalOf(2)];
  const people = ['clerk', 'chair'];
  const die = fc.nat({ max: 9 });
  const deed = fc.record({ kind: die, who: die, which: die, other: die });

  const command = (world: World, { kind, which, other }: { kind: number; which: number; other: number }): Command => {
    const paper = papers[which % papers.length] ?? 'STAFF';
    const draft = 1 + (which % Math.max(1, world.cycle.notices.drafts.length));
    const no = 1 + (which % Math.max(1, world.cycle.papers.length));
    const found = world.cycle.notices.drafts.find((one) => one.draft === draft);
    switch (kind) {
      case 0:
      case 1:
        return { type: 'DRAFT_NOTICES', notices: [drafted(paper, days.objected, other)] };
      case 2:
      case 3:
        return approve(world, draft);
      case 4:
      case 5:
        return { type: 'ISSUE_NOTICE', draft, text: other === 9 ? hex(other) : (found?.text ?? hex(0)) };
      case 6:
        return post(no, `公告栏${other % 2}`);
      case 7:
        return { type: 'TAKE_DOWN_NOTICE', no, place: `公告栏${other % 2}`, reason: '到期' };
      case 8:
        return { type: 'ASK_WITHDRAWAL', no, reason: '有误' };
      default:
        return { type: 'DISCARD_DRAFT', draft, reason: '不用了' };
    }
  };

  test('nothing is out without two people, on a wall without being out, or valid twice', () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 5, maxLength: 60 }), (tries) => {
        const world = inMode('REAL');
        for (const tried of tries) {
          at(world, command(world, tried), { account: people[tried.who % 2] ?? 'clerk' });
          const { papers: out, notices } = world.cycle;
          for (const draft of notices.drafts)
            if (draft.stage === 'ISSUED' || draft.stage === 'APPROVED')
              expect(draft.approved.by).not.toBe(draft.drafted.by);
          const valid = out.filter(({ fate }) => fate.kind === 'VALID').map(({ paper }) => paper);
          expect(new Set(valid).size).toBe(valid.length);
          expect(out.map(({ no }) => no)).toEqual(out.map((_, index) => index + 1));
          for (const paper of out) {
            const issued = notices.drafts.filter((one) => one.stage === 'ISSUED' && one.no === paper.no);
            expect(issued.map(({ sha256 }) => sha256)).toEqual([paper.sha256]);
            const places = hanging(paper).map(({ place }) => place);
            expect(new Set(places).size).toBe(places.length);
            if (paper.fate.kind !== 'VALID') expect(paper.fate.by).toBeGreaterThan(paper.no);
          }
          expect(view(world.state, day(days.objected)).status).toBe('OPEN');
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('a ledger of an earlier version, with papers issued in one step, is read as before', () => {
  const world = new World();
  must(world, openCycle, { on: days.open });
  const fact = (no: number) =>
    ({
      type: 'PAPER_ISSUED',
      stream: 'CYCLE',
      body: { paper: 'ELECTION_DAY', no, title: '选举日公告', sha256: hex(no), pages: 1, basedOn: 1 },
      sealed: [],
    }) as const;
  world.record(fact(1), { account: 'clerk', on: days.open });
  world.record(fact(2), { account: 'clerk', on: days.gates });
  expect(world.cycle.papers.map(({ no, on, fate }) => [no, on, fate.kind])).toEqual([
    [1, days.open, 'SUPERSEDED'],
    [2, days.gates, 'VALID'],
  ]);
  expect(noticeTasks(world.cycle)).toEqual([]);
});
