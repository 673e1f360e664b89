import type { IsoDate, Text } from '@mingxuan/rulebook';
import { standing } from '../poll/standing.ts';
import type { Cycle } from '../state.ts';
import type { Voidable } from './state.ts';
import { barredFromSupervision } from './supervisors.ts';

const stands = ({ voidedOn }: Voidable): boolean => voidedOn === null;
const fell = (one: Voidable): boolean => !stands(one);
const voided = <V extends Voidable>(one: V, on: IsoDate, when: boolean): V =>
  when && stands(one) ? { ...one, voidedOn: on } : one;

/** A residents' result that both had signed is counted anew: what was reported of it stands no longer. */
export const withoutReports = (state: Cycle, on: IsoDate): Cycle => ({
  ...state,
  aftermath: { ...state.aftermath, filings: state.aftermath.filings.map((one) => voided(one, on, true)) },
});

/** The new result is signed: certificates of people it does not elect fall, and supervisors who may not sit beside those it elects. */
export function withoutWhatNoLongerFits(state: Cycle, on: IsoDate): Cycle {
  const elected = new Set(standing(state, 'residents').flatMap((s) => s.elected));
  const { certificates, supporting } = state.aftermath;
  return {
    ...state,
    aftermath: {
      ...state.aftermath,
      certificates: certificates.map((one) => voided(one, on, !elected.has(one.id))),
      supporting: supporting.map((one) => {
        const names = one.members.map(({ name }) => name);
        return voided(one, on, one.body === 'SUPERVISION' && barredFromSupervision(state, names).length > 0);
      }),
    },
  };
}

/** What fell with an earlier result and was not done anew: it comes before the handover and the archive. */
export function dueAnew(state: Cycle): readonly Text[] {
  const { filings, certificates, supporting } = state.aftermath;
  const elected = standing(state, 'residents').flatMap((s) => s.elected);
  const certified = new Set(certificates.filter(stands).map(({ id }) => id));
  const bodies = supporting.filter(({ body }) => body === 'SUPERVISION');
  return [
    ...(filings.some(fell) && !filings.some(stands)
      ? [{ zh: '重新上报选举结果（F01）', en: 'report the result anew' }]
      : []),
    ...(certificates.some(fell) && elected.some((id) => !certified.has(id))
      ? [{ zh: '向现在的当选人颁发当选证书（F02）', en: 'certificates for those elected now' }]
      : []),
    ...(bodies.some(fell) && !bodies.some(stands)
      ? [{ zh: '重新推选居务监督委员会（F03）', en: 'elect the supervisors anew' }]
      : []),
  ];
}
