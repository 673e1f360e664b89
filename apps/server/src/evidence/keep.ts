import type { EvidenceRef } from '@mingxuan/election';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Database } from '@mingxuan/store';
import { putFile } from '@mingxuan/store';
import { active, evidenceKind, MIME, namedToRun, safelyNamed } from './kind.ts';
import { withoutTraces } from './without-traces.ts';

/** How evidence is told from papers and rolls, which are kept beside it under their own digests. */
export const AS_EVIDENCE = '; use=evidence';

/** A file that may be kept: checked by its bytes, without what a telephone wrote into it. */
export interface CheckedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

export function checkedEvidence(name: string, sent: Buffer): Result<CheckedFile, Refusal> {
  if (namedToRun(name)) return err(active);
  const kind = evidenceKind(sent);
  if (!kind.ok) return kind;
  return ok({
    name: safelyNamed(name, kind.value),
    mime: `${MIME[kind.value]}${AS_EVIDENCE}`,
    bytes: withoutTraces(kind.value, sent),
  });
}

/** Kept encrypted, under its own digest. */
export async function keepEvidence(
  database: Pick<Database, 'pool' | 'vault'>,
  community: string,
  file: CheckedFile,
): Promise<EvidenceRef> {
  return { name: file.name, sha256: await putFile(database, community, file) };
}
