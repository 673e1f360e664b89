import type { Command } from '@mingxuan/election';
import type { IsoDate, VotingMode } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { adoptPlan, checkIn, days, evidence, playUntil, pollAt } from '../../../packages/election/test/story.ts';
import { day, idNumberOf, roll, voterEntry } from '../../../packages/election/test/world.ts';
import { verification } from '../src/commands/verify.ts';
import type { Draft } from './small-ledger.ts';
import { bundleOf, Recording } from './small-ledger.ts';

const judgment = { court: '城东区人民法院', decidedOn: day('2026-05-06'), documentNo: '（2026）刑初12号' };

/** An election with every way in which a roll, a list of representatives and a mandate can change. */
function rollLedger(mode: VotingMode): readonly Draft[] {
  const world = new Recording();
  world.mode = mode;
  const must = (command: Command, account: string, on: IsoDate): void => void world.must({ command, account, on });
  const onCycle = (done: (world: Recording) => boolean): void =>
    void playUntil(world, (w) => w.state.status !== 'UNOPENED' && done(w as Recording));
  onCycle((w) => w.cycle.roll.stage === 'DRAFT');
  // Twenty-one people: a worker to be confirmed, some to be struck, one who is too young for an earlier day.
  const extra = Array.from({ length: 7 }, (_, i) => voterEntry(15 + i, `补${i + 1}某`));
  const voters = [...roll(), ...extra].map((voter) =>
    voter.voterNo === 15 ? { ...voter, ground: 'COMMUNITY_WORKER' as const } : voter,
  );
  const file = { name: 'roll.csv', sha256: 'b'.repeat(64) };
  must({ type: 'IMPORT_ROLL', file, rows: 21, corrected: 0, setAside: 0, voters }, 'clerk', days.register);
  const workers = [{ voterNo: 15, workedSince: day('2025-01-01') }];
  must({ type: 'CONFIRM_WORKERS', workers, evidence }, 'chair', days.register);
  onCycle((w) => w.cycle.roll.stage === 'PUBLISHED');
  const amend = (change: Extract<Command, { type: 'AMEND_ROLL' }>['change']): void =>
    must({ type: 'AMEND_ROLL', change, note: '有证明', evidence, places: ['公告栏'] }, 'chair', days.objected);
  amend({ kind: 'REMOVE', reason: 'DIED', voterNo: 16 });
  amend({ kind: 'REMOVE', reason: 'DEPRIVED', voterNo: 17, judgment });
  amend({ kind: 'CORRECT', reason: 'CLERICAL', voterNo: 18, voter: { name: '更正某' } });
  const young = { ...voterEntry(90, '年少某'), birth: day('2008-12-19'), idNumber: idNumberOf('2008-12-19', 201) };
  amend({ kind: 'ADD', reason: 'TURNED_EIGHTEEN', voter: young });
  const object = (kind: Extract<Command, { type: 'FILE_OBJECTION' }>['kind']): void =>
    must({ type: 'FILE_OBJECTION', kind, petitioner: '甲', about: '乙', grounds: '有误' }, 'clerk', days.objected);
  const rule = (no: number, more: object): void =>
    must(
      { type: 'DECIDE_OBJECTION', no, decision: 'UPHELD', basis: '第十七条', ...more } as Command,
      'chair',
      days.objected,
    );
  const worker = { ...voterEntry(91, '社工某'), ground: 'COMMUNITY_WORKER', workedSince: day('2025-01-01') } as const;
  amend({ kind: 'ADD', reason: 'OMITTED', voter: worker });
  const foreign = { ...voterEntry(92, '外籍某'), paper: 'OTHER', idNumber: 'G12345678' } as const;
  amend({ kind: 'ADD', reason: 'MOVED_IN', voter: foreign });
  must({ type: 'REVEAL_NUMBERS', kind: 'VOTER', voterNo: 3, reason: '核对身份证' }, 'clerk', days.objected);
  must({ type: 'REVEAL_NUMBERS', kind: 'RESTRICTED_BUNDLE', voterNo: null, reason: '' }, 'clerk', days.objected);
  object('WRONG_ENTRY');
  rule(1, { correct: { voterNo: 19, voter: { name: '再更某' } }, places: ['公告栏'] });
  object('WRONGLY_LISTED');
  // Of a household vote, number 12 is the representative: it leaves that list with the roll.
  rule(2, { remove: { voterNo: 12, reason: 'DEPRIVED', judgment }, evidence });
  must({ type: 'PUBLISH_RULING', no: 2, places: ['公告栏'] }, 'chair', days.objected);
  if (mode !== 'ALL_VOTERS') {
    const group = mode === 'RESIDENT_REP' ? { group: '第二居民小组' } : {};
    amend({ kind: 'REPRESENTATIVES', reason: 'CHOSEN_AGAIN', representatives: { add: 13, ...group } });
    object('REPRESENTATIVES');
    rule(3, { representatives: { remove: 11, add: 14 }, places: ['公告栏'] });
  }
  // One who would be eighteen on 2026-12-19 only is struck by a day before it; then the day is moved back.
  // Out of the round's window, which lies beside the ledger: the entry says enough to be decided anew.
  const round = { name: '今冬', electionFrom: day('2026-12-19'), electionUntil: day('2026-12-31') };
  must({ ...adoptPlan, electionDay: day('2026-12-18'), round }, 'clerk', days.objected);
  must(adoptPlan, 'clerk', days.objected);
  onCycle(pollAt('residents', 'PREPARED'));
  if (mode !== 'RESIDENT_REP') {
    for (const principal of [8, 9, 10])
      must({ type: 'AUTHORISE_PROXY', principal, trustee: 13, evidence }, 'clerk', days.printed);
    must({ type: 'REVOKE_PROXY', no: 3, reason: '本人已回' }, 'clerk', days.printed);
  }
  onCycle(pollAt('residents', 'OPEN'));
  const at = (voterNo: number, deviceSeq: number, channel: 'HALL' | 'PROXY' = 'HALL'): Command => ({
    ...checkIn('residents', voterNo, channel),
    device: '二号台',
    deviceSeq,
  });
  if (mode !== 'RESIDENT_REP') {
    must(at(8, 1), 'issuer', days.polls);
    must({ type: 'UNDO_CHECK_IN', poll: 'residents', voterNo: 8, reason: '同名误登' }, 'issuer', days.polls);
    must(at(8, 2, 'PROXY'), 'issuer', days.polls);
    must(at(9, 3), 'issuer', days.polls);
  }
  onCycle(pollAt('residents', 'CERTIFIED'));
  return world.drafts;
}

