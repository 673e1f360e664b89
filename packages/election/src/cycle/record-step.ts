import { ok, sourcesFor } from '@mingxuan/rulebook';
import type { StepCode } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { RESTS_ON, stillBefore } from '../rests-on.ts';
import type { Cycle } from '../state.ts';
import { factSteps, neverWaived } from '../steps.ts';
import { stepLabel } from './decide.ts';

export function recordStep(state: Cycle, command: CommandOf<'RECORD_STEP'>): Decision {
  const nothingToRectify = command.step === 'A04' && state.rectifications.length === 0;
  if (factSteps.has(command.step) && !nothingToRectify) {
    return refuse(
      'STEP_NEEDS_ITS_FACT',
      {
        zh: `${stepLabel(command.step)}不能手工打勾，要由实际办理的事项来完成。`,
        en: `${command.step} is completed by its act, not by a tick.`,
      },
      {
        zh: '请在对应的页面办理这件事，办成后本步骤自动完成。',
        en: 'Carry the act out on its own page; the step then completes itself.',
      },
    );
  }
  const early = refuseIfEarly(state, [command.step]);
  if (early !== null) return early;
  if (command.step === 'C08' && !('publishedOn' in state.roll)) {
    return refuse(
      'ROLL_NOT_PUBLISHED',
      { zh: '选民名单还没有公布，谈不上异议申诉。', en: 'The roll is not published, so nobody can have objected yet.' },
      { zh: '请先公布选民名单（C07）。', en: 'Publish the roll first (C07).' },
      { sources: ['JWH25-17'] },
    );
  }
  if (command.note.trim() === '') {
    return refuse(
      'STEP_WITHOUT_NOTE',
      { zh: '请写明做了什么、文号或地点。', en: 'Say what was done, with its document number or place.' },
      { zh: '一句话即可，例如“已印发〔2026〕3号通知，分工到人”。', en: 'One sentence is enough.' },
    );
  }
  return ok([
    {
      type: 'STEP_RECORDED',
      stream: 'CYCLE',
      body: { step: command.step, note: command.note.trim(), evidence: command.evidence },
      sealed: [],
    },
  ]);
}

export function waiveStep(state: Cycle, command: CommandOf<'WAIVE_STEP'>): Decision {
  if (factSteps.has(command.step) || neverWaived.has(command.step)) {
    return refuse(
      'STEP_NOT_WAIVABLE',
      {
        zh: `${stepLabel(command.step)}是法定或门控步骤，不能免除。`,
        en: `${command.step} is required by law or by a gate and cannot be waived.`,
      },
      { zh: '请按程序办理。', en: 'Carry it out.' },
    );
  }
  if (state.steps[command.step] !== undefined) {
    return refuse(
      'STEP_ALREADY_DONE',
      { zh: '这一步已经有记录。', en: 'This step is already recorded.' },
      { zh: '无需免除。', en: 'Nothing to waive.' },
    );
  }
  if (command.reason.trim() === '' || command.decisionNo.trim() === '') {
    return refuse(
      'WAIVER_WITHOUT_DECISION',
      {
        zh: '免除一个步骤必须有书面决定文号和理由，并向居民公开。',
        en: 'A waiver needs a written decision and a reason, both public.',
      },
      { zh: '请填写决定文号和理由。', en: 'Give the decision number and the reason.' },
      { sources: ['SEED'] },
    );
  }
  return ok([
    {
      type: 'STEP_WAIVED',
      stream: 'CYCLE',
      body: { step: command.step, reason: command.reason.trim(), decisionNo: command.decisionNo.trim() },
      sealed: [],
    },
  ]);
}

/**
 * No step comes on record before what it rests on, whichever act would bring it there: a note by hand is no way round a
 * gate, and neither is a list of nobody. Each act has its own, plainer refusals; this is the wall behind them.
 */
export function refuseIfEarly(state: Cycle, completed: readonly StepCode[]): Decision | null {
  const steps: Partial<Record<StepCode, unknown>> = { ...state.steps };
  for (const step of completed) {
    const before = steps[step] === undefined ? stillBefore(steps, step) : [];
    if (before.length > 0) return tooEarly(state, step, before);
    steps[step] = true;
  }
  return null;
}

const tooEarly = (state: Cycle, step: StepCode, before: readonly StepCode[]): Decision =>
  refuse(
    'STEP_TOO_EARLY',
    {
      zh: `${stepLabel(step)}要等前面的步骤办好：${before.map(stepLabel).join('、')}。`,
      en: `${step} rests on what is not done yet: ${before.join(', ')}.`,
    },
    { zh: '请先办理前面的步骤，再办理这一步。', en: 'Carry those out first.' },
    { sources: sourcesFor(state.packs.residents.pack, RESTS_ON[step]?.sources ?? []) },
  );
