import type { CommunitySummary } from '@mingxuan/contract';
import type { State } from '@mingxuan/election';
import { isAskedFor } from '@mingxuan/election';
import { GENESIS } from '@mingxuan/ledger';
import type { IsoDate } from '@mingxuan/rulebook';
import type { Database, HeadRow, LedgerStore } from '@mingxuan/store';
import { headsOf, keepStandings, readStandings } from '@mingxuan/store';
import type { Kept, OpenTask } from './kept-standing.ts';
import { lengthened, look, shortened, summarise, unopened } from './kept-standing.ts';

export type { OpenTask } from './kept-standing.ts';

/** Where every community stands, quickly, for offices with thousands of them. */
export interface Standing {
  /**
   * In the given order; communities that cannot be read are left out. Where more ledgers have gone on than are read while somebody
   * waits, the rest are read behind: their rows say so (`reading`), and hold what was known before.
   */
  readonly of: (communities: readonly Named[], today: IsoDate) => Promise<readonly CommunitySummary[]>;
  /** What is open in each of them, as it was kept: days, not how many of them are left. */
  readonly open: (communities: readonly Named[], today: IsoDate) => Promise<readonly OpenIn[]>;
  /** Reads behind whatever has gone on since it was last read, so that the first who looks need not wait. */
  readonly start: (communities: readonly Named[], today: IsoDate) => Promise<void>;
  /** All that is being read behind is read and kept. */
  readonly settled: () => Promise<void>;
  /** Reads no further, and ends when what is under way is kept. */
  readonly stop: () => Promise<void>;
}

/** A community with what is open there. */
export interface OpenIn {
  readonly id: string;
  readonly name: string;
  /** Today as the community lives it. */
  readonly today: IsoDate;
  readonly tasks: readonly OpenTask[];
  /** Its ledger has gone on, and is still being read. */
  readonly reading: boolean;
}

interface Named {
  readonly communityId: string;
  readonly name: string;
}

/** So many ledgers are read while somebody waits for the list; more than that behind. */
const AT_ONCE = 24;
/** Read side by side behind: acts that people wait for must not stand in line with them. */
const SIDE_BY_SIDE = 2;
/** Kept together. */
const BATCH = 50;

interface Found {
  readonly known: Kept;
  readonly reading: boolean;
}

/**
 * Folding thousands of ledgers takes minutes; what was made of one is kept until its chain has grown, in memory and in the database, so
 * that a start need not fold them again. One query tells where all chains end. `version` names the program: what another one made is
 * not believed.
 */
