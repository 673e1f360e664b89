import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { State } from '@mingxuan/election';
import type { CommunityFacts, PaperTold, SiteFile, SiteFrame } from '@mingxuan/portal';
import { cityFiles, communityFacts, communityFiles } from '@mingxuan/portal';
import type { Database, LedgerStore } from '@mingxuan/store';
import { getFile, within } from '@mingxuan/store';
import { isPersonalPaper } from '../cycle/personal-papers.ts';
import { furtherLanguages } from './further-languages.ts';

/** Publishes what residents may see as plain files, and again whenever it changes. */
export interface Publisher {
  readonly dir: string;
  /** Something was recorded in a community: its pages follow within a moment, without holding up whoever recorded it. */
  readonly changed: (community: string, types: readonly string[]) => void;
  /** Every community anew, as at the start of the program. */
  readonly publishAll: () => Promise<void>;
  /** Until all that has been asked for is written. */
  readonly settled: () => Promise<void>;
}

export interface PublisherParts {
  /** The folder that holds the site. It can be copied anywhere. */
  readonly dir: string;
  /** The host's own marks, `header.html` and `footer.html`, and further languages in `languages/`, where they are there. */
  readonly slots: string;
  /** Where the site finds the public API; `null` for a copy that has none. */
  readonly api: string | null;
  readonly database: Pick<Database, 'pool' | 'vault'>;
  readonly ledger: LedgerStore<State>;
  /** The public log's proof of a paper; `null` while there is none that would convince. */
  readonly proofOf: (community: string, sha256: string) => Promise<string | null>;
  /** Where the site's style, script and mark lie. */
  readonly assets: string;
  readonly failed: (community: string, cause: unknown) => void;
}

/**
 * Who has received a ballot is nobody's business outside, so these change no page. They are also the many: a page must
 * not be written anew for every voter at the door.
 */
const SILENT = ['VOTER_CHECKED_IN', 'CHECK_IN_UNDONE', 'BUNDLE_ENTERED'] as const;

/** How long the table of all communities may lag while pages keep coming. */
const CITY_MS = 2000;

const isSilent = (type: string): boolean => SILENT.some((silent) => silent === type);

export function createPublisher(parts: PublisherParts): Publisher {
  const known = new Map<string, CommunityFacts>();
  const waiting = new Set<string>();
  let working: Promise<void> = Promise.resolve();
  let cityWritten = Number.NEGATIVE_INFINITY;
  /** The frame of the last writing: a new language or mark is for every page, else links led to pages that are not there. */
  let framed = '';
  /** The table of all communities is wanted even where no community has changed. */
  let cityDue = false;

  /** One at a time, so that two versions of a page never race; what came meanwhile is done in one go. */
  const work = (): Promise<void> => {
    working = working.then(async () => {
      if (waiting.size === 0 && !cityDue) return;
      const frame = await frameOf(parts);
      const spelled = spelledFrame(frame);
      if (framed !== spelled) for (const community of known.keys()) waiting.add(community);
      framed = spelled;
      const now = [...waiting];
      waiting.clear();
      for (const community of now) {
        try {
          await publishCommunity(parts, frame, known, community);
        } catch (cause) {
          parts.failed(community, cause);
        }
      }
      // With thousands of communities this table is the dearest page: it waits while more is coming, though not for long.
      if (waiting.size > 0 && performance.now() - cityWritten < CITY_MS) return;
      cityWritten = performance.now();
      cityDue = false;
      await writeFiles(parts.dir, cityFiles(frame, [...known.values()])).catch((cause) => parts.failed('*', cause));
    });
    return working;
  };
  return {
    dir: parts.dir,
    changed: (community, types) => {
      if (types.every(isSilent)) return;
      waiting.add(community);
      void work();
    },
    publishAll: async () => {
      try {
        await copyAssets(parts);
        for (const { communityId } of await parts.ledger.communities()) waiting.add(communityId);
      } catch (cause) {
        // Pages that cannot be written must not stop the program that records.
        parts.failed('*', cause);
        return;
      }
      // The table is written once, after the pages it is made of: until then the one from before stays to be read.
      cityDue = true;
      await work();
    },
    settled: () => work(),
  };
}

