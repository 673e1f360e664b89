import { describe, expect, test } from 'vitest';
import { OVERLAYS, PACKS, type Parameters } from '../../src/index.ts';

/**
 * Every number of every pack and overlay, written a second time from the texts and not from the code: whoever changes one
 * has to change it twice, and look at the text in between.
 */
const one = { min: 1 };
const plusOne = { min: 1, max: 1 };

const PACK_FIGURES: Readonly<Record<keyof typeof PACKS, object>> = {
  'party-2020': { committeeSize: { min: 3, max: 7 }, termYears: 5, extensionMaxMonths: 12, surplusPercent: 20 },
  'residents-2026': {
    committeeSize: { min: 5, max: 9 },
    termYears: 5,
    rollPublishDaysBefore: 20,
    objectionDays: 5,
    rulingDays: 3,
    votingAge: 18,
    workerMonths: 6,
    jointNominators: 10,
    surplus: { CHAIR: one, VICE: one, MEMBER: one },
    proxyMaxPerTrustee: 3,
    handoverDays: 10,
  },
  'residents-2018': {
    committeeSize: { min: 5, max: 9 },
    termYears: 5,
    votingAge: 18,
    rollPublishDaysBefore: 20,
    objectionDays: 5,
    rulingDays: 3,
  },
  'villagers-2025': {
    committeeSize: { min: 3, max: 7 },
    termYears: 5,
    rollPublishDaysBefore: 20,
    objectionDays: 5,
    rulingDays: 3,
    votingAge: 18,
    habitualResidenceMonths: 12,
    surplus: { CHAIR: one, VICE: one, MEMBER: one },
    proxyMaxPerTrustee: 3,
    handoverDays: 10,
  },
};

const OVERLAY_FIGURES: Readonly<Record<string, object>> = {
  chongqing: { committeeSize: { min: 5, max: 9 }, termYears: 5 },
  zhejiang: {
    committeeSize: { min: 3, max: 7 },
    extensionMaxMonths: 6,
    recSize: { min: 5, max: 9 },
    habitualResidenceMonths: 12,
    candidatePublishDaysBefore: 5,
    withdrawDaysBefore: 3,
    selfNominateDaysBefore: 10,
    proxyMaxPerTrustee: 3,
    proxyApplyDaysBefore: 3,
    noticeDaysBefore: 5,
    mobileBox: { minScrutineers: 3 },
    reElectionMaxDaysAfter: 30,
    vacancyAllowedAt: 3,
    handoverDays: 10,
  },
  'zhejiang-residents': { committeeSize: { min: 5, max: 9 } },
  shanghai: {
    committeeSize: { min: 3, max: 7 },
    termYears: 5,
    recSize: { min: 7, max: 9 },
    habitualResidenceMonths: 12,
    surplus: { CHAIR: plusOne, VICE: plusOne, MEMBER: { min: 1, max: 3 } },
    candidatePublishDaysBefore: 5,
    proxyMaxPerTrustee: 3,
    proxyApplyDaysBefore: 5,
    proxyPublishDaysBefore: 2,
    reElectionMaxDaysAfter: 30,
    vacancyAllowedAt: 3,
  },
  'shanghai-residents': {},
  beijing: {
    committeeSize: { min: 3, max: 7 },
    termYears: 3,
    recSize: { min: 5, max: 9 },
    habitualResidenceMonths: 12,
    surplus: { CHAIR: { min: 1, max: 2 }, VICE: { min: 1, max: 2 }, MEMBER: { min: 1, max: 2 } },
    candidatePublishDaysBefore: 5,
    proxyMaxPerTrustee: 3,
    mobileBox: { minScrutineers: 3 },
    reElectionMaxDaysAfter: 15,
    vacancyAllowedAt: 4,
  },
  'beijing-residents': {
    committeeSize: { min: 5, max: 9 },
    termYears: 3,
    surplus: { CHAIR: { min: 0, max: 1 }, VICE: { min: 0, max: 1 }, MEMBER: { min: 0, max: 2 } },
  },
  tianjin: { committeeSize: { min: 5, max: 9 }, termYears: 3, extensionMaxMonths: 3 },
  henan: {
    committeeSize: { min: 3, max: 7 },
    termYears: 3,
    recSize: { min: 7, max: 9 },
    habitualResidenceMonths: 12,
    rollPublishDaysBefore: 20,
    surplus: { CHAIR: plusOne, VICE: plusOne, MEMBER: { min: 1, max: 2 } },
    candidatePublishDaysBefore: 5,
    proxyMaxPerTrustee: 3,
    mobileBox: { minScrutineers: 3 },
  },
  'henan-residents': {
    committeeSize: { min: 5, max: 7 },
    termYears: 5,
    surplus: { CHAIR: { min: 0 }, VICE: { min: 0 }, MEMBER: { min: 0 } },
  },
  jiangsu: { committeeSize: { min: 5, max: 9 }, termYears: 5, workerMonths: 6, habitualResidenceMonths: 12 },
  'jiangsu-villages': { extensionMaxMonths: 12 },
  shandong: { committeeSize: { min: 3, max: 7 }, termYears: 3, extensionMaxMonths: 6, handoverDays: 10 },
  guangdong: { committeeSize: { min: 3, max: 7 } },
  shenzhen: { habitualResidenceMonths: 12 },
  sichuan: {},
  'sichuan-residents': {},
  liaoning: {},
  'liaoning-city': { recSize: { min: 7, max: 9 } },
  'fujian-putian': { candidatePublishDaysBefore: 4 },
  'p-a': { proxyMaxPerTrustee: 3, mobileBox: { minScrutineers: 3 } },
  'p-b': {
    surplus: { CHAIR: plusOne, VICE: plusOne, MEMBER: plusOne },
    candidatePublishDaysBefore: 5,
    selfNominateDaysBefore: 10,
  },
  'p-c': { proxyMaxPerTrustee: 2 },
  'p-d': { candidatePublishDaysBefore: 5 },
  'p-e': {},
  xp09: {},
};

/** Only the numbers of a value, at any depth; nothing where it holds none. */
function numbersIn(value: unknown): unknown {
  if (typeof value === 'number') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const kept = Object.entries(value).flatMap(([name, inner]) => {
    const numbers = numbersIn(inner);
    return numbers === undefined ? [] : [[name, numbers] as const];
  });
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

function figuresOf(parameters: Parameters): object {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, parameter]) => {
      const numbers = numbersIn(parameter?.value);
      return numbers === undefined ? [] : [[name, numbers] as const];
    }),
  );
}

describe('the numbers of the texts', () => {
  test.each(Object.values(PACKS).map((pack) => [pack.id, pack] as const))('%s', (id, pack) => {
    expect(figuresOf(pack.parameters)).toEqual(PACK_FIGURES[id]);
  });

  test.each([...OVERLAYS.values()].map((overlay) => [overlay.id, overlay] as const))('%s', (id, overlay) => {
    expect(figuresOf(overlay.parameters)).toEqual(OVERLAY_FIGURES[id]);
  });
});
