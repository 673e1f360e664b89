import type { EvidenceRef } from '@mingxuan/election';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Context } from 'hono';
import type { CheckedFile } from '../evidence/keep.ts';
import { checkedEvidence, keepEvidence } from '../evidence/keep.ts';
import type { Database } from '@mingxuan/store';
import { createCounts, HOUR } from './counts.ts';
import { formFields } from './form-fields.ts';

/** From where something is sent, and to whom. */
interface Sender {
  readonly community: string;
  readonly address: string;
}

/**
 * How many complaints and objections came from an address and to a community. What is still being read counts as well: many that
 * are sent at the same moment would otherwise all be below the limit.
 */
export interface Sendings {
  /** Reads one, or answers null where too many came. `read` says that it was a whole form, of so many bytes: only then it counts. */
  readonly reading: <T>(
    sender: Sender,
    now: number,
    read: (whole: (bytes: number) => void) => Promise<T>,
  ) => Promise<T | null>;
}

/** Each may lie in memory whole. */
const READ_AT_ONCE = 24;
/** What strangers may put on the disk for one community in a day. */
const BYTES_A_DAY = 500 * 1024 * 1024;

/** Few enough to keep a stranger from filling the ledger, enough for everybody who shares an office's address. */
export function createSendings(): Sendings {
  const times = createCounts<Sender>([
    { key: ({ address }) => `a ${address}`, most: 5, within: HOUR },
    { key: ({ community }) => `c ${community}`, most: 200, within: 24 * HOUR },
  ]);
  const space = createCounts<{ readonly community: string; readonly bytes: number }>([
    { key: ({ community }) => community, most: BYTES_A_DAY, within: 24 * HOUR, weight: ({ bytes }) => bytes },
  ]);
  let beingRead = 0;
  return {
    reading: async (sender, now, read) => {
      const { community } = sender;
      const room = beingRead < READ_AT_ONCE && space.below({ community, bytes: 0 }, now);
      if (!room || !times.below(sender, now)) return null;
      times.add(sender, now);
      beingRead += 1;
      let counts = false;
      try {
        return await read((bytes) => {
          counts = true;
          space.add({ community, bytes }, now);
        });
      } finally {
        beingRead -= 1;
        if (!counts) times.takeBack(sender);
      }
    },
  };
}

export const tooManySent: Refusal = {
  code: 'TOO_MANY_SENT',
  message: { zh: '现在收到的太多，暂时不能在网上提交。', en: 'Too many came in just now; try again later.' },
  remedy: {
    zh: '请过一小时再试，或者到社区、街道当面提出，也可以寄信。',
    en: 'Try again in an hour, or come in person or write a letter.',
  },
  sources: [],
};

/** What a form of the residents' pages may carry: three photographs or scans, sixteen megabytes in all. */
export const FILES_MB = 16;
const MOST_FILES = 3;
const tooManyFiles: Refusal = {
  code: 'TOO_MANY_FILES',
  message: { zh: `材料最多${MOST_FILES}份。`, en: `At most ${MOST_FILES} files.` },
  remedy: {
    zh: '请挑最要紧的，其余当面交或者寄来；也可以合成一个 PDF。',
    en: 'Send the most important ones and bring the others, or join them in one PDF.',
  },
  sources: [],
};

export interface SentForm {
  readonly fields: unknown;
  readonly files: readonly File[];
}

export const bytesOf = (files: readonly File[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** A form with or without files, or JSON; `null` where it cannot be read. */
export async function sentForm(c: Context): Promise<SentForm | null> {
  try {
    if (c.req.header('content-type')?.includes('json') === true) {
      return { fields: JSON.parse(await c.req.text()) as unknown, files: [] };
    }
    return await formFields(c);
  } catch {
    return null;
  }
}

/** Keeps what came with a form, each told by its bytes; where one is not taken none is kept. */
export async function keepSent(
  { database }: { readonly database: Pick<Database, 'pool' | 'vault'> },
  community: string,
  files: readonly File[],
): Promise<Result<readonly EvidenceRef[], Refusal>> {
  if (files.length > MOST_FILES) return err(tooManyFiles);
  const checked: CheckedFile[] = [];
  for (const [index, file] of files.entries()) {
    // The name a file had on somebody's telephone is theirs; here it is only which of them it is.
    const one = checkedEvidence(`材料${index + 1}${ending(file.name)}`, Buffer.from(await file.arrayBuffer()));
    if (!one.ok) return one;
    checked.push(one.value);
  }
  const kept: EvidenceRef[] = [];
  for (const file of checked) kept.push(await keepEvidence(database, community, file));
  return ok(kept);
}

const ending = (name: string): string => /\.[a-z]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';
