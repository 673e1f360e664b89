import type { Draft } from '../papers/paper.ts';
import type { ProxiesFacts } from '../papers/polling.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import { pollLabel } from './polls.ts';
import { dayOfLaterVote } from './re-election.ts';
import { onlyOne, type PaperSource, type Subject } from './source.ts';

/** The first vote's list is always offered; a later vote has one of its own once a mandate is given for it. */
export function proxyLists({ cycle }: PaperSource): readonly Subject[] {
  // Residents' representatives vote themselves (JWH25-19).
  if (cycle.mandate?.votingMode === 'RESIDENT_REP') return [];
  const later = [...new Set<string>(cycle.proxies.map(({ poll }) => poll))].filter((poll) => poll !== 'residents');
  return [...onlyOne(), ...later.map((key, index) => ({ key, label: pollLabel(key), nth: index + 2 }))];
}

/** N13, once the list of proxies is closed. */
export function proxies(source: PaperSource, { key, nth }: Subject): Draft<ProxiesFacts> {
  const { cycle, residents } = source;
  const poll = key === '' ? 'residents' : key;
  const names = new Map(source.voters.map(({ voterNo, name }) => [voterNo, name]));
  return {
    head: headOf(source, 'PROXIES', electionCommittee(source), nth),
    basis: basisOf(residents, ['VOTE-2']),
    electionDay: key === '' ? cycle.electionDay : dayOfLaterVote(source, key),
    maxPerTrustee: residents.parameters.proxyMaxPerTrustee?.value,
    pairs: cycle.proxyListsPublished.some((id) => id === poll)
      ? cycle.proxies
          .filter((p) => p.poll === poll && p.ended === null)
          .map(({ principal, trustee }) => ({
            principal: names.get(principal),
            trustee: names.get(trustee),
          }))
      : undefined,
    phone: cycle.arrangements?.phone,
  };
}
