import type { IsoDate, OutcomeInput, PlanInput, Rulebook } from '@mingxuan/rulebook';
import { NATIONAL_HOLIDAYS, outcome, plan, resolveRulebook } from '@mingxuan/rulebook';
import type { Bench } from './support/figure.ts';
import { milliseconds, ratio, timeOf } from './support/figure.ts';

const day = (written: string): IsoDate => written as IsoDate;

/** The sample community's first residents' vote: three posts, eleven candidates, one write-in. */
const input: OutcomeInput = {
  rules: 'residents-2026',
  overlays: [],
  heldOn: day('2026-12-20'),
  electorate: { mode: 'ALL_VOTERS', entitled: 3001, present: 1900 },
  ballots: { issued: 1900, collected: 1896, invalid: 36 },
  contests: [
    { post: 'CHAIR', seats: 1, nominees: votes({ 郭丽芳: 1183, 唐峰志: 612 }), writeIns: [] },
    { post: 'VICE', seats: 1, nominees: votes({ 许涵: 1046, 袁国: 745 }), writeIns: [] },
    {
      post: 'MEMBER',
      seats: 5,
      nominees: votes({ 白洋: 1290, 范浩: 1104, 姜宇俊: 1371, 秦雪霞: 987, 梁琳: 921, 彭峰: 897, 熊磊华: 640 }),
      writeIns: [{ name: '周娟', votes: 3 }],
    },
  ],
  relatives: [],
  round: 1,
};

function votes(by: Readonly<Record<string, number>>): OutcomeInput['contests'][number]['nominees'] {
  return Object.entries(by).map(([name, count]) => ({ name, sex: 'F' as const, votes: count }));
}

/** Another vote each time, as a city's thousands of them are: some elect, some tie, some fall short. */
function decide(rulebook: Rulebook, votes: number): void {
  for (let at = 0; at < votes; at += 1) {
    const fewer = at % 300;
    const contests = input.contests.map((one) => ({
      ...one,
      nominees: one.nominees.map((nominee) => ({ ...nominee, votes: nominee.votes - fewer })),
    }));
    outcome({ ...input, contests }, rulebook);
  }
}

/** Deciding, beside the cheapest thing that touches every figure once: writing them down as JSON and reading them back. */
const bench: Bench = async () => {
  const party = resolveRulebook('party-2020');
  const residents = resolveRulebook('residents-2026');
  if (!party.ok || !residents.ok) throw new Error('the packs do not resolve');
  const planInput: PlanInput = {
    party: party.value,
    residents: residents.value,
    electionDay: day('2026-12-20'),
    holidays: NATIONAL_HOLIDAYS,
  };
  const planned = plan(planInput);
  const outcomeMs = await timeOf(2000, () => outcome(input, residents.value));
  const outcomeBase = await timeOf(2000, () => JSON.parse(JSON.stringify(input)) as unknown);
  const manyMs = await timeOf(1, () => decide(residents.value, 100_000), 3);
  const planMs = await timeOf(20, () => plan(planInput));
  const planBase = await timeOf(20, () => JSON.parse(JSON.stringify(planned)) as unknown);
  const [an, ajson] = [
    { what: 'outcome', ms: outcomeMs },
    { what: 'JSON of its input', ms: outcomeBase },
  ];
  const [pl, pjson] = [
    { what: 'plan', ms: planMs },
    { what: 'JSON of its result', ms: planBase },
  ];
  return [
    milliseconds('rulebook', 'outcome', an, 0.2),
    ratio('rulebook', 'outcome-vs-json', an, ajson, 20),
    milliseconds('rulebook', 'outcomes-100000', { what: '100,000 outcomes, one after another', ms: manyMs }, 10_000),
    milliseconds('rulebook', 'two-election-plan', pl, 5),
    ratio('rulebook', 'plan-vs-json', pl, pjson, 40),
  ];
};
export default bench;
