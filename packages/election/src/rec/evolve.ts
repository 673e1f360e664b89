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
        rec: { electedOn: on, size: fact.body.size, chairRank: null, meeting: fact.body.meeting, members },
      };
    }
    case 'REC_CHAIR_CHOSEN':
      return state.rec === null ? state : { ...state, rec: { ...state.rec, chairRank: fact.body.rank } };
    case 'REC_MEMBER_WITHDREW':
      return state.rec === null ? state : { ...state, rec: withdraw(state.rec, fact.body, on) };
    default:
      return fact satisfies never;
  }
}

type Withdrawal = Extract<RecFact, { type: 'REC_MEMBER_WITHDREW' }>['body'];

function withdraw(rec: Rec, { rank, reason, substituteRank }: Withdrawal, on: IsoDate): Rec {
  const fromChair = rec.chairRank === rank;
  const members = rec.members.map((member): RecMember => {
    if (member.rank === rank) return { ...member, seat: 'WITHDRAWN', left: { on, reason, fromChair, substituteRank } };
    return member.rank === substituteRank ? { ...member, seat: 'MEMBER' } : member;
  });
  return { ...rec, chairRank: fromChair ? null : rec.chairRank, members };
}
