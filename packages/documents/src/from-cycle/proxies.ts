import type { Draft } from '../papers/paper.ts';
import type { ProxiesFacts } from '../papers/polling.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource } from './source.ts';

/** N13, once the list of proxies is closed. */
export function proxies(source: PaperSource): Draft<ProxiesFacts> {
  const { cycle, residents } = source;
  const names = new Map(source.voters.map(({ voterNo, name }) => [voterNo, name]));
  return {
    head: headOf(source, 'PROXIES', electionCommittee(source)),
    basis: basisOf(residents, ['VOTE-2']),
    electionDay: cycle.electionDay,
    maxPerTrustee: residents.parameters.proxyMaxPerTrustee?.value,
    pairs: cycle.proxiesPublished
      ? cycle.proxies.map(({ principal, trustee }) => ({
          principal: names.get(principal),
          trustee: names.get(trustee),
        }))
      : undefined,
    phone: cycle.arrangements?.phone,
  };
}
