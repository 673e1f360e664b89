import { ok, outcome } from '@mingxuan/rulebook';
import type { Context, Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { publicly } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { ResultFigures } from './facts.ts';
import { outcomeInput, publicOutcome, sumBundles } from './result.ts';
import { pollAt } from './stage.ts';

export function determineResult(state: Cycle, command: CommandOf<'DETERMINE_RESULT'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'COUNTING');
  if (!poll.ok) return poll;
  const sums = sumBundles(poll.value);
  if (sums === null || (poll.value.bundles.length === 0 && poll.value.collected > 0)) {
    const open = poll.value.bundles.filter((b) => b.stage !== 'AGREED').map((b) => b.no);
    return refuse(
      'COUNT_NOT_AGREED',
      { zh: `还有没有核对一致的选票：第${open.join('、')}扎。`, en: `Bundles not yet agreed: ${open.join(', ')}.` },
      { zh: '每一扎都要由两人录入并一致。', en: 'Each bundle is entered by two people and must agree.' },
    );
  }
  const { valid, invalid, partInvalid, marks } = sums.figures;
  const { entitled, issued, collected } = poll.value;
  const present = poll.value.stream === 'PARTY' ? poll.value.present : issued;
  const figures: ResultFigures = { entitled, present, issued, collected, valid, invalid, partInvalid, marks };
  const book = poll.value.stream === 'PARTY' ? ctx.party : ctx.residents;
  const result = outcome(outcomeInput(state, poll.value, figures, sums.writeIns), book);
  const decided = publicOutcome(result);
  const digest = ctx.digest({ poll: command.poll, figures, outcome: decided });
  return ok([
    {
      type: 'RESULT_DETERMINED',
      stream: poll.value.stream,
      body: { poll: command.poll, figures, outcome: decided, digest },
      sealed: [publicly({ writeIns: sums.writeIns, reasons: result.reasons })],
    },
  ]);
}

/** Two people in two roles sign exactly the figures they were shown; whoever counted cannot sign. */
export function signResult(state: Cycle, command: CommandOf<'SIGN_RESULT'>, ctx: Context): Decision {
  const poll = pollAt(state, command.poll, 'DETERMINED');
  if (!poll.ok) return poll;
  const { digest, signatures, bundles } = poll.value;
  if (command.digest !== digest) {
    return refuse(
      'FIGURES_CHANGED',
      { zh: '您看到的数字和现在的结果不一致，签字已停止。', en: 'The figures you saw are not the ones on record.' },
      { zh: '请刷新页面，重新核对后再签字。', en: 'Reload, check again, then sign.' },
    );
  }
  const me = ctx.actor.account;
  if (signatures.some((s) => s.as === command.as || s.account === me)) {
    return refuse(
      'ALREADY_SIGNED',
      {
        zh: '这一身份已经签过字，或您本人已经签过。两个签字必须由两个人作出。',
        en: 'This capacity is already signed, or you have signed; two people must sign.',
      },
      { zh: '请由另一人签字。', en: 'Let another person sign.' },
      { sources: ['SEED'] },
    );
  }
  const counted = bundles.some((b) => b.stage === 'AGREED' && b.by.includes(me));
  if (counted) {
    return refuse(
      'TELLER_CANNOT_SIGN',
      { zh: '您参加了计票录入，不能再为结果签字。', en: 'You entered counts and cannot sign the result.' },
      { zh: '请由没有参加计票的人签字。', en: 'Someone who did not count must sign.' },
      { sources: ['DXJ20-22', 'DXJ20-23'] },
    );
  }
  return ok([
    {
      type: 'RESULT_SIGNED',
      stream: poll.value.stream,
      body: { poll: command.poll, digest, as: command.as },
      sealed: [publicly({ name: command.name })],
    },
  ]);
}
