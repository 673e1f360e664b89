import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import { to } from 'pg-copy-streams';

/** One place where bytes lie: a table as COPY prints it, or a file. */
export interface Haystack {
  readonly where: string;
  readonly bytes: Buffer;
}

/** Every table of the database as `COPY … TO STDOUT` gives it, which is what a dump consists of. For tests. */
export async function dumpTables(owner: pg.Pool): Promise<readonly Haystack[]> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
        WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    const dump: Haystack[] = [];
    for (const { name } of rows) {
      dump.push({ where: name, bytes: await buffer(client.query(to(`COPY ${name} TO STDOUT`))) });
    }
    return dump;
  } finally {
    client.release();
  }
}

/** Every file below a folder. */
export function filesIn(folder: string): readonly Haystack[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const where = join(entry.parentPath, entry.name);
    return entry.isFile() ? [{ where, bytes: readFileSync(where) }] : [];
  });
}

/** Where any of the words stands: as it is, in hex, or in base64 at whatever place its bytes begin. */
export function findWords(haystacks: readonly Haystack[], words: readonly string[]): readonly string[] {
  const needles = words.flatMap((word) => spellings(word).map((spelled) => [word, Buffer.from(spelled)] as const));
  return haystacks.flatMap(({ where, bytes }) =>
    needles.flatMap(([word, needle]) => (bytes.includes(needle) ? [`${where}: ${word}`] : [])),
  );
}

function spellings(word: string): readonly string[] {
  const bytes = Buffer.from(word);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].flatMap((before) => {
    // The first and last characters mix with whatever stands beside the word; those between are its own.
    const spelled = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const own = spelled.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set([word, hex, hex.toUpperCase(), ...base64])];
}
