import type { Lang } from '@mingxuan/rulebook';
import type { Command } from 'commander';
import type { Answer } from '../answer.ts';

/** What every command is told: how to answer. */
export interface Spoken {
  readonly json: boolean;
  readonly lang: Lang;
}

/** Where the data lie, for commands that open them. */
export interface DataOptions extends Spoken {
  readonly data?: string;
}

/** A command of its own, with the options that all of them have. */
export type Make = (parent: Command, usage: string, about: string) => Command;

/** Prints an answer and hands its exit code on. */
export type Say = (spoken: Spoken, answered: Answer | Promise<Answer>) => Promise<void>;
