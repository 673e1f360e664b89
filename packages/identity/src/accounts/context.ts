import type pg from 'pg';
import type { Random } from './password.ts';

/** What every act on accounts needs, handed in by the caller. */
export interface Context {
  readonly pool: pg.Pool;
  readonly now: () => Date;
  readonly random: Random;
}
