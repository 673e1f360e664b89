import type { State } from '@mingxuan/election';
import type { Fetch } from '@mingxuan/contract';
import type { CityTemplates, Renderer } from '@mingxuan/documents';
import type { Identity } from '@mingxuan/identity';
import type { SigningKey } from '@mingxuan/ledger';
import type { Database, LedgerStore } from '@mingxuan/store';
import type { Clock } from './clock.ts';
import type { CallBoards } from './call-boards.ts';
import type { Standing } from './cycle/standing.ts';
import type { LogPublisher } from './log-publisher/log-publisher.ts';
import type { GuessLimit } from './portal/guess-limit.ts';
import type { Batches } from './paper-batches/batches.ts';
import type { Publisher } from './portal/publisher.ts';
import type { Sendings } from './portal/sent-form.ts';
import type { RollChecker } from './roll-check/roll-checker.ts';

/** What an installation runs on. Made once by `start`, closed by it. */
export interface Services {
  readonly database: Database;
  readonly ledger: LedgerStore<State>;
  /** Where every community stands, for offices with many. */
  readonly standing: Standing;
  /** The public log over all communities. */
  readonly log: LogPublisher;
  /** The residents' pages. */
  readonly publisher: Publisher;
  readonly identity: Identity;
  readonly renderer: Renderer;
  /** Templates of the installation’s own, in place of the program’s. */
  readonly cityTemplates: CityTemplates;
  /** Papers printed many at once. */
  readonly batches: Batches;
  readonly rollChecker: RollChecker;
  /** What is being called out, for projectors on other machines. */
  readonly callBoards: CallBoards;
  /** How much came from the residents' pages, and how often somebody guessed at the roll: kept in memory, a day at most. */
  readonly sendings: Sendings;
  readonly guesses: GuessLimit;
  readonly signingKey: SigningKey;
  /** Keyed digest of what a caller asked for: it cannot be guessed back from the database alone, even after an erasure. */
  readonly fingerprint: (asked: unknown) => string;
  readonly clock: Clock;
  /** The address that residents can reach, for the QR codes on papers; `null` while the installation has none. */
  readonly publicUrl: string | null;
  readonly version: string;
  readonly newId: () => string;
}

/** What the routes work with: the services, and the API itself for acts that consist of other acts. */
export interface RouteServices extends Services {
  readonly fetchInside: Fetch;
}
