import type { Command, Cycle, InspectionFact, PartyFact, PartyNominee } from '@mingxuan/election';
import { opened } from '@mingxuan/election';
import { UNSEEN_TEXT } from './unseen.ts';

type Told = Exclude<PartyFact, { readonly type: 'PARTY_ROLL_RECORDED' }>;

const unseenNominee: PartyNominee = {
  name: UNSEEN_TEXT,
  sex: 'M',
  ethnicity: UNSEEN_TEXT,
  birthMonth: '1970-01',
  education: UNSEEN_TEXT,
  joinedMonth: '1990-01',
  occupation: UNSEEN_TEXT,
};

/** The command behind a fact of the Party election; people whose names are withheld stand in as somebody. */
export function partyAct(fact: Told): Command {
  switch (fact.type) {
    case 'PARTY_ELECTION_REQUESTED': {
      const people = opened(fact.sealed)[0] ?? { signer: UNSEEN_TEXT, contact: UNSEEN_TEXT, phone: UNSEEN_TEXT };
      return { type: 'REQUEST_PARTY_ELECTION', ...fact.body, ...people };
    }
    case 'PARTY_ELECTION_APPROVED':
      return { type: 'RECORD_PARTY_APPROVAL', ...fact.body };
    case 'PARTY_METHOD_SETTLED':
      return { type: 'SETTLE_PARTY_METHOD', ...fact.body };
    case 'RECOMMENDATIONS_RECORDED': {
      const { people: _people, forCommittee, ...figures } = fact.body;
      const rows = fact.sealed.map(
        ({ value }, index) =>
          value ?? {
            name: `${UNSEEN_TEXT}${index + 1}`,
            post: index < forCommittee ? ('PARTY_MEMBER' as const) : ('SECRETARY' as const),
            byMembers: 0,
            byResidents: 0,
          },
      );
      return { type: 'RECORD_RECOMMENDATIONS', ...figures, rows };
    }
    case 'PARTY_SLATE_DRAWN': {
      const told = new Map(opened(fact.sealed).map(({ no, ...person }) => [no, person]));
      const people = fact.body.people.map(({ no, posts }) => ({
        ...(told.get(no) ?? { ...unseenNominee, name: `${UNSEEN_TEXT}${no}` }),
        posts,
      }));
      return { type: 'DRAW_PARTY_SLATE', people };
    }
    case 'PARTY_NOMINEE_REVIEWED': {
      const { no, unit, opinion } = fact.body;
      const basis = opened(fact.sealed)[0]?.basis ?? UNSEEN_TEXT;
      return {
        type: 'REVIEW_PARTY_NOMINEE',
        no,
        unit,
        finding: opinion === 'ADVERSE' ? { opinion, basis } : { opinion },
      };
    }
    case 'PARTY_CANDIDATES_REQUESTED':
      return { type: 'REQUEST_PARTY_CANDIDATES', ...fact.body };
    case 'PARTY_RESULT_REPORTED': {
      const signer = fact.sealed.map(({ value }) => value?.signer ?? UNSEEN_TEXT)[0];
      return { type: 'REPORT_PARTY_RESULT', ...fact.body, ...(signer === undefined ? {} : { signer }) };
    }
    case 'SECRETARY_APPROVED':
      return { type: 'APPROVE_SECRETARY', ...fact.body };
    default:
      return fact satisfies never;
  }
}

/** Which opinion the inspectors had of whom is in the restricted bundle only; that they had one decides. */
export function inspectionAct(fact: InspectionFact, state: Cycle | null): Command {
  const { stream } = fact;
  switch (fact.type) {
    case 'INSPECTION_RECORDED': {
      const { people, ...body } = fact.body;
      const told = new Map(opened(fact.sealed).map((one) => [one.about, one]));
      const findings = people.map(
        (about) => told.get(about) ?? { about, opinion: 'FIT' as const, summary: UNSEEN_TEXT },
      );
      return { type: 'RECORD_INSPECTION', stream, ...body, findings };
    }
    case 'PUBLICITY_OPENED': {
      const { people: _people, warnings: _warnings, ...body } = fact.body;
      return { type: 'OPEN_PUBLICITY', stream, ...body };
    }
    case 'FEEDBACK_RECEIVED':
      // Of whom it was may be withheld: then of somebody who was published.
      return {
        type: 'RECEIVE_FEEDBACK',
        stream,
        about: state?.inspections[stream].publicity?.people[0] ?? '',
        matter: UNSEEN_TEXT,
        ...opened(fact.sealed)[0],
      };
    case 'FEEDBACK_ANSWERED': {
      const finding = opened(fact.sealed)[0]?.finding ?? UNSEEN_TEXT;
      return { type: 'ANSWER_FEEDBACK', stream, ...fact.body, finding };
    }
    case 'PUBLICITY_CLOSED':
      return { type: 'CLOSE_PUBLICITY', stream };
    default:
      return fact satisfies never;
  }
}
