import { createHash } from 'node:crypto';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Database } from './database.ts';
import { placeOf } from './private-values.ts';
import type { FileRow } from './schema.ts';
import { within } from './scope.ts';

/** A piece of evidence or an issued paper. */
export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly bytes: Buffer;
}

/** Keeps a file, encrypted, under the SHA-256 of its bytes and returns that. The same bytes twice are kept once, under their first name. */
export async function putFile(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  file: { readonly name: string; readonly mime: string; readonly bytes: Buffer },
): Promise<string> {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  await within(pool, communityId).query(
    `INSERT INTO file (community_id, sha256, name, mime, size, bytes) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (community_id, sha256) DO NOTHING`,
    [
      communityId,
      sha256,
      file.name,
      file.mime,
      file.bytes.length,
      vault.seal(placeOf.file(communityId, sha256), file.bytes),
    ],
  );
  return sha256;
}

/** The file, opened; null when there is none. A refusal says that it was changed, or that its key is missing. */
export async function getFile(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  sha256: string,
): Promise<Result<StoredFile | null, Refusal>> {
  const { rows } = await within(pool, communityId).query<FileRow>(
    'SELECT * FROM file WHERE community_id = $1 AND sha256 = $2',
    [communityId, sha256],
  );
  const row = rows[0];
  // Emptied when its term ended: that there was one is all that is left.
  if (row === undefined || row.bytes.length === 0) return ok(null);
  const bytes = vault.open(placeOf.file(communityId, sha256), row.bytes);
  if (!bytes.ok) return bytes;
  return ok({ sha256: row.sha256, name: row.name, mime: row.mime, size: row.size, bytes: bytes.value });
}
