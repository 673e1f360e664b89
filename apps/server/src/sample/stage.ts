import type { Acted, Answer, Client, CommunityView, Problem } from '@mingxuan/contract';
import type { Command, EvidenceRef, NoticeIssuer } from '@mingxuan/election';
import { noticeSort } from '@mingxuan/election';
import type { IsoDate, Result, StepCode, Text } from '@mingxuan/rulebook';
import type { Duty, Sample } from './data.ts';
import { samplePhoto } from './photo.ts';
import type { Teller } from './teller.ts';
import { StoryStopped } from './teller.ts';

/** Takes the answer, or stops the story. */
export function must<T>(answer: Result<T, Problem>): T {
  if (!answer.ok) throw new StoryStopped(answer.error);
  return answer.value;
}

type Open = Exclude<CommunityView, { status: 'UNOPENED' }>;

/** Where the story is played: the people, the community, and what everyone may see of it. */
export interface Stage {
  readonly id: string;
  readonly sample: Sample;
  readonly roll: Uint8Array<ArrayBuffer>;
  readonly clients: Readonly<Record<Duty, Client>>;
  readonly teller: Teller;
  readonly act: (duty: Duty, command: Command, on?: IsoDate) => Promise<Acted>;
  /** Something that must be refused; it is an error of ours if it is not. */
  readonly expectRefusal: (duty: Duty, tried: Text, command: Command, on?: IsoDate) => Promise<void>;
  readonly view: () => Promise<Open>;
  /** The day the adopted plan gives a step. */
  readonly day: (step: StepCode) => IsoDate;
  readonly learnPlan: (view: Open) => void;
  readonly evidence: (duty: Duty, name: string) => Promise<EvidenceRef>;
  readonly paper: (duty: Duty, paper: string, on: IsoDate) => Promise<void>;
}

export interface StageParts {
  readonly id: string;
  readonly sample: Sample;
  readonly roll: Uint8Array<ArrayBuffer>;
  readonly clients: Readonly<Record<Duty, Client>>;
  readonly teller: Teller;
  readonly papers: boolean;
}

export function createStage(parts: StageParts): Stage {
  const { id, clients, teller } = parts;
  const days = new Map<string, IsoDate>();
  const act = async (duty: Duty, command: Command, on?: IsoDate): Promise<Acted> =>
    must(await clients[duty].act(id, command, on));
  return {
    ...parts,
    act,
    expectRefusal: async (duty, tried, command, on) => {
      const answer = await clients[duty].act(id, command, on);
      if (answer.ok) throw new Error(`should have been refused: ${command.type}`);
      teller.refused(tried, answer.error.refusal);
    },
    view: async () => opened(clients.clerk.community(id)),
    day: (step) => days.get(step) ?? parts.sample.electionDay,
    learnPlan: (view) => {
      for (const step of view.cycle.plan?.steps ?? []) days.set(step.code, step.planned);
    },
    evidence: async (duty, name) => must(await clients[duty].addEvidence(id, name, samplePhoto(name))),
    paper: async (duty, paper, on) => {
      if (!parts.papers) return;
      const sort = noticeSort(paper);
      const issued =
        sort === null
          ? must(await clients[duty].issuePaper(id, paper, on))
          : await noticeOf(parts, { paper, on, approver: approvers[sort.issuer], posted: sort.way === 'POSTED' });
      teller.line({
        zh: `　　出具文书第${issued.no}号（${paper}，${issued.pages}页，${issued.sha256.slice(0, 12)}…）`,
        en: `    paper ${issued.no} issued (${paper}, ${issued.pages} p., ${issued.sha256.slice(0, 12)}…)`,
      });
    },
  };
}

/** Whose notice it is has it approved; the clerk drafts all of them. */
const approvers: Readonly<Record<NoticeIssuer, Duty>> = {
  ELECTION_COMMITTEE: 'recChair',
  STREET: 'streetAdmin',
  PARTY: 'party',
  STREET_PARTY: 'streetAdmin',
};

interface Wanted {
  readonly paper: string;
  readonly on: IsoDate;
  readonly approver: Duty;
  readonly posted: boolean;
}

/** A notice by two people, and onto the wall; the roll hangs already where it was published. */
async function noticeOf({ id, clients }: StageParts, { paper, on, approver, posted }: Wanted) {
  const [drafted] = must(await clients.clerk.draftNotices(id, [paper], on)).drafted;
  const draft = drafted?.draft ?? 0;
  const { sha256 = '' } = (await opened(clients.clerk.community(id))).cycle.notices.drafts.at(-1) ?? {};
  must(await clients[approver].act(id, { type: 'APPROVE_NOTICE', draft, paper, sha256 }, on));
  const issued = must(await clients.clerk.issueNotice(id, { draft, sha256 }, on));
  const out = (await opened(clients.clerk.community(id))).cycle.papers.at(-1);
  if (!posted || out === undefined || out.postings.length > 0) return issued;
  const photo = must(
    await clients.clerk.addEvidence(id, `第${issued.no}号张贴.png`, samplePhoto(`第${issued.no}号张贴`)),
  );
  const place = '社区公告栏';
  must(
    await clients.clerk.act(id, { type: 'POST_NOTICE', no: issued.no, place, time: '09:00', evidence: [photo] }, on),
  );
  return issued;
}

async function opened(answer: Answer<CommunityView>): Promise<Open> {
  const view = must(await answer);
  if (view.status === 'UNOPENED') throw new Error('the cycle is not open');
  return view;
}
