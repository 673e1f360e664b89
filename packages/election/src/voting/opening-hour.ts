import { chinaTime } from '@mingxuan/rulebook';
import type { Context } from '../act.ts';
import { refuse } from '../act.ts';
import type { Refused } from '../poll/stage.ts';
import type { Cycle, Poll } from '../state.ts';
import { incidentsOf } from './box-questions.ts';

type Open = Extract<Poll, { stage: 'OPEN' | 'COUNTING' }>;

interface Opening {
  readonly boxes: readonly string[];
  /** `HH:MM` on the wall, as it was written down. */
  readonly at: string | undefined;
  readonly ctx: Pick<Context, 'on' | 'at'>;
}

/**
 * Boxes are opened, or emptied into others, when the voting is over: at the hour that was posted, or when everybody has
 * voted. The hour is asked for wherever hours were posted, and in a real election nobody writes down one that is to come.
 */
export function openedTooEarly(state: Cycle, poll: Open, { boxes, at, ctx }: Opening): Refused | null {
  const closes = poll.id === 'residents' ? state.arrangements?.closesAt : undefined;
  if (closes !== undefined && at === undefined) {
    return refuse(
      'OPENING_HOUR_MISSING',
      {
        zh: `公告的投票结束时间是${closes}，请填写开箱（倒票合并）的时间。本系统要求登记这个时间。`,
        en: `Voting ends at ${closes}: say when the boxes were opened or emptied. This system asks for it.`,
      },
      { zh: '填写实际开箱的钟点。', en: 'Give the hour at which it really happened.' },
    );
  }
  if (at === undefined) return null;
  const { day, clock: now } = chinaTime(ctx.at);
  if (state.mode === 'REAL' && ctx.on === day && at > now) {
    return refuse(
      'HOUR_IN_THE_FUTURE',
      {
        zh: `填写的时间${at}还没有到，现在是${now}。`,
        en: `It is ${now}; ${at} is still to come.`,
      },
      { zh: '请在实际开箱以后，填写实际的时间。', en: 'Record it when it has happened.' },
    );
  }
  const { HALL, PROXY, MOBILE } = poll.checkedIn;
  if (closes === undefined || at >= closes || HALL + PROXY + MOBILE >= poll.entitled) return null;
  const accepted = boxes.every((box) =>
    incidentsOf(state, poll.id, box).some((i) => i.cause === 'OPENED_EARLY' && i.decision?.counted === true),
  );
  if (accepted && boxes.length > 0) return null;
  return refuse(
    'BOXES_OPENED_EARLY',
    {
      zh: `公告的投票结束时间是${closes}，不能在${at}开箱（本系统的控制要求）。`,
      en: `Voting ends at ${closes}; the boxes cannot be opened at ${at} (this system’s own control).`,
    },
    {
      zh: '还没有开的，请到时间再开。已经提前打开的，立即当众重新封存，登记票箱异常，由选举委员会决定是否计票。',
      en: 'Wait until then. A box already opened is sealed aside in public at once and reported; the election committee decides whether it is counted.',
    },
  );
}
