import type { Acted, Answer, Client, CommunityView, Problem } from '@mingxuan/contract';
import type { Command, EvidenceRef } from '@mingxuan/election';
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
      const issued = must(await clients[duty].issuePaper(id, paper, on));
      teller.line({
        zh: `　　出具文书第${issued.no}号（${paper}，${issued.pages}页，${issued.sha256.slice(0, 12)}…）`,
        en: `    paper ${issued.no} issued (${paper}, ${issued.pages} p., ${issued.sha256.slice(0, 12)}…)`,
      });
    },
  };
}

async function opened(answer: Answer<CommunityView>): Promise<Open> {
  const view = must(await answer);
  if (view.status === 'UNOPENED') throw new Error('the cycle is not open');
  return view;
}
