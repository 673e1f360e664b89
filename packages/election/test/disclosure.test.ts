import { describe, expect, test } from 'vitest';
import { evolve, type Recorded, unopened } from '../src/index.ts';
import { playUntil, pollAt } from './story.ts';
import { World, voterNames } from './world.ts';

/** What a stranger folds from a public bundle: every restricted value is withheld. */
const asPublic = ({ fact, ...when }: Recorded): Recorded =>
  ({
    ...when,
    fact: { ...fact, sealed: fact.sealed.map((s) => (s.disclosure === 'PUBLIC' ? s : { ...s, value: null })) },
  }) as Recorded;

describe('a public bundle', () => {
  const world = playUntil(new World(), pollAt('residents', 'CERTIFIED'));
  const folded = world.history.map(asPublic).reduce(evolve, unopened);
  if (folded.status === 'UNOPENED') throw new Error('not opened');

  test('tells who stands, by the published list, so that the election can be decided again from it', () => {
    const people = (state: typeof folded) => state.candidates.map(({ id, name, sex }) => ({ id, name, sex }));
    expect(people(folded)).toEqual(people(world.cycle));
    expect(folded.polls).toEqual(world.cycle.polls);
  });

  test('tells the month of birth of those on the list, never the day, and nobody’s place on the roll', () => {
    const listed = world.history.flatMap(({ fact }) =>
      fact.type === 'CANDIDATES_PUBLISHED' && fact.stream === 'RESIDENTS' ? fact.sealed.map((s) => s.value) : [],
    );
    expect(listed[0]).toEqual({ id: 'R-CHAIR-1', name: voterNames[0], sex: 'F', birthMonth: '1980-01' });
    expect(folded.candidates.every((c) => c.birth === null && c.voterNo === null)).toBe(true);
  });
});
