import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { Fact } from '../fact.ts';
import type { Cycle } from '../state.ts';
import { isElector, numbersOn, representativeNos } from './electors.ts';
import type { RepresentativeChange, RepresentativeGroup, RepresentativeList } from './facts.ts';

const SHOULD_BE = { HOUSEHOLD_REP: 'HOUSEHOLDS', RESIDENT_REP: 'GROUPS' } as const;

/** 户代表 are listed by household, 居民代表 by the groups that chose them; both from the roll, before it is published. */
export function listRepresentatives(state: Cycle, command: CommandOf<'LIST_REPRESENTATIVES'>, ctx: Context): Decision {
  const mode = state.mandate?.votingMode ?? 'ALL_VOTERS';
  if (mode === 'ALL_VOTERS') {
    return refuse(
      'NO_REPRESENTATIVES_HERE',
      { zh: '本届由全体选民投票，不用户代表或居民代表名单。', en: 'All voters vote here; there is no such list.' },
      { zh: '选举方式在“组织”页面由会议确定（C00）。', en: 'The way of voting is settled by the meeting (C00).' },
      { sources: ['JWH25-14'] },
    );
  }
  if (state.roll.stage !== 'DRAFT') {
    return refuse(
      'REPRESENTATIVES_NOT_NOW',
      state.roll.stage === 'EMPTY'
        ? { zh: '还没有登记册，不能从中列代表名单。', en: 'There is no roll yet to list representatives from.' }
        : { zh: '代表名单已经和选民名单一起公布，不能整份替换。', en: 'The list is published and cannot be replaced.' },
      state.roll.stage === 'EMPTY'
        ? { zh: '请先导入选民登记册（C05）。', en: 'Import the register first (C05).' }
        : { zh: '请通过异议处理或补正逐人更正。', en: 'Correct single entries through a ruling or a supplement.' },
      { sources: ['JWH25-17'] },
    );
  }
  if (command.evidence.length === 0) {
    return refuse(
      'REPRESENTATIVES_WITHOUT_RECORD',
      {
        zh: '没有附上推选表，看不出这些代表是怎样推选出来的。',
        en: 'The record of how they were chosen is not attached.',
      },
      { zh: '请附上各户或各居民小组的推选表。', en: 'Attach the record of each household or group.' },
      { sources: ['JWH25-13', 'JWH25-14'] },
    );
  }
  const { list } = command;
  if (list.kind !== SHOULD_BE[mode]) {
    return refuse(
      'WRONG_REPRESENTATIVES',
      mode === 'HOUSEHOLD_REP'
        ? { zh: '本届由每户派代表选举，名单要按户列。', en: 'Households send representatives: list them by household.' }
        : { zh: '本届由居民代表选举，名单要按居民小组列。', en: 'Groups choose representatives: list them by group.' },
      { zh: '请按确定的选举方式填写。', en: 'Follow the way of voting that was settled.' },
      { sources: ['JWH25-14'] },
    );
  }
  const wrong = notOnRoll(numbersOn(list), ctx) ?? (list.kind === 'HOUSEHOLDS' ? twoOfOne(list.members, ctx) : null);
  if (wrong !== null) return wrong;
  if (list.kind === 'GROUPS') {
    const unclear = unclearGroups(list.groups);
    if (unclear !== null) return unclear;
  }
  return ok([
    {
      type: 'REPRESENTATIVES_LISTED',
      stream: 'RESIDENTS',
      body: {
        list,
        listed: numbersOn(list).length,
        warnings: list.kind === 'GROUPS' ? bandWarnings(list.groups, ctx) : [],
        evidence: command.evidence,
      },
      sealed: [],
    },
  ]);
}

/** Everybody must be a voter, and be listed once. */
function notOnRoll(numbers: readonly number[], ctx: Context): Decision | null {
  if (numbers.length === 0) {
    return refuse(
      'REPRESENTATIVES_EMPTY',
      { zh: '代表名单是空的。', en: 'The list of representatives is empty.' },
      { zh: '请填写代表在选民名单上的序号。', en: 'Give their numbers on the roll.' },
      { sources: ['JWH25-17'] },
    );
  }
  const missing = numbers.filter((no) => ctx.voters.get(no)?.removed !== false);
  if (missing.length > 0) {
    const nos = missing.slice(0, 20).join('、');
    return refuse(
      'REPRESENTATIVE_NOT_A_VOTER',
      { zh: `不在选民名单上：第${nos}号。`, en: `Not on the roll: ${nos}.` },
      { zh: '代表必须是本社区登记的选民，请核对序号。', en: 'Representatives must be voters; check the numbers.' },
      { sources: ['JWH25-14', 'JWH25-17'] },
    );
  }
  const twice = [...new Set(numbers.filter((no, i) => numbers.indexOf(no) !== i))];
  if (twice.length === 0) return null;
  return refuse(
    'REPRESENTATIVE_TWICE',
    { zh: `名单上列了两次：第${twice.slice(0, 20).join('、')}号。`, en: `Listed twice: ${twice.join(', ')}.` },
    { zh: '每人只能代表一户或一个小组，请删去重复的。', en: 'One person represents one unit only.' },
    { sources: ['JWH25-14'] },
  );
}

