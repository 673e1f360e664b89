import type { Grant } from '../can/index.ts';

/** `required`: whoever has work to do here proves a second factor or does nothing. `offered`: whoever wants to. */
export type FactorPolicy = 'required' | 'offered';

export const isFactorPolicy = (value: unknown): value is FactorPolicy => value === 'required' || value === 'offered';

/**
 * Until somebody says otherwise: behind https people come over a network, so it is required; plain http is a trial on
 * one's own machine or in one room, and the first two minutes should not need a phone.
 */
export const defaultFactorPolicy = (baseUrl: string): FactorPolicy =>
  baseUrl.startsWith('https:') ? 'required' : 'offered';

/** No province's code begins with 99 (GB/T 2260): the sample and other made-up communities lie there, and no real one. */
const MADE_UP = /^99[0-9A-Za-z]*(?:\/|$)/;

/**
 * Whether these grants make somebody staff: anyone who is not merely an observer. Duties in made-up places alone do not:
 * a rehearsal is played by one person in nine parts, and there is nothing to steal.
 */
export function isStaff(grants: readonly Grant[]): boolean {
  return grants.some(({ role, scope }) => role !== 'OBSERVER' && !MADE_UP.test(scope));
}
