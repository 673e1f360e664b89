import type { Command } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { days, meeting, playUntil, pollAt, substitute } from '../../../packages/election/test/story.ts';
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

describe('who fills in, on the formal list and in the election committee', () => {
  const drafts = ledgerOfSubstitutes();
  const codes = (kind: 'PUBLIC' | 'RESTRICTED', told = drafts): readonly string[] =>
    verification(bundleOf({ kind, drafts: told }))
      .faults.filter((fault) => fault.severity === 'error')
      .map((fault) => fault.code);

  it.each(['PUBLIC', 'RESTRICTED'] as const)('every such act is decided again alike: %s', (kind) => {
    const types = drafts.map((draft) => draft.type);
    expect(types).toEqual(expect.arrayContaining(['SUBSTITUTE_DECIDED', 'REC_SUPPLEMENTED']));
    expect(codes(kind)).toEqual([]);
  });

  it('a list on which somebody fills in without a decision is seen', () => {
    const forged = drafts.filter((draft) => draft.type !== 'SUBSTITUTE_DECIDED');
    expect(codes('RESTRICTED', forged)).toContain('SUBSTITUTE_NOT_DECIDED');
  });
});