/** 每户派代表: one of each household, and of that household. Households that the bundle does not show accuse nobody. */
function twoOfOne(numbers: readonly number[], ctx: Context): Decision | null {
  const byHousehold = new Map<string, number>();
  for (const no of numbers) {
    const household = ctx.voters.get(no)?.household;
    if (household === undefined) continue;
    if (household.trim() === '') {
      return refuse(
        'HOUSEHOLD_UNKNOWN',
        { zh: `第${no}号选民没有登记户号，看不出代表哪一户。`, en: `Voter ${no} has no household on the roll.` },
        { zh: '请在登记册里补上户号，重新导入后再列名单。', en: 'Add the household to the register and import again.' },
        { sources: ['JWH25-14'] },
      );
    }
    const before = byHousehold.get(household);
    if (before !== undefined) {
      return refuse(
        'HOUSEHOLD_TWICE',
        {
          zh: `第${before}号和第${no}号选民是同一户，一户只能有一名户代表。`,
          en: `Voters ${before} and ${no} are of one household, which has one representative.`,
        },
        { zh: '请由这一户确定一人。', en: 'Let the household name one of them.' },
        { sources: ['JWH25-14', 'JWH25-17'] },
      );
    }
    byHousehold.set(household, no);
  }
  return null;
}

/** A correction of the register does not give one household two representatives (JWH25-14). */
export function movedHousehold(state: Cycle, voterNo: number, household: string, ctx: Context): Decision | null {
  const list = state.representatives?.list;
  const before = ctx.voters.get(voterNo);
  if (list?.kind !== 'HOUSEHOLDS' || before === undefined || before.household === household) return null;
  if (!list.members.includes(voterNo)) return null;
  return twoOfOne(list.members, { ...ctx, voters: new Map(ctx.voters).set(voterNo, { ...before, household }) });
}

function unclearGroups(groups: readonly RepresentativeGroup[]): Decision | null {
  const names = groups.map((g) => g.group.trim());
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  const without = groups.find((g) => g.households <= 0 || g.members.length === 0);
  if (twice === undefined && without === undefined && !names.includes('')) return null;
  return refuse(
    'GROUP_UNCLEAR',
    {
      zh:
        without === undefined
          ? `居民小组没有写名称，或写了两次${twice === undefined ? '' : `：${twice}`}。`
          : `${without.group}没有写户数，或没有推选出代表。`,
      en: 'Every group needs a name of its own, its number of households, and those it chose.',
    },
    { zh: '请逐组填写名称、户数和推选出的代表。', en: 'Complete every group.' },
    { sources: ['JWH25-13'] },
  );
}

const FEWEST_HOUSEHOLDS = 20;
const MOST_HOUSEHOLDS = 50;

/** How many a group of so many households usually chooses (GROUP-1, “一般”): the fewest and the most. */
export function usualRepresentatives(households: number): { readonly fewest: number; readonly most: number } {
  const fewest = Math.ceil(households / MOST_HOUSEHOLDS);
  return { fewest, most: Math.max(fewest, Math.floor(households / FEWEST_HOUSEHOLDS)) };
}

/** GROUP-1: about one for twenty to fifty households. The article itself says “一般” and allows for need: it only warns. */
function bandWarnings(groups: readonly RepresentativeGroup[], ctx: Context): readonly string[] {
  const law = ctx.residents.rules.get('GROUP-1')?.sources.join('、') ?? 'JWH25-13';
  return groups.flatMap(({ group, households, members }) => {
    const n = members.length;
    const many = households < n * FEWEST_HOUSEHOLDS;
    if (!many && households <= n * MOST_HOUSEHOLDS) return [];
    const { fewest, most } = usualRepresentatives(households);
    const usual = fewest === most ? `${fewest}名` : `${fewest}至${most}名`;
    return [
      `${group}有${households}户，推选了${n}名居民代表：一般每${FEWEST_HOUSEHOLDS}至${MOST_HOUSEHOLDS}户推选1名，这里通常是${usual}。法律允许按需要调整，请核对后写明理由（${law}）。`,
    ];
  });
}

