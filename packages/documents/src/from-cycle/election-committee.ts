import type { RecMember } from '@mingxuan/election';
import type { Officer, RecListFacts, RecSubstituteFacts } from '../papers/election-committee.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource, Subject } from './source.ts';

/** The ledger holds the committee's names and their order, not whether each is a man or a woman. */
const officers = (members: readonly RecMember[], chair: number | null): Draft<readonly Officer[]> =>
  [...members]
    .sort((a, b) => Number(b.rank === chair) - Number(a.rank === chair) || a.rank - b.rank)
    .map(({ rank, name }) => ({ post: rank === chair ? '主任' : '委员', name }));

/** N02: the committee as it was chosen, before anybody left it. */
export function recList(source: PaperSource): Draft<RecListFacts> {
  const { rec, arrangements } = source.cycle;
  return {
    head: headOf(source, 'REC_LIST', electionCommittee(source)),
    basis: basisOf(source.residents, ['REC-2']),
    electedOn: rec?.electedOn,
    members:
      rec === null
        ? undefined
        : officers(
            rec.members.filter(({ rank }) => rank <= rec.size),
            rec.chairRank,
          ),
    place: arrangements?.registrationPlace,
    phone: arrangements?.phone,
  };
}

/** One subject for each member who left. */
export function withdrawals({ cycle }: PaperSource): readonly Subject[] {
  const left = cycle.rec?.members.filter(({ seat }) => seat === 'WITHDRAWN') ?? [];
  return left.map(({ rank, name }, index) => ({
    key: String(rank),
    label: { zh: `${name}退出`, en: `${name} leaves` },
    nth: index + 1,
  }));
}

/**
 * N02-1. With one member gone it is certain who came in and when; with several the ledger's state no longer tells which
 * substitute took whose seat, and that is left open.
 */
export function recSubstitute(source: PaperSource, { key, nth }: Subject): Draft<RecSubstituteFacts> {
  const { rec, steps } = source.cycle;
  const members = rec?.members ?? [];
  const quitter = members.find(({ rank }) => String(rank) === key);
  const single = withdrawals(source).length === 1;
  const came = members.filter(({ rank, seat }) => rec !== null && rank > rec.size && seat === 'MEMBER');
  const [substitute] = single && came.length === 1 ? came : [];
  return {
    head: headOf(source, 'REC_SUBSTITUTE', electionCommittee(source), nth),
    basis: basisOf(source.residents, ['REC-3', 'REC-4']),
    changes: [
      {
        on: single && steps.D04?.how === 'DONE' ? steps.D04.on : undefined,
        quitter: { name: quitter?.name },
        substitute:
          substitute === undefined ? undefined : { name: substitute.name, post: '委员', rank: substitute.rank },
      },
    ],
    members: officers(
      members.filter(({ seat }) => seat === 'MEMBER'),
      rec?.chairRank ?? null,
    ),
  };
}
