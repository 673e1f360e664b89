/**
 * The days the State Council's holiday regulation (2024 revision, in force 2025-01-01) itself makes holidays,
 * for years whose arrangement is not yet published: 1 January, Spring Festival (eve to third day), Qingming,
 * 1–2 May, Dragon Boat, Mid-Autumn, 1–3 October. Moved rest days and make-up workdays are unknown until the
 * yearly notice, so such a year stays provisional.
 * Columns: first day of the lunar year, Qingming, Dragon Boat, Mid-Autumn.
 */
const LUNAR: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2027: ['2027-02-06', '2027-04-05', '2027-06-09', '2027-09-15'],
  2028: ['2028-01-26', '2028-04-04', '2028-05-28', '2028-10-03'],
  2029: ['2029-02-13', '2029-04-04', '2029-06-16', '2029-09-22'],
  2030: ['2030-02-03', '2030-04-05', '2030-06-05', '2030-09-12'],
  2031: ['2031-01-23', '2031-04-05', '2031-06-24', '2031-10-01'],
  2032: ['2032-02-11', '2032-04-04', '2032-06-12', '2032-09-19'],
  2033: ['2033-01-31', '2033-04-04', '2033-06-01', '2033-09-08'],
  2034: ['2034-02-19', '2034-04-05', '2034-06-20', '2034-09-27'],
  2035: ['2035-02-08', '2035-04-05', '2035-06-10', '2035-09-16'],
  2036: ['2036-01-28', '2036-04-04', '2036-05-30', '2036-10-04'],
};

export interface StatutoryDays {
  readonly newLunarYear?: string;
  readonly single: readonly (readonly [string, string])[];
}

/** Statutory days of a year by name; without the lunar ones for a year outside the table. */
export function statutoryDays(year: number): StatutoryDays {
  const solar: (readonly [string, string])[] = [
    [`${year}-01-01`, '元旦'],
    [`${year}-05-01`, '劳动节'],
    [`${year}-05-02`, '劳动节'],
    [`${year}-10-01`, '国庆节'],
    [`${year}-10-02`, '国庆节'],
    [`${year}-10-03`, '国庆节'],
  ];
  const lunar = LUNAR[year];
  if (lunar === undefined) return { single: solar };
  const [newLunarYear, qingming, dragonBoat, midAutumn] = lunar;
  return {
    newLunarYear,
    single: [...solar, [qingming, '清明'], [dragonBoat, '端午'], [midAutumn, '中秋']],
  };
}
