import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { Cycle } from '../state.ts';

/** Numbers of a draft roll may still change hands with a second import. */
export function rollNotOut(state: Cycle): Decision | null {
  if (state.roll.stage === 'PUBLISHED' || state.roll.stage === 'FROZEN') return null;
  return refuse(
    'ROLL_NOT_PUBLISHED',
    { zh: '选民名单还没有公布，不能按序号办理。', en: 'The roll is not published; its numbers do not stand yet.' },
    { zh: '请先公布选民名单（C07）。', en: 'Publish it first (C07).' },
    { sources: ['JWH25-17'] },
  );
}
