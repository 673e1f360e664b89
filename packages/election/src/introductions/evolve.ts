import { opened, type When } from '../fact-of.ts';
import type { Cycle } from '../state.ts';
import type { IntroductionFact } from './facts.ts';
import type { Introduction } from './state.ts';

export function evolveIntroductions(state: Cycle, fact: IntroductionFact, { on, actor }: When): Cycle {
  const before = state.introductions;
  switch (fact.type) {
    case 'INTRODUCTION_RECORDED': {
      const { id, evidence } = fact.body;
      const words = opened(fact.sealed)[0] ?? { about: '', plan: '' };
      const one: Introduction = { id, on, by: actor.account, words, evidence, stage: { kind: 'WAITING' } };
      return { ...state, introductions: { ...before, all: [...before.all.filter((i) => i.id !== id), one] } };
    }
    case 'INTRODUCTION_CHECKED': {
      const { id, fault } = fact.body;
      const stage: Introduction['stage'] = fault === null ? { kind: 'CHECKED', on } : { kind: 'RETURNED', on, fault };
      const all = before.all.map((one) => (one.id === id ? { ...one, stage } : one));
      return { ...state, introductions: { ...before, all } };
    }
    case 'INTRODUCTIONS_PUBLISHED': {
      // Where what was handed in is withheld, the publication says what was published.
      const told = new Map(opened(fact.sealed).map(({ id, about, plan }) => [id, { about, plan }]));
      const all = before.all.map((one) => ({ ...one, words: told.get(one.id) ?? one.words }));
      return { ...state, introductions: { all, published: { on, list: state.formalList?.no ?? 0 } } };
    }
    default:
      return fact satisfies never;
  }
}