/** Where the way of voting asks for it, no roll is published without its list of representatives (JWH25-17). */
export function representativesMissing(state: Cycle): Decision | null {
  const numbers = representativeNos(state);
  if (numbers === null || numbers.length > 0) return null;
  const who = state.mandate?.votingMode === 'HOUSEHOLD_REP' ? '户代表' : '新一届居民代表';
  return refuse(
    'REPRESENTATIVES_MISSING',
    {
      zh: `选民名单和${who}名单必须同时公布，现在还没有${who}名单。`,
      en: 'Roll and list of representatives are published together; the list is missing.',
    },
    { zh: `请先列出${who}名单（C06），再一起公布。`, en: 'List the representatives first (C06).' },
    { sources: ['JWH25-17'] },
  );
}

interface Why {
  readonly reason: 'OBJECTION' | 'CHOSEN_AGAIN';
  readonly objectionNo?: number;
}

/** One change of the published list: who goes must be on it, who comes must be a voter of a unit that is not represented. */
export function changeRepresentatives(state: Cycle, change: RepresentativeChange, why: Why, ctx: Context): Decision {
  const numbers = representativeNos(state);
  const { remove, add, group } = change;
  if (numbers === null || state.representatives === null || (remove === undefined && add === undefined)) {
    return refuse(
      'NO_REPRESENTATIVES_HERE',
      { zh: '没有代表名单，或没有写明怎样更正。', en: 'There is no such list, or no change of it is given.' },
      { zh: '请写明除去谁、补上谁。', en: 'Say who goes and who comes.' },
      { sources: ['JWH25-14'] },
    );
  }
  if (remove !== undefined && !isElector(state, remove)) {
    return refuse(
      'NOT_A_REPRESENTATIVE',
      { zh: `第${remove}号选民不在代表名单上。`, en: `Voter ${remove} is not on the list of representatives.` },
      { zh: '请核对序号。', en: 'Check the number.' },
      { sources: ['JWH25-17'] },
    );
  }
  const facts: Fact[] = [];
  if (remove !== undefined)
    facts.push({ type: 'REPRESENTATIVE_REMOVED', stream: 'RESIDENTS', body: { voterNo: remove, ...why }, sealed: [] });
  if (add === undefined) return ok(facts);
  const { list } = state.representatives;
  const staying = numbers.filter((no) => no !== remove);
  const wrong =
    notOnRoll([add], ctx) ??
    (staying.includes(add) ? notOnRoll([add, add], ctx) : null) ??
    (list.kind === 'HOUSEHOLDS' ? twoOfOne([...staying, add], ctx) : null);
  if (wrong !== null) return wrong;
  const at = list.kind === 'GROUPS' ? (group ?? groupOf(list.groups, remove)) : undefined;
  if (list.kind === 'GROUPS' && !list.groups.some((g) => g.group === at)) {
    return refuse(
      'GROUP_UNCLEAR',
      { zh: '没有写明由哪个居民小组推选。', en: 'The group that chose them is missing or unknown.' },
      { zh: '请从名单上的居民小组中选择。', en: 'Choose a group of the list.' },
      { sources: ['JWH25-13'] },
    );
  }
  facts.push({
    type: 'REPRESENTATIVE_ADDED',
    stream: 'RESIDENTS',
    body: { voterNo: add, ...(at === undefined ? {} : { group: at }), ...why },
    sealed: [],
  });
  return ok(facts);
}

const groupOf = (groups: readonly RepresentativeGroup[], no: number | undefined): string | undefined =>
  groups.find((g) => no !== undefined && g.members.includes(no))?.group;

/** Who leaves the roll leaves the list of representatives with it. */
export const leavesList = (state: Cycle, voterNo: number): readonly Fact[] =>
  representativeNos(state)?.includes(voterNo) === true
    ? [{ type: 'REPRESENTATIVE_REMOVED', stream: 'RESIDENTS', body: { voterNo, reason: 'LEFT_ROLL' }, sealed: [] }]
    : [];

export const withRepresentative = (
  list: RepresentativeList,
  no: number,
  group: string | undefined,
): RepresentativeList =>
  list.kind === 'HOUSEHOLDS'
    ? { ...list, members: [...list.members, no] }
    : {
        ...list,
        groups: list.groups.map((g) => (g.group === group ? { ...g, members: [...g.members, no] } : g)),
      };

export const withoutRepresentative = (list: RepresentativeList, no: number): RepresentativeList =>
  list.kind === 'HOUSEHOLDS'
    ? { ...list, members: list.members.filter((m) => m !== no) }
    : { ...list, groups: list.groups.map((g) => ({ ...g, members: g.members.filter((m) => m !== no) })) };
