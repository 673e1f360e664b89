import type { When } from '../fact-of.ts';
import { opened } from '../fact-of.ts';
import type { Cycle, Rec, RecMember } from '../state.ts';
import type { RecFact } from './facts.ts';

export function evolveRec(state: Cycle, fact: RecFact, { on }: When): Cycle {
  switch (fact.type) {
    case 'MODE_SETTLED':
      return { ...state, mandate: { votingMode: fact.body.votingMode, seats: fact.body.seats } };
    case 'REC_ELECTED': {
      const names = new Map(opened(fact.sealed).map((person) => [person.rank, person.name]));
      const members = fact.body.votes.map((votes, index): RecMember => {
        const rank = index + 1;
        return { rank, name: names.get(rank) ?? '', votes, seat: rank <= fact.body.size ? 'MEMBER' : 'RESERVE' };
      });
      return { ...state, rec: { electedOn: on, size: fact.body.size, chairRank: null, members } };
    }
    case 'REC_CHAIR_CHOSEN':
      return state.rec === null ? state : { ...state, rec: { ...state.rec, chairRank: fact.body.rank } };
    case 'REC_MEMBER_WITHDREW':
      return state.rec === null
        ? state
        : { ...state, rec: withdraw(state.rec, fact.body.rank, fact.body.substituteRank) };
    default:
      return fact satisfies never;
  }
}

function withdraw(rec: Rec, rank: number, substitute: number | null): Rec {
  const seatOf = (member: RecMember): RecMember['seat'] => {
    if (member.rank === rank) return 'WITHDRAWN';
    return member.rank === substitute ? 'MEMBER' : member.seat;
  };
  return {
    ...rec,
    chairRank: rec.chairRank === rank ? null : rec.chairRank,
    members: rec.members.map((member) => ({ ...member, seat: seatOf(member) })),
  };
}
