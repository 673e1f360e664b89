import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Sort } from '../apps/server/src/data-protection/index.ts';
import {
  ballotSecrecyPage,
  dataMapPage,
  FACT_SIDES,
  joinPaths,
  sorts,
  unexplained,
  unplaced,
} from '../apps/server/src/data-protection/index.ts';
import { LEAST_SMALL_CELL } from '../packages/election/src/index.ts';
import { wholeStory } from '../packages/election/test/story.ts';
import { World } from '../packages/election/test/world.ts';

const page = (name: string): string => readFileSync(new URL(`../docs/${name}`, import.meta.url), 'utf8');

test('no chain of records leads from who voted to what was cast, and what stands on both sides is explained', () => {
  expect(unplaced([])).toEqual([]);
  expect(joinPaths(sorts())).toEqual([]);
  expect(unexplained(sorts())).toEqual([]);
});

test.each<readonly [string, Sort, RegExp]>([
  [
    'a number on the ballot slip',
    { name: 'SLIPS', side: 'WHAT', domains: new Set(['CAST', 'PLACE']) },
    /VOTER_CHECKED_IN –PLACE→ SLIPS/,
  ],
  [
    'a bundle for each box, by way of the boxes',
    { name: 'BOXED', side: 'NEITHER', domains: new Set(['PLACE', 'BUNDLE']) },
    /check_in –PLACE→ BOXED –BUNDLE→ BUNDLE_ENTERED/,
  ],
  [
    'a photograph of ballots kept with a proxy',
    { name: 'PHOTOS', side: 'WHAT', domains: new Set(['FILE', 'CAST']) },
    /PROXY_AUTHORISED –FILE→ PHOTOS/,
  ],
])('a planted path is found: %s', (_what, planted, path) => {
  expect(joinPaths([...sorts(), planted]).some((found) => path.test(found))).toBe(true);
});

test('a column that nobody has placed is named', () => {
  expect(
    unplaced([
      { table: 'check_in', column: 'ballot_no' },
      { table: 'ballot', column: 'marks' },
      { table: 'check_in', column: 'at' },
    ]),
  ).toEqual(['check_in.ballot_no', 'ballot.marks']);
});

test('in a whole re-election every check-in of a poll lies before its first count, and of the count there are bundles alone', () => {
  const world = new World();
  wholeStory(world);
  const of = (poll: string, side: 'WHO' | 'WHAT') =>
    world.history.filter(
      ({ fact }) => FACT_SIDES[fact.type] === side && 'poll' in fact.body && fact.body.poll === poll,
    );
  const polls = world.cycle.polls.map(({ id }) => id);
  expect(polls.some((poll) => of(poll, 'WHO').length > 0)).toBe(true);
  for (const poll of polls) {
    const [who, what] = [of(poll, 'WHO'), of(poll, 'WHAT')];
    const lastSeen = Math.max(0, ...who.map(({ seq }) => seq));
    expect(Math.min(...what.map(({ seq }) => seq)), poll).toBeGreaterThan(lastSeen);
    const bundles = what.flatMap(({ fact }) => (fact.type === 'BUNDLES_DECLARED' ? [...fact.body.bundles] : []));
    const entered = what.filter(({ fact }) => fact.type === 'BUNDLE_ENTERED');
    expect(entered).toHaveLength(2 * bundles.length);
    for (const { ballots } of bundles) expect(bundles.length === 1 || ballots >= LEAST_SMALL_CELL).toBe(true);
  }
});

test('the published pages are those that the code writes', () => {
  expect(page('data-map.md')).toBe(dataMapPage());
  expect(page('security/ballot-secrecy.md')).toBe(ballotSecrecyPage());
});
