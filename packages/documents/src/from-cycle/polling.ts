import type { Draft } from '../papers/paper.ts';
import type { PollingFacts } from '../papers/polling.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';
import { groupNames } from './voter-roll.ts';

/** N10. A mobile box travels while the poll is open: it must be back before the poll may close. */
export function polling(source: PaperSource): Draft<PollingFacts> {
  const { cycle, residents } = source;
  const { arrangements, boxes, steps } = cycle;
  const hours = { openAt: arrangements?.opensAt, closeAt: arrangements?.closesAt };
  return {
    head: headOf(source, 'POLLING', electionCommittee(source)),
    basis: basisOf(residents, ['VOTE-1']),
    electionDay: cycle.electionDay,
    stations:
      arrangements === null
        ? undefined
        : [{ name: '中心会场', place: arrangements.pollingPlace, groups: groupNames(source), ...hours }],
    mobileBoxes: boxes.map(({ box, route }) => ({ name: boxName(box), route, ...hours })),
    documents: ['居民身份证', ...(steps.C10?.how === 'DONE' ? ['选民证'] : [])],
    countAt: arrangements === null ? undefined : `当日${arrangements.closesAt}投票结束后`,
    countPlace: arrangements?.countingPlace,
  };
}

/** `1` is 1号流动票箱; a box that has a name of its own keeps it. */
const boxName = (box: string): string =>
  box.includes('票箱') ? box : `${box}${/^\d+$/.test(box) ? '号' : ''}流动票箱`;
