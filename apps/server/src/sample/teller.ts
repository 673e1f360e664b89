import type { Problem } from '@mingxuan/contract';
import type { Refusal, SourceRef, Text } from '@mingxuan/rulebook';

/** Who listens to the story: the demo prints it, the console's sample load stays silent. */
export interface Teller {
  readonly chapter: (title: Text) => void;
  /** Something happened; the articles behind it. */
  readonly line: (said: Text, sources?: readonly SourceRef[]) => void;
  /** Something was tried and, as it should be, refused. */
  readonly refused: (tried: Text, refusal: Refusal) => void;
  readonly progress: (what: Text, done: number, total: number) => void;
}

export const silent: Teller = {
  chapter: () => undefined,
  line: () => undefined,
  refused: () => undefined,
  progress: () => undefined,
};

/** The story cannot go on: something that should have worked was refused. */
export class StoryStopped extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.refusal.message.en);
    this.problem = problem;
  }
}
