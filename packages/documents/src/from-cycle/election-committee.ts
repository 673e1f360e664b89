import type { Meeting, Rec, RecMember } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import type { Officer, RecListFacts, RecSubstituteFacts } from '../papers/election-committee.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee } from './issuers.ts';
import type { PaperSource, Subject } from './source.ts';

const meetings: Readonly<Record<Meeting['kind'], string>> = {
  RESIDENTS_MEETING: '居民会议',
  REP_MEETING: '居民代表会议',
  MEMBERS_MEETING: '党员大会',
};

const officers = (members: readonly RecMember[], chair: number | null): Draft<readonly Officer[]> =>
  [...members]
    .sort((a, b) => Number(b.rank === chair) - Number(a.rank === chair) || a.rank - b.rank)
    .map(({ rank, name, sex }) => ({ post: rank === chair ? '主任' : '委员', name, sex: sex ?? undefined }));

/** N02: the committee as it was chosen, before anybody left it; whoever left from the chair held it then. */
export function recList(source: PaperSource): Draft<RecListFacts> {
  const { rec, arrangements } = source.cycle;
  const head = headOf(source, 'REC_LIST', electionCommittee(source));
  const basis = basisOf(source.residents, ['REC-2']);
  const where = { place: arrangements?.registrationPlace, phone: arrangements?.phone };
  if (rec === null) return { head, basis, ...where };
  const firstChair = rec.members.find(({ left }) => left?.fromChair === true)?.rank ?? rec.chairRank;
  const { kind, entitled, present } = rec.meeting;
  return {
    head,
    basis,
    electedOn: rec.electedOn,
    electedBy: meetings[kind],
    votingNote: `会议应到${entitled}人，实到${present}人。`,
    members: officers(
      rec.members.filter(({ rank }) => rank <= rec.size),
      firstChair,
    ),
    ...where,
  };
}

/** One subject for each member who left. */
export function withdrawals({ cycle }: PaperSource): readonly Subject[] {
  const left = cycle.rec?.members.filter(({ seat }) => seat === 'WITHDRAWN') ?? [];
  return left.map(({ rank, name }, index) => ({
    key: String(rank),
    label: { zh: `${name}退出`, en: `${name} leaves` },
    personal: true,
    nth: index + 1,
  }));
}

/** The place in the vote that chose the person: the first one's, or that of a meeting held when no reserve was left. */
function placeOf(rec: Rec | null, rank: number): { readonly rank: number; readonly chosenOn?: IsoDate } {
  const later = rec?.supplements.findLast(({ first }) => first <= rank);
  return later === undefined ? { rank } : { rank: rank - later.first + 1, chosenOn: later.on };
}

const whyLeft = { SELF_NOMINATED: 'SELF', RELATIVE_NOMINATED: 'RELATIVE', OTHER: 'OTHER' } as const;

/** N02-1: one member leaves, the next in the order of votes comes in; and the committee as it stands now. */
export function recSubstitute(source: PaperSource, { key, nth }: Subject): Draft<RecSubstituteFacts> {
  const { rec } = source.cycle;
  const members = rec?.members ?? [];
  const quitter = members.find(({ rank }) => String(rank) === key);
  const left = quitter?.left;
  const substitute = left && members.find(({ rank }) => rank === left.substituteRank);
  return {
    head: headOf(source, 'REC_SUBSTITUTE', electionCommittee(source), nth),
    basis: basisOf(source.residents, ['REC-3', 'REC-4']),
    changes: [
      {
        on: left?.on,
        quitter: { name: quitter?.name, post: left ? (left.fromChair ? '主任' : '委员') : undefined },
        reason: left ? whyLeft[left.reason] : undefined,
        substitute: substitute ? { name: substitute.name, post: '委员', ...placeOf(rec, substitute.rank) } : undefined,
      },
    ],
    members: officers(
      members.filter(({ seat }) => seat === 'MEMBER'),
      rec?.chairRank ?? null,
    ),
  };
}
