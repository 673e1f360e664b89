import { describe, expect, test } from 'vitest';
import type { Command } from '../src/index.ts';
import { statistics } from '../src/index.ts';
import { checkIn, days, playUntil, pollAt, staff } from './story.ts';
import { World } from './world.ts';

const open = (limit?: number): Command => ({
  type: 'OPEN_POLL',
  poll: 'residents',
  boxesShownEmpty: true,
  booths: 2,
  staff,
  ...(limit === undefined ? {} : { smallCell: limit }),
});
const prepared = (): World => playUntil(new World(), pollAt('residents', 'PREPARED'));
const witnesses = ['监票员', '同行甲'];

/** Ten vote in the hall, four (11–14) at the station; both boxes stand by themselves on the sheet. */
function bothOpened(limit?: number): { readonly world: World; readonly sheet: Command } {
  const world = prepared();
  const must = (command: Command, on = days.polls): void => void world.must({ command, account: 'chair', on });
  for (const [box, kind] of [
    ['会场', 'MAIN'],
    ['北站', 'STATION'],
  ] as const)
    must(
      {
        type: 'SEAL_FIXED_BOX',
        poll: 'residents',
        box,
        kind,
        place: '礼堂',
        shownEmpty: true,
        seals: [`封-${box}`],
        witnesses,
      },
      days.printed,
    );
  must(open(limit));
  for (const no of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) must(checkIn('residents', no));
  for (const no of [11, 12, 13, 14]) must(checkIn('residents', no, 'HALL', '北站'));
  const sheet: Command = {
    type: 'CLOSE_POLL',
    poll: 'residents',
    spoiled: 0,
    unused: 6,
    boxes: [
      { box: '会场', collected: 10 },
      { box: '北站', collected: 4 },
    ],
  };
  return { world, sheet };
}

describe('below how many ballots a box is not opened by itself', () => {
  test.each([
    [2, 'SMALL_CELL_TOO_LOW'],
    [2.5, 'SMALL_CELL_TOO_LOW'],
    [3, 'OK'],
    [500, 'OK'],
  ])('%d: %s', (limit, code) => {
    expect(prepared().codeOf(open(limit), 'chair', days.polls)).toBe(code);
  });

  test.each([
    [undefined, 'BOX_TOO_SMALL'],
    [5, 'BOX_TOO_SMALL'],
    [4, 'OK'],
    [11, 'BOX_TOO_SMALL'],
  ])('four at a station, the limit being %s: %s', (limit, code) => {
    const { world, sheet } = bothOpened(limit);
    expect(world.codeOf(sheet, 'chair', days.polls)).toBe(code);
  });

  test('is of record from the opening on, ten where nobody said otherwise', () => {
    const recorded = (limit?: number) => bothOpened(limit).world.cycle.polls.find((p) => p.id === 'residents');
    expect([recorded(), recorded(5)]).toMatchObject([{ smallCell: 10 }, { smallCell: 5 }]);
    const { world } = bothOpened(5);
    expect(
      world.history.find(({ fact }) => fact.type === 'POLL_OPENED' && fact.body.poll === 'residents')?.fact,
    ).toMatchObject({ body: { smallCell: 5 } });
  });

  test.each([
    [4, []],
    [11, ['mainBox', 'stationVotes']],
    [5, ['stationVotes']],
  ])('marks what is fewer in the statistics: %d', (limit, marked) => {
    const { world, sheet } = bothOpened(limit);
    if (limit === 11 || limit === 5) {
      // Emptied into each other, they were still two places at which people voted.
      world.must({
        command: { type: 'MERGE_BOX', poll: 'residents', box: '北站', into: '会场', witnesses },
        account: 'chair',
        on: days.polls,
      });
      const one = { ...sheet, boxes: [{ box: '会场', collected: 14 }] };
      world.must({ command: one, account: 'chair', on: days.polls });
    } else world.must({ command: sheet, account: 'chair', on: days.polls });
    const rows = statistics(world.cycle).filter((row) => row.below !== undefined);
    expect(rows.map((row) => row.field)).toEqual(marked);
    expect(rows.every((row) => row.below === limit && row.value !== null && row.value > 0)).toBe(true);
  });
});
