import type { Command, Recorded } from '@mingxuan/election';
import { opened } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { type Asked, type FactAs, only } from './asked-command.ts';
import { unseenVoter } from './asked-roll.ts';
import { UNSEEN_TEXT, unseenNo } from './unseen.ts';

/** A Party list is one act: those who leave it, those on it, and its publication. */
export function partyList(facts: readonly Recorded[]): Asked | null {
  const own: Recorded[] = [];
  for (const one of facts) {
    if (one.fact.stream !== 'PARTY') break;
    if (one.fact.type !== 'CANDIDATE_WITHDREW' && one.fact.type !== 'CANDIDATE_NOMINATED') break;
    own.push(one);
  }
  const nominated = own.flatMap(({ fact }) => (fact.type === 'CANDIDATE_NOMINATED' ? [fact] : []));
  const [first] = nominated;
  if (first === undefined || first.body.by.kind !== 'PARTY') return null;
  const { post, by } = first.body;
  if (post !== 'PARTY_MEMBER' && post !== 'SECRETARY' && post !== 'DEPUTY_SECRETARY') return null;
  const published = facts[own.length]?.fact;
  const list = published?.type === 'CANDIDATES_PUBLISHED' ? opened(published.sealed) : [];
  const people = nominated.map((fact) => {
    const listed = list.find((person) => person.id === fact.body.id);
    const { name, sex } = only(fact.sealed) ?? listed ?? { name: UNSEEN_TEXT, sex: 'M' as const };
    return { name, sex };
  });
  return { command: { type: 'PROPOSE_PARTY_CANDIDATES', post, people, approvalNo: by.decisionNo }, told: [] };
}

export function nomination(seq: number, { body, sealed }: FactAs<'CANDIDATE_NOMINATED'>): Asked | null {
  const person = only(sealed);
  const voterNo = person?.voterNo ?? unseenNo(seq, 0);
  const { by } = body;
  if (by.kind === 'WRITTEN_IN') return null;
  // Who signed is not recorded, only how many; a petition holds five hundred names at most.
  const signatories = (n: number): readonly number[] =>
    Array.from({ length: Math.min(n, 500) }, (_, index) => unseenNo(seq, index + 1));
  return {
    command: {
      type: 'NOMINATE',
      post: body.post,
      voterNo,
      by: by.kind === 'PARTY' ? by : { kind: 'JOINT_VOTERS', signatories: signatories(by.signatories) },
      consent: true,
      ...(person?.profile === undefined ? {} : { profile: person.profile }),
    },
    told:
      person === null
        ? []
        : [
            {
              voterNo,
              name: person.name,
              sex: person.sex,
              birth: person.birth ?? unseenVoter.birth,
              removed: false,
            },
          ],
  };
}

export const candidateReview = (recorded: Recorded, fact: FactAs<'CANDIDATE_REVIEWED'>): Command => ({
  type: 'REVIEW_CANDIDATE',
  id: fact.body.id,
  unit: fact.body.unit,
  finding: findingIn(recorded, fact),
});

function findingIn({ on }: Recorded, { body, sealed }: FactAs<'CANDIDATE_REVIEWED'>) {
  const told = only(sealed);
  const toldOn = (told?.toldOn ?? on) as IsoDate;
  switch (body.opinion) {
    case 'NO_OBJECTION':
      return { opinion: body.opinion };
    case 'BARRED': {
      const ground = told !== null && 'bar' in told ? told : null;
      const { bar = 'CRIMINAL_PENALTY', document = UNSEEN_TEXT } = ground ?? {};
      return { opinion: body.opinion, bar, document, toldOn };
    }
    case 'LOCAL_CONCERN': {
      const concern = told !== null && 'concern' in told ? told.concern : UNSEEN_TEXT;
      return { opinion: body.opinion, localText: body.localText, concern, toldOn };
    }
  }
}

/** One department's file: its opinions are the facts that follow, as many as it says. */
export function reviewBatch(
  recorded: Recorded,
  { body }: FactAs<'REVIEW_BATCH_TAKEN'>,
  later: readonly Recorded[],
): Command {
  const { unit, sha256, list } = body;
  const rows = later
    .slice(0, body.rows)
    .flatMap(({ fact }) =>
      fact.type === 'CANDIDATE_REVIEWED' ? [{ id: fact.body.id, finding: findingIn(recorded, fact) }] : [],
    );
  return { type: 'TAKE_REVIEW_BATCH', unit, file: { name: UNSEEN_TEXT, sha256 }, list, rows };
}
