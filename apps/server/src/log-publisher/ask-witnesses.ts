import type { LogKey, Policy, PolicyWitness } from '@mingxuan/ledger';
import {
  addCosignatures,
  consistencyPaths,
  formatAddCheckpoint,
  formatVkey,
  proveConsistency,
  readResponse,
} from '@mingxuan/ledger';
import type { Text } from '@mingxuan/rulebook';
import type { Database, LogCheckpoint } from '@mingxuan/store';
import { keepCosignature, lastCosigned, readLogFiles } from '@mingxuan/store';

/** What came of asking one witness. */
export type Asked = { readonly witness: string; readonly message: Text } & (
  | { readonly kind: 'COSIGNED' | 'UNREACHABLE' }
  /** `status`: of its answer; null where it answered well and what it gave is worth nothing. */
  | { readonly kind: 'REFUSED'; readonly status: number | null }
  /** It has cosigned a larger tree than ours, of so many leaves: we have lost what we published. */
  | { readonly kind: 'LOST'; readonly size: number }
);

export interface AskParts {
  readonly pool: Database['pool'];
  readonly policy: Policy;
  readonly now: () => string;
  readonly fetch: typeof fetch;
}

const PATIENCE_MS = 10_000;
const LONGEST_ANSWER = 64 * 1024;

/** Asks every witness of the policy that has an address to cosign the checkpoint; no other address is ever asked. */
export const askWitnesses = (
  parts: AskParts,
  checkpoint: LogCheckpoint,
  signal: AbortSignal,
): Promise<readonly Asked[]> =>
  Promise.all(
    parts.policy.witnesses.flatMap(({ url, ...witness }) =>
      url === null ? [] : [askWitness(parts, { ...witness, url }, checkpoint, signal)],
    ),
  );

type Reachable = Omit<PolicyWitness, 'url'> & { readonly url: string };

/** Asks one of them. */
export async function askWitness(
  parts: Omit<AskParts, 'policy'>,
  witness: Reachable,
  checkpoint: LogCheckpoint,
  signal: AbortSignal,
): Promise<Asked> {
  const tell = (kind: 'COSIGNED' | 'UNREACHABLE', zh: string, en: string): Asked => ({
    witness: witness.name,
    kind,
    message: { zh, en },
  });
  const refused = (status: number | null, zh: string, en: string): Asked => ({
    witness: witness.name,
    kind: 'REFUSED',
    status,
    message: { zh, en },
  });
  let old = await lastCosigned(parts.pool, formatVkey(witness.key));
  // Once as far as we know, and once more from where the witness says that it stands.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (old > checkpoint.size) {
      const message = {
        zh: `它见证过更大的日志（${old} 项）`,
        en: `it has cosigned ${old} leaves, more than there are`,
      };
      return { witness: witness.name, kind: 'LOST', size: old, message };
    }
    const reply = await post(parts, witness.url, old, checkpoint, signal);
    if (typeof reply === 'string') return tell('UNREACHABLE', `没有应答：${reply}`, `no answer: ${reply}`);
    // Busy or broken: it has said nothing of what it saw.
    if (reply.kind === 'REFUSED' && (reply.status >= 500 || reply.status === 429))
      return tell('UNREACHABLE', `暂时不能应答（${reply.status}）`, `cannot answer now (${reply.status})`);
    if (reply.kind === 'REFUSED') return refused(reply.status, `拒绝（${reply.status}）`, `refused (${reply.status})`);
    if (reply.kind === 'COSIGNED') {
      const kept = await keepLines(parts, witness.key, checkpoint, reply.lines);
      return kept
        ? tell('COSIGNED', '已见证', 'cosigned')
        : refused(null, '应答里没有它的有效签名', 'no valid signature of its own in the answer');
    }
    old = reply.size;
  }
  return refused(null, '说不清见证到了哪里', 'it does not say consistently where it stands');
}

async function post(
  { pool, fetch: send }: Omit<AskParts, 'policy'>,
  url: string,
  oldSize: number,
  { size, note }: LogCheckpoint,
  signal: AbortSignal,
) {
  const files = await readLogFiles(pool, consistencyPaths(oldSize, size));
  const proof = proveConsistency(oldSize, size, (path) => files.get(path));
  if (!proof.ok) return proof.error.message.en;
  try {
    const response = await send(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: formatAddCheckpoint({ oldSize, proof: proof.value, checkpoint: note }),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    const reply = readResponse(response.status, await shortText(response));
    return reply.ok ? reply.value : reply.error.message.en;
  } catch (cause) {
    return cause instanceof Error ? cause.name : 'error';
  }
}

/** The answer's text, up to a length that no honest one has. */
export async function shortText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (response.body === null) return '';
  for await (const part of response.body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > LONGEST_ANSWER) return '';
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Keeps what holds under the witness's own key. */
export async function keepLines(
  { pool, now }: Pick<AskParts, 'pool' | 'now'>,
  key: LogKey,
  { size, note }: LogCheckpoint,
  lines: readonly string[],
): Promise<boolean> {
  const added = addCosignatures(note, lines, [key]);
  const line = added.ok ? added.value.slice(note.length) : '';
  if (line === '') return false;
  await keepCosignature(pool, { size, witness: formatVkey(key), line, at: now() });
  return true;
}
