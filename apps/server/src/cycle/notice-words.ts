import type { LineChange } from '@mingxuan/contract';
import type { PaperSource } from '@mingxuan/documents';
import { wordsFromCycle } from '@mingxuan/documents';
import type { Cycle, Paper } from '@mingxuan/election';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import { getFile, putFile } from '@mingxuan/store';
import type { Services } from '../services.ts';
import { lineChanges } from './line-changes.ts';

const MIME = 'text/plain; charset=utf-8';

/** Keeps the words of a paper, one line each, and returns their digest: by it two papers that say the same are told. */
export const keepWords = (services: Services, community: string, paper: string, lines: readonly string[]) =>
  putFile(services.database, community, {
    name: `${paper}.txt`,
    mime: MIME,
    bytes: Buffer.from(lines.join('\n'), 'utf8'),
  });

/** The words kept under a digest; null where there are none. */
export async function keptWords(
  services: Services,
  community: string,
  text: string | null,
): Promise<Result<readonly string[] | null, Refusal>> {
  if (text === null) return ok(null);
  const file = await getFile(services.database, community, text);
  if (!file.ok) return file;
  return ok(file.value?.mime === MIME ? file.value.bytes.toString('utf8').split('\n') : null);
}

/** The paper of this key that holds at this moment. */
export const holding = ({ papers }: Cycle, key: string): Paper | null =>
  papers.find((one) => one.paper === key && one.fate.kind === 'VALID') ?? null;

/** Lines that differ from the paper that holds; null where that one's words were not kept, or none holds. */
export async function againstHolding(
  services: Services,
  community: string,
  cycle: Cycle,
  key: string,
  lines: readonly string[],
): Promise<Result<readonly LineChange[] | null, Refusal>> {
  const before = await keptWords(services, community, holding(cycle, key)?.text ?? null);
  if (!before.ok) return before;
  return ok(before.value === null ? null : lineChanges(before.value, lines));
}

/** What a paper says by the ledger as it is now. Lines are single: a title of two lines is two. */
export async function wordsNow(
  services: Services,
  key: string,
  source: PaperSource,
): Promise<Result<readonly string[], Refusal>> {
  const words = await wordsFromCycle(services.renderer, key, source, { byHand: true });
  return words.ok ? ok(words.value.flatMap((line) => line.split('\n'))) : words;
}
