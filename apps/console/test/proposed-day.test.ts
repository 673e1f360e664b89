import type { PollView } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import type { OpenCommunity } from '../src/api.ts';
import { lastPollDay, latestDay, proposedDay } from '../src/parts/proposed-day.ts';
import { paperDay } from '../src/screens/papers/fact-day.ts';

const day = (text: string): IsoDate => text as IsoDate;
const poll = (id: string, fields: object): PollView =>
  ({ id, stream: id.startsWith('party') ? 'PARTY' : 'RESIDENTS', signatures: [], ...fields }) as unknown as PollView;

const first = poll('residents', {
  stage: 'CERTIFIED',
  preparedOn: '2026-12-18',
  openedOn: '2026-12-20',
  determinedOn: '2026-12-21',
  signatures: [{ on: '2026-12-22' }],
  outcome: { contests: [{ elected: ['c1'] }] },
});
const second = poll('residents-2', {
  stage: 'DETERMINED',
  preparedOn: '2026-12-23',
  openedOn: '2026-12-27',
  determinedOn: '2026-12-27',
  outcome: { contests: [{ elected: ['c2'] }] },
});

const view = (cycle: object) =>
  ({
    today: '2026-12-28',
    cycle: { steps: {}, polls: [], objections: [], roll: { stage: 'EMPTY' }, plan: { steps: [] }, ...cycle },
  }) as unknown as Pick<OpenCommunity, 'cycle' | 'today'>;

describe('the day a rehearsal proposes for an act', () => {
  const planned = { plan: { steps: [{ code: 'E11', planned: '2026-12-20' }] } };
  it('is the planned one, unless something it rests on came later', () => {
    expect(proposedDay(view(planned), 'E11')).toBe('2026-12-20');
    expect(proposedDay(view(planned), 'E11', day('2026-12-19'))).toBe('2026-12-20');
    expect(proposedDay(view(planned), 'E11', day('2026-12-22'))).toBe('2026-12-22');
    expect(proposedDay(view({ ...planned, steps: { E10: { on: '2026-12-21' } } }), 'E11')).toBe('2026-12-21');
  });
  it('looks at steps before it in its own phase only, and after the vote at the vote', () => {
    const steps = { C09: { on: '2026-12-25' }, E10: { on: '2026-12-21' }, F05: { on: '2026-12-30' } };
    expect(proposedDay(view({ ...planned, steps }), 'E11')).toBe('2026-12-21');
    const handover = { plan: { steps: [{ code: 'F04', planned: '2026-12-20' }] }, steps };
    expect(proposedDay(view(handover), 'F04')).toBe('2026-12-21');
  });
  it('is the rehearsal’s own day where no step is named', () => {
    expect(proposedDay(view({}))).toBe('2026-12-28');
  });
  it('of a further vote is not before the last signature of the vote before', () => {
    expect(lastPollDay(view({ polls: [first] }), 'RESIDENTS')).toBe('2026-12-22');
    expect(lastPollDay(view({ polls: [first] }), 'PARTY')).toBeUndefined();
  });
  it('finds the latest of some days', () => {
    expect(latestDay()).toBeUndefined();
    expect(latestDay(undefined, day('2026-01-02'), null, day('2026-01-01'))).toBe('2026-01-02');
  });
});

describe('the day a rehearsal proposes for a paper', () => {
  const polls = [first, second];
  it.each([
    ['RESULT:residents', '2026-12-21'],
    ['RESULT:residents-2', '2026-12-27'],
    ['RE_ELECTION:residents-2', '2026-12-21'],
    ['CERTIFICATE:c1', '2026-12-21'],
    ['CERTIFICATE:residents-2.W1', '2026-12-27'],
    ['INVALID_BALLOT_RULES', '2026-12-28'],
  ])('%s: %s', (paper, on) => {
    expect(paperDay(view({ polls }), paper)).toBe(on);
  });
  it('of the roll is the day it was published', () => {
    const roll = { stage: 'FROZEN', publishedOn: '2026-11-22', frozenOn: '2026-12-01' };
    expect(paperDay(view({ roll }), 'VOTER_ROLL')).toBe('2026-11-22');
  });
});
