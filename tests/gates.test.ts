import type { Command, GateItemId } from '@mingxuan/election';
import { blockersOf, decide, gateStatus } from '@mingxuan/election';
import type { Actor } from '@mingxuan/identity';
import type { IsoDate, Refusal } from '@mingxuan/rulebook';
import { mayCommand } from '@mingxuan/server';
import { describe, expect, test } from 'vitest';
import { days, playUntil, pollAt, staff } from '../packages/election/test/story.ts';
import { World } from '../packages/election/test/world.ts';
import {
  approve,
  clerk,
  gateCases,
  having,
  passed,
  pledge,
  postPledges,
  reported,
  review,
  SCOPE,
  settle,
  someone,
  submitted,
  until,
} from './support/gate-cases.ts';

// 五先五后 (process.md §1): each gate by the wrong person, out of order, with something missing; and what it must stop. An act goes
// the way the server sends it: may this account ask at all, and then, does the law allow it. Neither needs a database.

function refusalOf(world: World, actor: Actor, command: Command, on: IsoDate): Refusal | null {
  const may = mayCommand(actor, command, world.state, SCOPE);
  if (!may.ok) return may.error;
  const decided = decide(world.state, command, world.context({ command, account: actor.accountId, on }));
  return decided.ok ? null : decided.error;
}
const codeOf = (...asked: Parameters<typeof refusalOf>): string => refusalOf(...asked)?.code ?? 'OK';

describe('who may not, what is missing, what comes too early', () => {
  test.each(gateCases)('$gate $what', ({ world, actor, command, on, code, source }) => {
    const refused = refusalOf(world(), actor, command, on);
    expect(refused?.code ?? 'OK').toBe(code);
    if (refused === null) return;
    const { message, remedy, sources } = refused;
    for (const said of [message.zh, message.en, remedy.zh, remedy.en]) expect(said.trim()).not.toBe('');
    if (source !== undefined) expect(sources).toContain(source);
  });

  test('the maker is held off twice: by their office, and by the decision itself', () => {
    expect(submitted('CHAIR_AUDIT').codeOf(review('CHAIR_AUDIT'), 'clerk', days.gates)).toBe('MAKER_CANNOT_REVIEW');
    expect(reported().codeOf(approve(), 'party', days.approved)).toBe('MAKER_CANNOT_APPROVE');
  });
});

describe('each alone stops what it must stop', () => {
  const gateOf = {
    CHAIR_AUDIT: 'G3',
    FINANCE_AUDIT: 'G3',
    MEMBER_AUDIT: 'G3',
    PERFORMANCE_REVIEW: 'G4',
    DEVELOPMENT_PLAN: 'G4',
  } as const;
  type Item = keyof typeof gateOf & GateItemId;

  /** 村改居, where most is asked for: everything before C00 is done, but one item stands as it is told. */
  function allBut(item: Item, status: 'ABSENT' | 'SUBMITTED' | 'RETURNED'): World {
    const world = new World();
    world.regime = 'VILLAGERS';
    until((w) => w.cycle.party.secretaryApproved !== null, world);
    const { [item]: one, ...others } = world.cycle.gateItems;
    if (one === undefined) throw new Error(`${item} was never handed in`);
    const gateItems = status === 'ABSENT' ? others : { ...others, [item]: { ...one, status, reviewer: null } };
    world.state = { ...world.cycle, gateItems };
    return world;
  }

  test.each(
    (Object.keys(gateOf) as Item[]).flatMap((item) =>
      (['ABSENT', 'SUBMITTED', 'RETURNED'] as const).map((status) => [item, status] as const),
    ),
  )('%s %s: the election does not begin, and this gate alone is named', (item, status) => {
    const world = allBut(item, status);
    expect(codeOf(world, clerk, settle, days.rec)).toBe('GATES_CLOSED');
    const shut = (['G1', 'G2', 'G3', 'G4'] as const).filter((gate) => !gateStatus(world.cycle, gate).passed);
    expect(shut).toEqual([gateOf[item]]);
    expect(blockersOf(world.cycle, 'C01').filter((b) => b.kind === 'GATE')).toHaveLength(1);
  });

  test('with all of them passed it begins', () => {
    expect(codeOf(passed(), clerk, settle, days.rec)).toBe('OK');
  });

  test('G5: polls stay shut while a pledge is missing, and when what hangs on the wall is no longer what was pledged', () => {
    const world = playUntil(new World(), pollAt('residents', 'PREPARED'));
    const id = world.cycle.candidates.find((c) => c.status === 'FORMAL' && c.stream === 'RESIDENTS')?.id ?? '';
    const polls = {
      type: 'OPEN_POLL',
      poll: 'residents',
      boxesShownEmpty: true,
      booths: 2,
      smallCell: 5,
      staff,
    } as const;
    const open = () => refusalOf(world, someone('chair', 'REC_CHAIR'), polls, days.polls);
    expect(open()).toBe(null);
    having(world, [pledge(id, ['CANDIDACY']), 'clerk', days.printed]);
    expect(open()).toMatchObject({ code: 'GATES_CLOSED', sources: ['SEED'] });
    having(world, [pledge(id), 'clerk', days.printed]);
    expect(open()).toMatchObject({ code: 'GATES_CLOSED', sources: ['SEED'] });
    having(world, [postPledges, 'clerk', days.printed]);
    expect(open()).toBe(null);
  });
});
