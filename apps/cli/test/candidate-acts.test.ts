import type { Command } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { days, evidence, meeting, playUntil, pollAt, substitute } from '../../../packages/election/test/story.ts';
import { verification } from '../src/commands/verify.ts';
import type { Draft } from './small-ledger.ts';
import { bundleOf, Recording } from './small-ledger.ts';

/** An election in which somebody leaves the formal list and another fills in, and the committee runs out of reserves. */
function ledgerOfSubstitutes(): readonly Draft[] {
  const world = new Recording();
  const must = (command: Command, account: string, on: IsoDate): void => void world.must({ command, account, on });
  const onCycle = (done: (world: Recording) => boolean): void =>
    void playUntil(world, (w) => w.state.status !== 'UNOPENED' && done(w as Recording));
  onCycle((w) => w.cycle.published.preliminary);
  for (const rank of [2, 3]) must({ type: 'WITHDRAW_REC_MEMBER', rank, reason: 'OTHER' }, 'clerk', days.formal);
  const ranked = ['另推甲', '另推乙'].map((name, i) => ({ name, votes: 30 - i }));
  must({ type: 'SUPPLEMENT_REC', meeting, ranked }, 'clerk', days.formal);
  onCycle((w) => w.cycle.published.pledges);
  must({ type: 'WITHDRAW_CANDIDATE', id: 'R-VICE-2', reason: '个人原因' }, 'clerk', days.pledged);
  const anew = { type: 'NOMINATE', post: 'VICE', voterNo: 12, by: { kind: 'PARTY', decisionNo: '7号' }, consent: true };
  must(anew as Command, 'clerk', days.pledged);
  const fit = { type: 'REVIEW_CANDIDATE', id: 'R-VICE-3', unit: '公安', finding: { opinion: 'NO_OBJECTION' } };
  must(fit as Command, 'reviewer', days.pledged);
  must(substitute('R-VICE-3'), 'chair', days.pledged);
  const order = world.cycle.candidates
    .filter((one) => one.stream === 'RESIDENTS' && (one.status === 'FORMAL' || one.id === 'R-VICE-3'))
    .map((one) => one.id);
  must(
    { type: 'PUBLISH_CANDIDATES', status: 'FORMAL', order, orderNote: '按报名先后' } as Command,
    'chair',
    days.pledged,
  );
  onCycle(pollAt('residents', 'CERTIFIED'));
  return world.drafts;
}

/** The codes of what a verifier reports as wrong. */
const codes = (kind: 'PUBLIC' | 'RESTRICTED', drafts: readonly Draft[]): readonly string[] =>
  verification(bundleOf({ kind, drafts }))
    .faults.filter((fault) => fault.severity === 'error')
    .map((fault) => fault.code);

describe('who fills in, on the formal list and in the election committee', () => {
  const drafts = ledgerOfSubstitutes();
  it.each(['PUBLIC', 'RESTRICTED'] as const)('every such act is decided again alike: %s', (kind) => {
    const types = drafts.map((draft) => draft.type);
    expect(types).toEqual(expect.arrayContaining(['SUBSTITUTE_DECIDED', 'REC_SUPPLEMENTED']));
    expect(codes(kind, drafts)).toEqual([]);
  });

  it('a list on which somebody fills in without a decision is seen', () => {
    const forged = drafts.filter((draft) => draft.type !== 'SUBSTITUTE_DECIDED');
    expect(codes('RESTRICTED', forged)).toContain('SUBSTITUTE_NOT_DECIDED');
  });
});

/** One sent back and written anew, one checked at once, the others without: all published together. */
function ledgerOfIntroductions(): readonly Draft[] {
  const world = new Recording();
  const on = days.pledged;
  const must = (command: Command, account: string): void => void world.must({ command, account, on });
  const record = (id: string, plan: string): void =>
    must({ type: 'RECORD_INTRODUCTION', id, about: '在社区工作八年。', plan, evidence }, 'clerk');
  playUntil(world, (w) => w.state.status !== 'UNOPENED' && w.state.published.pledges);
  record('R-VICE-1', '每户送一桶油。');
  must({ type: 'CHECK_INTRODUCTION', id: 'R-VICE-1', fault: 'OFFERS_GAIN' }, 'chair');
  record('R-VICE-1', '加装电梯。');
  record('R-VICE-2', '办好食堂。');
  for (const id of ['R-VICE-1', 'R-VICE-2']) must({ type: 'CHECK_INTRODUCTION', id, fault: null }, 'chair');
  must({ type: 'PUBLISH_INTRODUCTIONS' }, 'chair');
  playUntil(world, pollAt('residents', 'PREPARED'));
  return world.drafts;
}

describe('what candidates say of themselves', () => {
  const drafts = ledgerOfIntroductions();
  const words = { id: 'R-VICE-2', about: '在社区工作八年。', plan: '办好食堂，每户送一桶油。' };

  it.each(['PUBLIC', 'RESTRICTED'] as const)('is decided again alike: %s', (kind) => {
    const types = drafts.map((draft) => draft.type);
    expect(types).toEqual(expect.arrayContaining(['INTRODUCTION_CHECKED', 'INTRODUCTIONS_PUBLISHED']));
    expect(codes(kind, drafts)).toEqual([]);
  });

  it.each(['PUBLIC', 'RESTRICTED'] as const)('and published unchecked is seen: %s', (kind) => {
    const forged = drafts.filter((one) => one.type !== 'INTRODUCTION_CHECKED');
    expect(codes(kind, forged)).toContain('INTRODUCTIONS_WAITING');
  });

  it('and published other than it was checked is seen', () => {
    const forged = drafts.map((one) =>
      one.type === 'INTRODUCTIONS_PUBLISHED'
        ? { ...one, records: one.records.map((r, i) => (i === 1 ? { ...r, value: words } : r)) }
        : one,
    );
    expect(codes('RESTRICTED', forged)).toContain('WORDS_DIFFER');
  });
});