async function publishCommunity(
  parts: PublisherParts,
  frame: SiteFrame,
  known: Map<string, CommunityFacts>,
  community: string,
): Promise<void> {
  const current = await parts.ledger.current(community);
  if (!current.ok || current.value.state.status === 'UNOPENED') return;
  const asOf = await lastTold(parts, community, current.value.head.seq);
  const facts = communityFacts({ id: community, cycle: current.value.state, asOf, isPersonalPaper });
  const told = await writePapers(parts, facts);
  await writeFiles(parts.dir, communityFiles(frame, facts, told));
  known.set(community, facts);
}

/** The last entry that a page tells of: the same ledger gives the same pages, whenever they are written. */
async function lastTold(
  { database }: PublisherParts,
  community: string,
  upTo: number,
): Promise<{ readonly seq: number; readonly at: string }> {
  const { rows } = await within(database.pool, community).query<{ seq: number; at: string }>(
    `SELECT seq, at FROM ledger_entry WHERE community_id = $1 AND seq <= $2 AND type <> ALL ($3::text[])
      ORDER BY seq DESC LIMIT 1`,
    [community, upTo, [...SILENT]],
  );
  const [last] = rows;
  if (last === undefined) throw new Error(`no entry of ${community} to tell of`);
  return last;
}

/** Papers never change, so what lies there is left alone: the bytes, the words they were frozen with, and the proof of them. */
async function writePapers(parts: PublisherParts, facts: CommunityFacts): Promise<ReadonlyMap<number, PaperTold>> {
  const { dir, proofOf } = parts;
  const told = new Map<number, PaperTold>();
  for (const { no, file, sha256, words } of facts.notices) {
    if (file === null) continue;
    const at = path.join(dir, facts.id, file);
    await kept(at, () => storedFile(parts, facts.id, sha256));
    const lines =
      words === null
        ? null
        : await kept(path.join(dir, facts.id, words.file), () => storedFile(parts, facts.id, words.sha256));
    const proof = await kept(`${at}.tlog-proof`, async () => {
      const spelled = await proofOf(facts.id, sha256);
      return spelled === null ? null : Buffer.from(spelled, 'utf8');
    });
    told.set(no, { lines: lines?.toString('utf8').split('\n') ?? [], proof: proof !== null });
  }
  return told;
}

/** What lies at a place, or is put there now; `null` where there is nothing to put. */
async function kept(target: string, make: () => Promise<Buffer | null>): Promise<Buffer | null> {
  const before = await readFile(target).catch(() => null);
  if (before !== null) return before;
  const made = await make();
  if (made !== null) await writeWhole(target, made);
  return made;
}

async function storedFile({ database }: PublisherParts, community: string, sha256: string): Promise<Buffer | null> {
  const found = await getFile(database, community, sha256);
  if (!found.ok) throw new Error(found.error.code);
  return found.value === null ? null : Buffer.from(found.value.bytes);
}

const writeFiles = async (dir: string, files: readonly SiteFile[]): Promise<void> => {
  for (const { path: below, text } of files) {
    const target = path.join(dir, below);
    const before = await readFile(target, 'utf8').catch(() => null);
    if (before !== text) await writeWhole(target, text);
  }
};

/** A reader sees the old page or the new one, never half of one. */
async function writeWhole(target: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(target), { recursive: true });
  const draft = `${target}.new`;
  await writeFile(draft, content);
  await rename(draft, target);
}

async function copyAssets({ dir, assets }: PublisherParts): Promise<void> {
  await mkdir(path.join(dir, 'assets'), { recursive: true });
  // The checking page is one file, and lies beside the communities.
  for (const name of (await readdir(assets)).filter((one) => one !== 'verify.html'))
    await copyFile(path.join(assets, name), path.join(dir, 'assets', name));
  await copyFile(path.join(assets, 'verify.html'), path.join(dir, 'verify.html'));
}

async function frameOf(parts: PublisherParts): Promise<SiteFrame> {
  const { slots, api } = parts;
  const slot = (name: string): Promise<string> => readFile(path.join(slots, name), 'utf8').catch(() => '');
  return {
    header: await slot('header.html'),
    footer: await slot('footer.html'),
    api,
    languages: await furtherLanguages(path.join(slots, 'languages'), (cause) => parts.failed('*', cause)),
  };
}

const spelledFrame = ({ languages, ...rest }: SiteFrame): string =>
  JSON.stringify([rest, languages.map((language) => ({ ...language, words: [...language.words] }))]);
