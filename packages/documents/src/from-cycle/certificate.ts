import type { Post } from '@mingxuan/rulebook';
import { addDays, addYears, yearOf } from '@mingxuan/rulebook';
import type { CertificateFacts } from '../papers/certificate.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee, streetOffice } from './issuers.ts';
import { type CertifiedPoll, certifiedResidents, committeeSince, decidedContests, personOf } from './polls.ts';
import type { PaperSource, Subject } from './source.ts';
import { postWord } from './words.ts';

interface Elected {
  /** Candidate id; a name written in has one only together with its poll. */
  readonly key: string;
  readonly poll: CertifiedPoll;
  readonly post: Post;
  readonly name: string | undefined;
}

/** Everyone elected to the residents' committee by certified votes, in the order of the votes: a later vote renumbers nobody. */
function everyoneElected(source: PaperSource): readonly Elected[] {
  return certifiedResidents(source).flatMap((poll) =>
    decidedContests(poll).flatMap(({ post, elected }) =>
      elected.map((id) => ({
        key: source.cycle.candidates.some((c) => c.id === id) ? id : `${poll.id}.${id}`,
        poll,
        post,
        name: personOf(source, poll.named.writeIns, id)?.name,
      })),
    ),
  );
}

/** One subject for each person elected. */
export const holders = (source: PaperSource): readonly Subject[] =>
  everyoneElected(source).map(({ key, post, name = '' }, index) => ({
    key,
    label: { zh: `${postWord(post)}${name}`, en: name },
    personal: true,
    nth: index + 1,
  }));

/** The committee's term: from the day it came into being, for as many years as the law gives it. */
function termOf(source: PaperSource) {
  const years = source.residents.parameters.termYears?.value;
  const termFrom = committeeSince(source);
  if (termFrom === undefined || years === undefined) return { termFrom };
  return { termFrom, termTo: addDays(addYears(termFrom, years), -1) };
}

/** F27. Its number follows the order of the persons elected, so that no two are alike. */
export function certificate(source: PaperSource, { key, nth }: Subject): Draft<CertificateFacts> {
  const { cycle, residents } = source;
  const holder = everyoneElected(source).find((each) => each.key === key);
  const byStreet = residents.parameters.certificateIssuer?.value === 'SUBDISTRICT';
  const certNo = holder && `${cycle.community.name}居选证（${yearOf(holder.poll.openedOn)}）${nth}号`;
  return {
    head: headOf(source, 'CERTIFICATE', byStreet ? streetOffice(source) : electionCommittee(source)),
    electionDay: holder?.poll.openedOn,
    basis: basisOf(residents, ['TERM-1', 'CNT-7']),
    ...termOf(source),
    holders: holder && [{ name: holder.name, post: postWord(holder.post), certNo }],
  };
}