type Sealed = { readonly why?: string; readonly reason?: string };

/** The same act as it was written before reasons were sealed: in the public body. */
function asEarlier(draft: Draft): Draft {
  const { why, reason } = (draft.records[0]?.value ?? {}) as Sealed;
  const without = (field: keyof Sealed) =>
    draft.records.map((record) => {
      const { [field]: _told, ...value } = record.value as Sealed;
      return { ...record, value };
    });
  switch (draft.type) {
    case 'VOTER_ADDED':
    case 'VOTER_REMOVED':
    case 'VOTER_CORRECTED': {
      const { by, ...body } = draft.body;
      const told = by === 'RULING' ? 'OBJECTION' : (why ?? null);
      return { ...draft, body: { ...body, reason: told }, records: without('why') };
    }
    case 'ROLL_AMENDED':
      return { ...draft, body: { ...draft.body, reason: reason ?? null }, records: without('reason') };
    case 'RULING_PUBLISHED': {
      const { late: _late, ...body } = draft.body;
      return { ...draft, body };
    }
    default:
      return draft;
  }
}

describe.each(['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP'] as const)('%s', (mode) => {
  const drafts = rollLedger(mode);
  const errors = (kind: 'PUBLIC' | 'RESTRICTED', forged = drafts): readonly string[] =>
    verification(bundleOf({ kind, drafts: forged }))
      .faults.filter((fault) => fault.severity === 'error')
      .map((fault) => `${fault.code} ${fault.message.en}`);
  const codes = (forged: readonly Draft[]): readonly string[] =>
    errors('RESTRICTED', forged).map((said) => said.split(' ')[0] ?? '');

  it.each(['PUBLIC', 'RESTRICTED'] as const)('every act of the roll is decided again alike: %s', (kind) => {
    expect(drafts.map((draft) => draft.type)).toEqual(
      expect.arrayContaining(['ROLL_AMENDED', 'VOTER_CORRECTED', 'WORKERS_CONFIRMED', 'RULING_PUBLISHED']),
    );
    expect(errors(kind)).toEqual([]);
  });

  it.each(['PUBLIC', 'RESTRICTED'] as const)('what an earlier version recorded is still verified: %s', (kind) => {
    expect(errors(kind, drafts.map(asEarlier))).toEqual([]);
  });

  it('a publication without the confirmed workers is seen', () => {
    const forged = drafts.filter((draft) => draft.type !== 'WORKERS_CONFIRMED');
    expect(codes(forged)).toContain('WORKERS_UNCONFIRMED');
  });

  it('a change without the amendment it belongs to is seen', () => {
    const forged = drafts.filter((draft) => draft.type !== 'ROLL_AMENDED');
    expect(codes(forged)).toContain('ACT_ALONE');
  });

  it('another denominator is seen', () => {
    const forged = drafts.map((draft) =>
      draft.type === 'POLL_OPENED' && draft.body['poll'] === 'residents'
        ? { ...draft, body: { ...draft.body, entitled: 10 } }
        : draft,
    );
    expect(codes(forged)).toContain('ACT_DIFFERS');
  });
});

it('a roll published without the list of representatives is seen, and so is a check-in of somebody not on it', () => {
  const drafts = rollLedger('HOUSEHOLD_REP');
  const codes = (forged: readonly Draft[]): readonly string[] =>
    verification(bundleOf({ kind: 'RESTRICTED', drafts: forged })).faults.map((fault) => fault.code);
  expect(codes(drafts.filter((draft) => draft.type !== 'REPRESENTATIVES_LISTED'))).toContain('REPRESENTATIVES_MISSING');
  const shorter = drafts.map((draft) =>
    draft.type === 'REPRESENTATIVES_LISTED'
      ? { ...draft, body: { ...draft.body, list: { kind: 'HOUSEHOLDS', members: [1, 2, 11, 12] }, listed: 4 } }
      : draft,
  );
  expect(codes(shorter)).toContain('NOT_A_REPRESENTATIVE');
});
