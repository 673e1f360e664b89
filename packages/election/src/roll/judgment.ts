import type { Context } from '../act.ts';
import { refuse } from '../act.ts';
import type { Striking } from './facts.ts';

/**
 * Without a judgment on record a person stays on the roll, whatever is said of them and by whichever way: supplement or ruling
 * (REG-1, REG-8; JWH25-16). `null` for every other reason.
 */
export function judgmentRefusal(striking: Striking, ctx: Pick<Context, 'on'>): ReturnType<typeof refuse> | null {
  if (striking.reason !== 'DEPRIVED') return null;
  const { court, documentNo, decidedOn } = striking.judgment;
  const missing = court.trim() === '' || documentNo.trim() === '';
  if (!missing && decidedOn <= ctx.on) return null;
  return refuse(
    'NO_JUDGMENT',
    {
      zh: missing
        ? '没有写明法院和判决书文号，不能以剥夺政治权利为由除名；本人仍在名单上。'
        : `判决日期${decidedOn}晚于办理日期${ctx.on}，不能据此除名。`,
      en: missing
        ? 'Court and number of the judgment are missing: the person stays on the roll.'
        : `The judgment of ${decidedOn} is later than the act of ${ctx.on}.`,
    },
    {
      zh: '只有法院判决剥夺政治权利的才不列入。请查验判决书，填写法院、日期、文号并附上文书；被羁押、未判决的仍有选举权。',
      en: 'Only a court’s judgment takes the vote away; give court, date and number, and attach it.',
    },
    { rule: 'REG-1', sources: ['JWH25-16'] },
  );
}