export function createStanding(
  database: Pick<Database, 'pool' | 'vault'>,
  ledger: LedgerStore<State>,
  version: string,
): Standing {
  const kept = new Map<string, Kept>();
  /** Ledgers that could not be read, by the hash of their last entry: tried again once that is another one. */
  const unreadable = new Map<string, string>();
  const behind = createBehind();
  let opening: Promise<void> | null = null;
  let isLoaded = false;
  let loading: Promise<void> | null = null;
  const load = (): Promise<void> =>
    (loading ??= (async () => {
      for await (const rows of readStandings(database, version))
        for (const { communityId, seq, hash, kept: text } of rows)
          if (!kept.has(communityId)) kept.set(communityId, lengthened({ seq, hash }, text));
      isLoaded = true;
    })().finally(() => {
      loading = null;
    }));

  const read = async ({ communityId, name }: Named, head: HeadRow, today: IsoDate): Promise<Kept | null> => {
    const made = await look(ledger, communityId, name, today);
    if (made === null) unreadable.set(communityId, head.hash);
    else kept.set(communityId, made);
    return made;
  };
  const keep = async (made: readonly Kept[]): Promise<void> => {
    const rows = made
      .filter(({ seq }) => seq > 0)
      .map((one) => ({ communityId: one.about.id, seq: one.seq, hash: one.hash, kept: shortened(one) }));
    // It only spares work: whatever is not kept is read again after the next start.
    await keepStandings(database, version, rows).catch(() => undefined);
  };

  const readAll = async (stale: readonly (readonly [Named, HeadRow])[], today: IsoDate): Promise<void> => {
    const made: Kept[] = [];
    for (const [community, head] of stale) {
      const one = await read(community, head, today);
      if (one !== null) made.push(one);
    }
    await keep(made);
  };

  const each = async (communities: readonly Named[], today: IsoDate): Promise<readonly Found[]> => {
    // What was kept is read behind as well, where it is of thousands.
    const later = !isLoaded && communities.length > AT_ONCE;
    if (later) opening ??= begin(communities, today);
    else if (!isLoaded) await load();
    const heads = new Map((await headsOf(database)).map((head) => [head.communityId, head]));
    const headOf = (id: string): HeadRow => heads.get(id) ?? { communityId: id, ...GENESIS };
    const isStale = (id: string): boolean => {
      const { seq, hash } = headOf(id);
      return seq > 0 && kept.get(id)?.hash !== hash && unreadable.get(id) !== hash;
    };
    const stale = communities
      .filter(({ communityId }) => isStale(communityId))
      .map((community) => [community, headOf(community.communityId)] as const);
    if (stale.length <= AT_ONCE) await readAll(stale, today);
    else if (!later) behind.read(stale, (batch) => readAll(batch, today));
    return communities.flatMap(({ communityId, name }): Found[] => {
      const { seq, hash } = headOf(communityId);
      if (seq === 0) return [{ known: unopened(communityId, name), reading: false }];
      if (unreadable.get(communityId) === hash) return [];
      const known = kept.get(communityId);
      // Entries that came while these were read make one newer than its head was: that is no reason to wait.
      const reading = known === undefined || (known.hash !== hash && known.seq <= seq);
      return [{ known: known ?? unopened(communityId, name), reading }];
    });
  };
  const begin = (communities: readonly Named[], today: IsoDate): Promise<void> =>
    load()
      .then(async () => void (await each(communities, today)))
      // A database that is away for a moment: whoever looks next begins again.
      .catch(() => undefined)
      .finally(() => {
        opening = null;
      });
  return {
    of: async (communities, today) =>
      (await each(communities, today)).map(({ known, reading }) => {
        // On one day, nothing new in a community means nothing new to say of it.
        if (known.said?.on !== today) known.said = { on: today, summary: summarise(known, today) };
        return { ...known.said.summary, reading };
      }),
    open: async (communities, today) =>
      (await each(communities, today)).map(({ known: { about, ownToday, open }, reading }) => ({
        id: about.id,
        name: about.name,
        today: ownToday ?? today,
        tasks: open.filter((task) => isAskedFor(task, ownToday ?? today)),
        reading,
      })),
    start: async (communities, today) => {
      await load();
      await each(communities, today);
    },
    settled: async () => {
      await opening;
      await behind.settled();
    },
    stop: async () => {
      await opening;
      await behind.stop();
    },
  };
}

type Stale = readonly [Named, HeadRow];

interface Behind {
  /** Puts them in line, each once. */
  readonly read: (stale: readonly Stale[], batch: (some: readonly Stale[]) => Promise<void>) => void;
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What is read while nobody waits for it: a few at a time, in batches that are kept together. */
function createBehind(): Behind {
  const line = new Map<string, () => Promise<void>>();
  const waiting = new Set<string>();
  let stopped = false;
  let working: Promise<void> = Promise.resolve();
  let workers = 0;
  const work = async (): Promise<void> => {
    for (const [key, job] of line) {
      if (stopped) return;
      line.delete(key);
      await job();
    }
  };
  return {
    read: (stale, batch) => {
      const fresh = stale.filter(([{ communityId }]) => !waiting.has(communityId));
      for (let from = 0; from < fresh.length; from += BATCH) {
        const some = fresh.slice(from, from + BATCH);
        const ids = some.map(([{ communityId }]) => communityId);
        for (const id of ids) waiting.add(id);
        line.set(ids.join(' '), () =>
          batch(some)
            // A database that is away for a moment: the next look puts them in line again.
            .catch(() => undefined)
            .finally(() => {
              for (const id of ids) waiting.delete(id);
            }),
        );
      }
      const begin = Math.min(SIDE_BY_SIDE - workers, line.size);
      for (let i = 0; i < begin; i += 1) {
        workers += 1;
        const one = work().finally(() => {
          workers -= 1;
        });
        working = Promise.all([working, one]).then(() => undefined);
      }
    },
    settled: () => working,
    stop: async () => {
      stopped = true;
      await working;
    },
  };
}
