import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type {
  Arrangements,
  CommandOf,
  CommunityName,
  ExclusionLetters,
  GateDetails,
  HandoverItem,
  LetterPeople,
  Meeting,
  PartyMethod,
  PartyRequest,
  PartySeats,
  PledgeKind,
  RecommendationFigures,
  Recommended,
  ResidentsSeats,
  ReviewGrade,
  ScribesAt,
  VoterEntry,
  WriteIn,
} from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';

/** One duty each: a rehearsal shows who does what, and that nobody checks their own work. */
export type Duty =
  | 'streetAdmin'
  | 'clerk'
  | 'party'
  | 'recChair'
  | 'reviewer'
  | 'issuer'
  | 'tellerA'
  | 'tellerB'
  | 'scrutineer';

export interface Person {
  readonly username: string;
  readonly displayName: string;
}

type Votes = Readonly<Record<string, number>>;

interface PollNumbers {
  readonly printed: number;
  readonly hall: number;
  readonly spoiled: number;
  readonly notReturned: number;
  readonly invalid: number;
  readonly votes: Votes;
  readonly against: Votes;
}

/** `samples/community.json`: a made-up community as a plain file, so that anyone can change the story and run it again. */
export interface Sample {
  readonly id: string;
  readonly community: CommunityName;
  readonly termNo: number;
  readonly termExpiry: IsoDate;
  readonly electionDay: IsoDate;
  readonly partyDay: IsoDate;
  readonly people: Readonly<Record<Duty, Person>>;
  readonly bodies: Readonly<Record<string, string>>;
  readonly rectifications: readonly string[];
  readonly party: {
    readonly requestNo: string;
    readonly replyNo: string;
    readonly request: Omit<PartyRequest, 'requestNo' | 'seats'> & LetterPeople;
    readonly conditions: readonly string[];
    readonly exclusionLetters: ExclusionLetters;
    readonly seats: PartySeats;
    readonly members: {
      readonly full: number;
      readonly probationary: number;
      readonly onProbation: number;
      readonly excluded: number;
    };
    readonly recommendation: RecommendationFigures & { readonly rows: readonly Recommended[] };
    readonly slate: CommandOf<'DRAW_PARTY_SLATE'>['people'];
    readonly inspectedBy: string;
    readonly publicityPlaces: readonly string[];
    readonly feedback: { readonly about: string; readonly matter: string; readonly finding: string };
    readonly candidatesRequestNo: string;
    readonly method: PartyMethod;
    readonly candidatesApprovalNo: string;
    readonly candidates: readonly { readonly name: string; readonly sex: 'F' | 'M' }[];
    readonly present: number;
    readonly votes: Votes;
    readonly against: Votes;
    readonly secretary: { readonly name: string; readonly sex: 'F' | 'M'; readonly votes: number };
    readonly deputy: { readonly name: string; readonly sex: 'F' | 'M'; readonly votes: number };
    readonly reportNo: string;
    readonly secretaryReplyNo: string;
  };
  readonly meeting: Meeting;
  readonly seats: ResidentsSeats;
  readonly rec: {
    readonly size: number;
    readonly chairRank: number;
    readonly ranked: readonly { readonly name: string; readonly sex: 'F' | 'M'; readonly votes: number }[];
  };
  readonly arrangements: Arrangements;
  /** Since when the community workers on the sample roll have worked here. */
  readonly workersSince: IsoDate;
  readonly places: readonly string[];
  readonly objection: {
    readonly petitioner: string;
    readonly about: string;
    readonly grounds: string;
    readonly basis: string;
    readonly add: Omit<VoterEntry, 'voterNo'>;
  };
  readonly candidates: readonly {
    readonly post: 'CHAIR' | 'VICE' | 'MEMBER';
    readonly voterNo: number;
    readonly name: string;
    readonly by: 'PARTY' | 'JOINT';
    readonly education: string;
    readonly occupation: string;
    /** Absent where the candidate hands in nothing. */
    readonly introduction?: Pick<CommandOf<'RECORD_INTRODUCTION'>, 'about' | 'plan'>;
  }[];
  readonly proxies: readonly (readonly [number, number])[];
  readonly scribes: readonly ScribesAt[];
  readonly mobileBox: {
    readonly box: string;
    readonly basis: string;
    readonly route: string;
    readonly staff: readonly string[];
    readonly firstVoterNo: number;
    readonly voters: number;
    readonly used: number;
    readonly sealOut: string;
    readonly sealIn: string;
    readonly taken: number;
  };
  readonly polls: {
    readonly residents: PollNumbers & { readonly writeIn: WriteIn };
    readonly reElection: PollNumbers & { readonly on: IsoDate };
  };
  readonly audit: { readonly auditor: string; readonly from: IsoDate; readonly to: IsoDate; readonly scope: string };
  readonly review: { readonly method: string; readonly grades: readonly ReviewGrade[] };
  readonly development: Omit<Extract<GateDetails, { kind: 'PLAN' }>, 'kind'>;
  readonly pledgeTexts: Readonly<Record<PledgeKind, string>>;
  readonly handover: readonly HandoverItem[];
  readonly handoverPlace: string;
}

const folder = new URL('../../../../samples/', import.meta.url);

/** The project's own file; its shape is held by the story's test, not checked again at run time. */
export async function loadSample(): Promise<{ readonly sample: Sample; readonly roll: Uint8Array<ArrayBuffer> }> {
  const sample = JSON.parse(await readFile(fileURLToPath(new URL('community.json', folder)), 'utf8')) as Sample;
  const roll = new Uint8Array(await readFile(fileURLToPath(new URL('roll.csv', folder))));
  return { sample, roll };
}
