import { formalResidents } from '../gates.ts';
import type { Cycle } from '../state.ts';
import type { IntroductionWords } from './facts.ts';

/** Whether the introductions of the list that stands are out; once somebody leaves or joins it they go out anew, all together. */
export const introductionsOut = ({ introductions: { published }, published: lists, formalList }: Cycle): boolean =>
  published !== null && lists.formal && published.list === formalList?.no;

/** What is shown of somebody: nothing before all are out; `null` also where nothing was handed in. */
export function shownIntroduction(state: Cycle, id: string): IntroductionWords | null {
  const one = introductionsOut(state) ? state.introductions.all.find((i) => i.id === id) : undefined;
  return one?.stage.kind === 'CHECKED' ? one.words : null;
}

/** Formal candidates who have handed nothing in. */
export const withoutIntroduction = (state: Cycle): readonly string[] =>
  formalResidents(state).flatMap(({ id }) => (state.introductions.all.some((i) => i.id === id) ? [] : [id]));
