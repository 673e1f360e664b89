import { ok } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import type { When } from '../fact-of.ts';
import { opened, restricted } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { RollFact } from './facts.ts';

/** That somebody is about to be shown whole numbers: recorded first, and like everything recorded it stays. */
export function revealNumbers({ kind, voterNo, reason }: CommandOf<'REVEAL_NUMBERS'>, ctx: Context): Decision {
  if (kind === 'VOTER' && (voterNo === null || ctx.voters.get(voterNo) === undefined)) {
    return refuse(
      'NO_SUCH_VOTER',
      { zh: '名单上没有这个序号。', en: 'There is no such number on the roll.' },
      { zh: '请核对序号。', en: 'Check the number.' },
    );
  }
  if (kind === 'VOTER' && reason.trim() === '') {
    return refuse(
      'REVEAL_WITHOUT_REASON',
      { zh: '没有写明为什么要看完整号码。', en: 'There is no reason for looking at whole numbers.' },
      { zh: '请写明理由，例如“核对本人带来的身份证”。', en: 'Say why, as “to compare with the card shown”.' },
    );
  }
  return ok([
    {
      type: 'NUMBERS_REVEALED',
      stream: 'RESIDENTS',
      body: { kind },
      sealed: [restricted({ voterNo, reason: reason.trim() })],
    },
  ]);
}

type NumbersRevealed = Extract<RollFact, { readonly type: 'NUMBERS_REVEALED' }>;

export function evolveReveals(state: Cycle, { body, sealed }: NumbersRevealed, { seq, at, actor }: When): Cycle {
  const told = opened(sealed)[0];
  const reveal = {
    seq,
    at,
    account: actor.account,
    kind: body.kind,
    voterNo: told?.voterNo ?? null,
    reason: told?.reason ?? '',
  };
  return { ...state, reveals: [...state.reveals, reveal] };
}
