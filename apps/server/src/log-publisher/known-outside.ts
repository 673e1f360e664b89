import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Policy } from '@mingxuan/ledger';
import type { Text } from '@mingxuan/rulebook';
import { newestCheckpoint } from '@mingxuan/store';
import type { AskParts } from './ask-witnesses.ts';
import { askWitness, shortText } from './ask-witnesses.ts';
import type { Seen } from './standing.ts';
import { writeDurably } from './write-durably.ts';

/** Where it is looked up what was seen of the log: beside the keys it was signed with, in copies of it, and with its witnesses. */
export interface Outside {
  /** Asks all that the policy names; nobody else. */
  readonly seen: (policy: Policy) => Promise<readonly Seen[]>;
  /** Remembers beside the keys what was signed. */
  readonly signed: (note: string) => Promise<void>;
  /** Whether the database was put back from a backup and not yet held against what is known. */
  readonly restored: () => Promise<boolean>;
  readonly settled: () => Promise<void>;
}

/** Written by `mingxuan restore`. */
export const RESTORED = 'log-restored.json';
const SIGNED = path.join('keys', 'log-signed.checkpoint');
const PATIENCE_MS = 5000;

export function knownOutside(dataDir: string, parts: Omit<AskParts, 'policy'>, signal: AbortSignal): Outside {
  const own = path.join(dataDir, SIGNED);
  const mark = path.join(dataDir, RESTORED);
  return {
    seen: (policy) =>
      Promise.all([
        readFile(own, 'utf8').then(
          (note): Seen => ({ kind: 'NOTE', by: OWN, note }),
          // One that is there and cannot be read may say more than the database does.
          (cause: NodeJS.ErrnoException): Seen => ({ kind: cause.code === 'ENOENT' ? 'NOTHING' : 'SILENT', by: OWN }),
        ),
        ...policy.logs.flatMap(({ url }) => (url === null ? [] : [copySeen(parts.fetch, url, signal)])),
        ...policy.witnesses.flatMap((witness) => (witness.url === null ? [] : [witnessSeen(parts, witness, signal)])),
      ]),
    signed: (note) => writeDurably(own, note),
    restored: () =>
      readFile(mark).then(
        () => true,
        () => false,
      ),
    settled: () => rm(mark, { force: true }),
  };
}

const OWN: Text = {
  zh: '本机钥匙旁的签发记录（keys/log-signed.checkpoint）',
  en: 'the record beside our keys (keys/log-signed.checkpoint)',
};

/** The newest checkpoint in a copy of the log: a web address, or `file:` and a folder. */
async function copySeen(send: typeof fetch, url: string, signal: AbortSignal): Promise<Seen> {
  const by = { zh: `日志的副本 ${url}`, en: `the copy of the log at ${url}` };
  const note = url.startsWith('file:')
    ? await readFile(path.join(fileURLToPath(url), 'checkpoint'), 'utf8').catch(() => null)
    : await get(send, `${url.replace(/\/+$/, '')}/checkpoint`, signal);
  return note === null ? { kind: 'SILENT', by } : { kind: 'NOTE', by, note };
}

/** What a witness cosigned last: its own copy of the checkpoint if it gives it, otherwise what it says when it is asked to cosign ours. */
async function witnessSeen(
  parts: Omit<AskParts, 'policy'>,
  witness: Policy['witnesses'][number],
  signal: AbortSignal,
): Promise<Seen> {
  const by = { zh: `见证人 ${witness.name}`, en: `the witness ${witness.name}` };
  const url = witness.url ?? '';
  const held = await get(parts.fetch, `${url.replace(/\/+$/, '')}/checkpoint`, signal);
  if (held !== null && held !== '') return { kind: 'NOTE', by, note: held };
  const newest = await newestCheckpoint(parts.pool);
  if (newest === null) return { kind: held === null ? 'SILENT' : 'NOTHING', by };
  const asked = await askWitness(parts, { ...witness, url }, newest, signal);
  switch (asked.kind) {
    case 'LOST':
      return { kind: 'SIZE', by, size: asked.size };
    case 'UNREACHABLE':
      return { kind: 'SILENT', by };
    case 'COSIGNED':
      return { kind: 'NOTHING', by };
    case 'REFUSED':
      // Whoever does not watch this log, or under another key, has seen nothing of it. Any other refusal may hide that it has.
      if (asked.status === 403 || asked.status === 404) return { kind: 'NOTHING', by };
      return {
        kind: 'SILENT',
        by: { zh: `${by.zh}（${asked.message.zh}）`, en: `${by.en} (${asked.message.en})` },
      };
  }
}

async function get(send: typeof fetch, url: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await send(url, {
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    if (response.ok) return await shortText(response);
    await response.body?.cancel();
    return null;
  } catch {
    return null;
  }
}
