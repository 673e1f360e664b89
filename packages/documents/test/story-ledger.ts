import type { BundleFigures, Fact, PollFact, PollId, State, WriteIn } from '@mingxuan/election';
import { evolve, outcomeInput, publicly, publicOutcome, sumBundles, unopened } from '@mingxuan/election';
import type { IsoDate, Rulebook } from '@mingxuan/rulebook';
import { outcome, resolveRulebook } from '@mingxuan/rulebook';

export const day = (iso: string): IsoDate => iso as IsoDate;

const book = (id: 'party-2020' | 'residents-2026'): Rulebook => {
  const resolved = resolveRulebook(id);
  if (!resolved.ok) throw new Error(resolved.error.message.zh);
  return resolved.value;
};
export const party = book('party-2020');
export const residents = book('residents-2026');

/** The state as it grows, one recorded fact after another. */
export class Ledger {
  state: State = unopened;
  seq = 0;

  add(on: IsoDate, fact: Fact, account = 'a-1'): void {
    this.seq += 1;
    const at = `${on}T02:00:00Z`;
    this.state = evolve(this.state, { seq: this.seq, at, on, actor: { account, role: 'clerk' }, fact });
  }

  get cycle() {
    if (this.state.status === 'UNOPENED') throw new Error('the story begins with opening the cycle');
    return this.state;
  }
}

/** A vote as the tellers and the boxes tell it. */
export interface Count {
  readonly on: IsoDate;
  readonly present?: number;
  readonly issued: number;
  readonly boxes: readonly { readonly box: string; readonly collected: number }[];
  readonly invalid: number;
  /** Votes for and against, by id. */
  readonly marks: Readonly<Record<string, readonly [number, number]>>;
  readonly writeIns?: readonly WriteIn[];
}

const staff = [
  { role: 'SCRUTINEER', name: '陈卫东' },
  { role: 'CALLER', name: '何晓' },
  { role: 'TELLER', name: '孙立' },
] as const;

/** Opens, closes, counts twice, determines and signs a poll that is prepared. */
export function hold(ledger: Ledger, poll: PollId, entitled: number, count: Count): void {
  const stream = poll.startsWith('party') ? 'PARTY' : 'RESIDENTS';
  const { on, issued, boxes, invalid } = count;
  const collected = boxes.reduce((sum, box) => sum + box.collected, 0);
  const add = (fact: PollFact, account?: string): void => ledger.add(on, fact, account);
  add({
    type: 'POLL_OPENED',
    stream,
    body: { poll, entitled, place: poll.startsWith('party') ? '党群服务中心二楼' : '幸福里小学礼堂' },
    sealed: staff.map(publicly),
  });
  if (count.present !== undefined)
    add({
      type: 'ATTENDANCE_RECORDED',
      stream: 'PARTY',
      body: { poll, present: count.present, warnings: [] },
      sealed: [],
    });
  // As many ballots are printed here as there are people entitled.
  const unused = entitled - issued;
  add({ type: 'POLL_CLOSED', stream, body: { poll, issued, spoiled: 0, unused, boxes }, sealed: [] });
  add({ type: 'BUNDLES_DECLARED', stream, body: { poll, bundles: [{ no: 1, ballots: collected }] }, sealed: [] });
  const marks = Object.fromEntries(
    Object.entries(count.marks).map(([id, [yes, no]]) => [id, { for: yes, against: no }]),
  );
  const figures: BundleFigures = { valid: collected - invalid, invalid, partInvalid: {}, marks };
  for (const teller of ['t-1', 't-2'])
    add(
      { type: 'BUNDLE_ENTERED', stream, body: { poll, no: 1, figures }, sealed: (count.writeIns ?? []).map(publicly) },
      teller,
    );
  determine(ledger, poll, on);
}

function determine(ledger: Ledger, id: PollId, on: IsoDate): void {
  const poll = ledger.cycle.polls.find((p) => p.id === id);
  if (poll?.stage !== 'COUNTING') throw new Error(`${id} is not being counted`);
  const sums = sumBundles(poll);
  if (sums === null) throw new Error('the tellers disagree');
  const { entitled, issued, collected, stream } = poll;
  const { valid, invalid, partInvalid, marks } = sums.figures;
  const figures = {
    entitled,
    present: stream === 'PARTY' ? poll.present : issued,
    issued,
    collected,
    valid,
    invalid,
    partInvalid,
    marks,
  };
  const decided = outcome(
    outcomeInput(ledger.cycle, poll, figures, sums.writeIns),
    stream === 'PARTY' ? party : residents,
  );
  ledger.add(on, {
    type: 'RESULT_DETERMINED',
    stream,
    body: { poll: id, figures, outcome: publicOutcome(decided), digest: 'd' },
    sealed: [publicly({ writeIns: sums.writeIns, reasons: decided.reasons })],
  });
  ledger.add(
    on,
    {
      type: 'RESULT_SIGNED',
      stream,
      body: { poll: id, digest: 'd', as: 'SCRUTINEER' },
      sealed: [publicly({ name: '陈卫东' })],
    },
    's-1',
  );
  ledger.add(
    on,
    {
      type: 'RESULT_SIGNED',
      stream,
      body: { poll: id, digest: 'd', as: 'CHAIR' },
      sealed: [publicly({ name: '廖春诗' })],
    },
    's-2',
  );
}
