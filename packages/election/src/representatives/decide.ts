import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { usualRepresentatives } from '../roll/representatives.ts';
import type { Cycle } from '../state.ts';
import type { GroupCall } from './facts.ts';

const twice = (names: readonly string[]): string | undefined => names.find((name, i) => names.indexOf(name) !== i);

/** N05: every group is told how many it chooses, when and where, before it does. A later call replaces the earlier one. */
export function callRepresentatives(state: Cycle, command: CommandOf<'CALL_REPRESENTATIVES'>, ctx: Context): Decision {
  if (state.rec === null) {
    return refuse(
      'REC_MISSING',
      { zh: '居民选举委员会还没有推选产生。', en: 'There is no election committee yet.' },
      { zh: '请先推选居民选举委员会（C01）。', en: 'Elect it first (C01).' },
      { sources: ['JWH25-13', 'JWH25-15'] },
    );
  }
  const groups = command.groups.map((g) => ({ ...g, group: g.group.trim(), place: g.place.trim() }));
  const double = twice(groups.map((g) => g.group));
  const unclear = groups.find((g) => g.group === '' || g.place === '' || g.households < 1 || g.seats < 1);
  if (groups.length === 0 || double !== undefined || unclear !== undefined) {
    return refuse(
      'GROUP_UNCLEAR',
      {
        zh: double === undefined ? '有小组没有写名称、户数、名额或地点。' : `小组写了两次：${double}。`,
        en: 'Every group needs a name of its own, its households, its seats and a place.',
      },
      { zh: '请逐组填写。', en: 'Complete every group.' },
      { sources: ['JWH25-13'] },
    );
  }
  const past = groups.find((g) => g.on < ctx.on);
  if (past !== undefined) {
    return refuse(
      'CALL_AFTER_THE_DAY',
      {
        zh: `${past.group}的推选日${past.on}已经过去，公告不能晚于推选。`,
        en: `${past.group} was to choose on ${past.on}: the call comes before.`,
      },
      { zh: '请核对推选日期。', en: 'Check the days.' },
    );
  }
  const warnings = groups.flatMap(bandWarning);
  return ok([
    {
      type: 'REPRESENTATIVES_CALLED',
      stream: 'RESIDENTS',
      body: { method: command.method, groups, warnings },
      sealed: [],
    },
  ]);
}

/** GROUP-1 一般每20至50户推选1名: the article allows for need, so it only warns. */
function bandWarning({ group, households, seats }: GroupCall): readonly string[] {
  const { fewest, most } = usualRepresentatives(households);
  if (seats >= fewest && seats <= most) return [];
  const usual = fewest === most ? `${fewest}名` : `${fewest}至${most}名`;
  return [`${group}有${households}户，名额${seats}名；一般每20至50户推选1名，这里通常是${usual}（JWH25-13）。`];
}

/** N06-1: leaders are chosen from among the representatives (JWH25-13); where there is a list of those, it is held against it. */
export function listGroupLeaders(state: Cycle, command: CommandOf<'LIST_GROUP_LEADERS'>, ctx: Context): Decision {
  const groups = command.groups.map((g) => ({ ...g, group: g.group.trim() }));
  const numbers = groups.flatMap((g) => [g.leader, ...(g.deputy === undefined ? [] : [g.deputy])]);
  const missing = numbers.filter((no) => ctx.voters.get(no)?.removed !== false);
  if (groups.length === 0 || missing.length > 0) {
    return refuse(
      'LEADER_NOT_A_VOTER',
      {
        zh: missing.length === 0 ? '没有写小组。' : `不在选民名单上：第${missing.join('、')}号。`,
        en: missing.length === 0 ? 'No group is given.' : `Not on the roll: ${missing.join(', ')}.`,
      },
      { zh: '请核对在选民名单上的序号。', en: 'Check the numbers on the roll.' },
      { sources: ['JWH25-13'] },
    );
  }
  if (twice(groups.map((g) => g.group)) !== undefined || new Set(numbers).size !== numbers.length) {
    return refuse(
      'LEADER_TWICE',
      { zh: '同一个小组或者同一个人写了两次。', en: 'A group or a person is named twice.' },
      { zh: '一组一名组长，一人只在一组任职。', en: 'One leader a group, one group a person.' },
    );
  }
  const list = state.representatives?.list;
  const chosen = list?.kind === 'GROUPS' ? list.groups : null;
  const stranger = groups.find(
    (g) => chosen !== null && chosen.find((c) => c.group.trim() === g.group)?.members.includes(g.leader) !== true,
  );
  if (stranger !== undefined) {
    return refuse(
      'LEADER_NOT_REPRESENTATIVE',
      {
        zh: `第${stranger.leader}号不是${stranger.group}推选的居民代表，不能任组长。`,
        en: `No. ${stranger.leader} is no representative of ${stranger.group} and cannot lead it.`,
      },
      { zh: '组长从本组的居民代表中推选。', en: 'A leader is chosen among the group’s representatives.' },
      { sources: ['JWH25-13'] },
    );
  }
  return ok([{ type: 'GROUP_LEADERS_LISTED', stream: 'RESIDENTS', body: { groups }, sealed: [] }]);
}
