import type { IsoDate, Reason } from '@mingxuan/rulebook';

/** Between which days the office above wants its communities to elect (换届轮次). */
export interface RoundWindow {
  readonly name: string;
  readonly electionFrom: IsoDate;
  readonly electionUntil: IsoDate;
}

/**
 * What is said of an election day that the round did not foresee; `null` where it lies within. An office's arrangement is no law, so it
 * warns: a repeated vote or a flood may need another day, and only the office can say whether it agrees.
 */
export function outsideRound({ name, electionFrom, electionUntil }: RoundWindow, electionDay: IsoDate): Reason | null {
  if (electionFrom <= electionDay && electionDay <= electionUntil) return null;
  return {
    rule: 'ROUND',
    verdict: 'warning',
    text: {
      zh: `选举日${electionDay}不在换届轮次定的${electionFrom}至${electionUntil}之内（${name}）。这是上级的安排，不是法律的期限：确认以前请先报定轮次的机关同意。`,
      en: `Election day ${electionDay} lies outside ${electionFrom} to ${electionUntil}, which the round foresees (${name}). That is an arrangement, not a term of law: ask the office that opened the round before you confirm.`,
    },
    sources: [],
  };
}
