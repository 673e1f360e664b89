import { checkHandover, ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import { settled } from '../poll/standing.ts';
import type { Cycle } from '../state.ts';
import { stepLabel } from '../cycle/decide.ts';
import { notCalledFor } from '../tasks.ts';
import { afterRecount } from './aftermath.ts';

/** Ten days from the day the new committee came about (JWH25-25). A late handover is recorded, and says that it is late. */
export function recordHandover(state: Cycle, command: CommandOf<'RECORD_HANDOVER'>, ctx: Context): Decision {
  if (!settled(state, 'residents')) {
    return refuse(
      'COMMITTEE_NOT_COMPLETE',
      {
        zh: '新一届居委会还没有全部选出并核定，不能移交。',
        en: 'The new committee is not fully elected and certified.',
      },
      { zh: '请先完成选举和另行选举。', en: 'Finish the votes first.' },
      { sources: ['JWH25-25'] },
    );
  }
  const due = afterRecount(state);
  if (due !== null) return due;
  if (state.handover !== null) {
    return refuse(
      'HANDOVER_DONE',
      { zh: '工作移交已经登记。', en: 'The handover is already recorded.' },
      { zh: '无需重复登记。', en: 'Nothing to do.' },
    );
  }
  if (!command.items.some((item) => item.kind === 'SEAL')) {
    return refuse(
      'HANDOVER_WITHOUT_SEAL',
      {
        zh: '移交清单里没有公章。本系统要求清单写明公章，以免两届之间无人掌管。',
        en: 'The list does not hold the seal; this system asks for it, so that nobody is left to use it.',
      },
      { zh: '请登记公章的名称和枚数。', en: 'Record the seals.' },
    );
  }
  const last = state.polls.filter((p) => p.stream === 'RESIDENTS').at(-1);
  const electedOn =
    last !== undefined && (last.stage === 'CERTIFIED' || last.stage === 'DETERMINED')
      ? last.determinedOn
      : state.electionDay;
  const verdict = checkHandover(electedOn, ctx.on, ctx.residents);
  return ok([
    {
      type: 'HANDOVER_RECORDED',
      stream: 'RESIDENTS',
      body: {
        items: command.items,
        late: verdict.verdict === 'violation',
        ...(command.place === undefined ? {} : { place: command.place.trim() }),
      },
      sealed: [publicly({ supervisedBy: command.supervisedBy.trim() })],
    },
  ]);
}

/** The cycle closes only when no prescribed step is missing: each is done, or waived by a written decision. */
export function closeCycle(state: Cycle): Decision {
  if (state.handover === null) {
    return refuse(
      'HANDOVER_MISSING',
      { zh: '还没有完成工作移交（F04）。', en: 'The handover is not recorded (F04).' },
      { zh: '请先登记移交清单。', en: 'Record it first.' },
      { sources: ['JWH25-25'] },
    );
  }
  if (state.plan === null) {
    return refuse(
      'PLAN_MISSING',
      { zh: '没有日程，无法核对规定步骤是否齐全。', en: 'Without a plan it cannot be told whether a step is missing.' },
      { zh: '请先确定日程。', en: 'Adopt a plan first.' },
      { sources: ['SEED'] },
    );
  }
  const missing = state.plan.steps.filter(
    (s) => s.code !== 'F08' && state.steps[s.code] === undefined && !notCalledFor(state, s.code),
  );
  if (missing.length > 0) {
    const list = missing.map((s) => stepLabel(s.code)).join('、');
    return refuse(
      'STEPS_MISSING',
      {
        zh: `还有${missing.length}个规定步骤没有记录：${list}。`,
        en: `${missing.length} prescribed steps are not recorded: ${missing.map((s) => s.code).join(', ')}.`,
      },
      { zh: '请补记，或凭书面决定说明为什么不需要。', en: 'Record them, or waive them by a written decision.' },
      { sources: ['SEED'] },
    );
  }
  const all = Object.values(state.steps);
  const stepsWaived = all.filter((s) => s.how === 'WAIVED').length;
  return ok([
    { type: 'CYCLE_CLOSED', stream: 'CYCLE', body: { stepsDone: all.length - stepsWaived, stepsWaived }, sealed: [] },
  ]);
}
