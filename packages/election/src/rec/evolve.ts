import type { IsoDate } from '@mingxuan/rulebook';
import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle, Rec, RecMember } from '../state.ts';
import type { RecFact } from './facts.ts';

export function evolveRec(state: Cycle, fact: RecFact, { on }: When): Cycle {
  switch (fact.type) {
    case 'MODE_SETTLED':
      return {
        ...state,
        mandate: { votingMode: fact.body.votingMode, seats: fact.body.seats },
        // A list made for one way of voting is no list for another.
        representatives: null,
      };
    case 'REC_ELECTED': {
      const people = new Map(opened(fact.sealed).map((person) => [person.rank, person]));
      const members = fact.body.votes.map((votes, index): RecMember => {
        const rank = index + 1;
        const person = people.get(rank);
        return {
          rank,
          name: person?.name ?? '',
          sex: person?.sex ?? null,
          votes,
          seat: rank <= fact.body.size ? 'MEMBER' : 'RESERVE',
          left: null,
        };
      });
      return {
        ...state,
        rec: {
          electedOn: on,
          size: fact.body.size,
          chairRank: null,
          meeting: fact.body.meeting,
          members,
          supplements: [],
        },
      };
    }
    case 'REC_CHAIR_CHOSEN':
      return state.rec === null ? state : { ...state, rec: { ...state.rec, chairRank: fact.body.rank } };
    case 'REC_MEMBER_WITHDREW':
      return state.rec === null ? state : { ...state, rec: withdraw(state.rec, fact.body, on) };
    case 'REC_SUPPLEMENTED':
      return state.rec === null ? state : { ...state, rec: supplement(state.rec, fact, on) };
    default:
      return fact satisfies never;
  }
}

/** The seats that stood open are told who fills them, first left first filled, so that the notice of each can name the person. */
function supplement(rec: Rec, { body, sealed }: Extract<RecFact, { type: 'REC_SUPPLEMENTED' }>, on: IsoDate): Rec {
  const last = rec.members.length;
  const people = new Map(opened(sealed).map((person) => [person.rank, person]));
  const added = body.votes.map((votes, index): RecMember => {
    const rank = last + index + 1;
    const person = people.get(rank);
    const seat = index < body.seats ? 'MEMBER' : 'RESERVE';
    return { rank, name: person?.name ?? '', sex: person?.sex ?? null, votes, seat, left: null };
  });
  const fillers = added.filter(({ seat }) => seat === 'MEMBER').map(({ rank }) => rank);
  const open = openSeats(rec);
  const members = rec.members.map((member): RecMember => {
    const filler = fillers[open.findIndex(({ rank }) => rank === member.rank)];
    if (member.left === null || filler === undefined) return member;
    return { ...member, left: { ...member.left, substituteRank: filler } };
  });
  const first = last + 1;
  return {
    ...rec,
    members: [...members, ...added],
    supplements: [...rec.supplements, { on, meeting: body.meeting, first }],
  };
}

/** Members who left and in whose seat nobody sits, in the order in which they left. */
export const openSeats = ({ members }: Rec): readonly RecMember[] =>
  members
    .filter(({ left }) => left?.substituteRank === null)
    .sort((a, b) => (a.left?.on ?? '').localeCompare(b.left?.on ?? '') || a.rank - b.rank);

type Withdrawal = Extract<RecFact, { type: 'REC_MEMBER_WITHDREW' }>['body'];

function withdraw(rec: Rec, { rank, reason, substituteRank }: Withdrawal, on: IsoDate): Rec {
  const fromChair = rec.chairRank === rank;
  const members = rec.members.map((member): RecMember => {
    if (member.rank === rank) return { ...member, seat: 'WITHDRAWN', left: { on, reason, fromChair, substituteRank } };
    return member.rank === substituteRank ? { ...member, seat: 'MEMBER' } : member;
  });
  return { ...rec, chairRank: fromChair ? null : rec.chairRank, members };
}
