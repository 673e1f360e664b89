import type { Client } from '@mingxuan/contract';
import type { StepCode } from '@mingxuan/rulebook';
import { must, type Stage } from '../stage.ts';

/** A01–A02 and the plan itself: every step with its lawful window, a day and a name. */
export async function planTheCycle(stage: Stage, admin: Client): Promise<void> {
  const { sample, teller, id } = stage;
  teller.chapter({
    zh: '一、定日程：时间精准到每一天，责任落实到每个人',
    en: '1. The plan: every step a day, every step a person',
  });
  await stage.act('clerk', {
    type: 'OPEN_CYCLE',
    mode: 'REHEARSAL',
    community: sample.community,
    termNo: sample.termNo,
    termExpiry: sample.termExpiry,
    electionDay: sample.electionDay,
    partyDay: sample.partyDay,
    packs: { party: { pack: 'party-2020', overlays: [] }, residents: { pack: 'residents-2026', overlays: [] } },
  });
  teller.line({
    zh: `${sample.community.name}第${sample.termNo}届换届启动（演练），规则按摘要锁定进账本。`,
    en: `${sample.community.name}, term ${sample.termNo}: the cycle opens (rehearsal); the rules are pinned by digest.`,
  });
  const wish = { electionDay: sample.electionDay, partyDay: sample.partyDay };
  const tooLate = must(await admin.previewPlan(id, { ...wish, pins: { C07: sample.electionDay } }));
  if (!tooLate.feasible) {
    teller.refused(
      { zh: '试一试：选举日当天才公布选民名单', en: 'Try: publish the roll on election day itself' },
      {
        code: 'PLAN_NOT_LAWFUL',
        message: {
          zh: tooLate.conflict.map((c) => c.text.zh).join('；'),
          en: tooLate.conflict.map((c) => c.text.en).join('; '),
        },
        remedy: tooLate.suggestion,
        sources: tooLate.conflict.flatMap((c) => c.sources),
      },
    );
  }
  await stage.act('clerk', { type: 'ADOPT_PLAN', ...wish, pins: {}, bodies: sample.bodies, people: {} });
  const view = await stage.view();
  stage.learnPlan(view);
  const roll = view.cycle.plan?.steps.find((s) => s.code === 'C07');
  teller.line({
    zh: `日程通过：${view.cycle.plan?.steps.length}个步骤，每步有合法区间、选定日期和负责人。`,
    en: `Plan adopted: ${view.cycle.plan?.steps.length} steps, each with a lawful window, a day and a name.`,
  });
  teller.line(
    {
      zh: `例如选民名单：最迟${roll?.latest}公布，安排在${roll?.planned}。`,
      en: `For instance the roll: due by ${roll?.latest}, planned for ${roll?.planned}.`,
    },
    roll?.sources,
  );
  await stage.paper('clerk', 'WALL_PLAN', stage.day('A02'));
}

/** A step that is recorded by a sentence and its document. */
export async function recordSteps(stage: Stage, steps: readonly (readonly [StepCode, string])[]): Promise<void> {
  for (const [step, note] of steps)
    await stage.act('clerk', { type: 'RECORD_STEP', step, note, evidence: [] }, stage.day(step));
}
