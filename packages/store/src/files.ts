import { createHash } from 'node:crypto';
import type { Queryable } from './ledger-rows.ts';
import type { FileRow } from './schema.ts';

/** A piece of evidence or an issued paper. */
export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly bytes: Buffer;
}

/** Keeps a file under its SHA-256 and returns it. The same bytes twice are kept once, under their first name. */
export async function putFile(
  db: Queryable,
  communityId: string,
  file: { readonly name: string; readonly mime: string; readonly bytes: Buffer },
): Promise<string> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await db.query(
    `INSERT INTO file (community_id, sha256, name, mime, size, bytes) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (community_id, sha256) DO NOTHING`,
    [communityId, sha256, file.name, file.mime, file.bytes.length, file.bytes],
  );
  return sha256;
}

export async function getFile(db: Queryable, communityId: string, sha256: string): Promise<StoredFile | null> {
  const { rows } = await db.query<FileRow>('SELECT * FROM file WHERE community_id = $1 AND sha256 = $2', [
    communityId,
    sha256,
  ]);
  const row = rows[0];
  if (row === undefined) return null;
  return { sha256: row.sha256, name: row.name, mime: row.mime, size: row.size, bytes: row.bytes };
}
