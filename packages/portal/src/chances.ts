import type { Cycle } from '@mingxuan/election';
import type { IsoDate, StepCode } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Chance } from './facts.ts';

/** What a resident can do, and in which days: from the facts where they are there, else from the plan. */
export function chancesOf(cycle: Cycle): readonly Chance[] {
  const day = (step: StepCode): IsoDate | null =>
    cycle.steps[step]?.on ?? cycle.plan?.steps.find((s) => s.code === step)?.planned ?? null;
  const chances: Chance[] = [];
  const add = (from: IsoDate | null, to: IsoDate | null, what: Chance['what'], page: Chance['page']): void => {
    if (from !== null && to !== null && from <= to) chances.push({ from, to, what, page });
  };
  add(
    day('C04'),
    day('C07'),
    text('登记为选民：到登记点办理，或者向登记员说明情况。', 'Register as a voter at the registration point.'),
    'polling',
  );
  const { roll } = cycle;
  const published = roll.stage === 'PUBLISHED' || roll.stage === 'FROZEN';
  add(
    published ? roll.publishedOn : day('C07'),
    published ? roll.acceptUntil : day('C08'),
    text('核对选民名单：有漏登、错登的，可以申诉。', 'Check the roll; object if somebody is missing or wrong.'),
    'roll',
  );
  add(
    day('D01'),
    day('D02'),
    text('推荐候选人：十名以上选民可以联名提名。', 'Nominate: ten or more voters together may.'),
    'candidates',
  );
  add(
    day('D06'),
    day('D08'),
    text('了解初步候选人，有意见的可以反映。', 'Look at the preliminary candidates; say what you know.'),
    'candidates',
  );
  add(
    day('D08'),
    cycle.electionDay,
    text('了解正式候选人和他们的承诺。', 'Look at the formal candidates and their pledges.'),
    'candidates',
  );
  add(
    day('D08'),
    day('D11'),
    text(
      '不能到场的，可以办理书面委托投票（一人最多接受三人委托）。',
      'If you cannot come: a written proxy (one person may take three at most).',
    ),
    'polling',
  );
  add(
    cycle.electionDay,
    cycle.electionDay,
    text('投票：带好选民证或身份证到投票点。', 'Vote: bring your voter card or identity card.'),
    'polling',
  );
  const decided = cycle.polls.filter((p) => p.stage === 'CERTIFIED').at(-1);
  if (decided !== undefined)
    add(decided.openedOn, decided.openedOn, text('查看选举结果。', 'See the result.'), 'result');
  return chances;
}
