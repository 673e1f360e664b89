import type { State } from '@mingxuan/election';
import type { Renderer } from '@mingxuan/documents';
import type { Identity } from '@mingxuan/identity';
import type { SigningKey } from '@mingxuan/ledger';
import type { Database, LedgerStore } from '@mingxuan/store';
import type { Clock } from './clock.ts';

/** What the routes work with. Made once by `start`, closed by it. */
export interface Services {
  readonly database: Database;
  readonly ledger: LedgerStore<State>;
  readonly identity: Identity;
  readonly renderer: Renderer;
  readonly signingKey: SigningKey;
  readonly clock: Clock;
  readonly version: string;
  readonly newId: () => string;
}
