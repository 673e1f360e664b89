import { HASH_PATTERN } from './digest.ts';
import type { Head } from './entry.ts';
import { isLabel } from './entry.ts';
import type { Fault } from './fault.ts';
import { broken } from './fault.ts';
import type { KeyFault, SigningKey, VerifierKey } from './keys.ts';
import { isKeyName } from './keys.ts';
import type { NoteFault } from './note.ts';
import { openNote, signNote } from './note.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** Where one community's chain ends. */
export interface CommunityHead extends Head {
  readonly community: string;
}

/** The ends of all chains of one installation at one moment. */
export interface Checkpoint {
  /** Which installation: a name under its own control, as `mz.example.gov.cn/mingxuan`. */
  readonly origin: string;
  /** One per community, ordered by `community` (UTF-16 units). */
  readonly heads: readonly CommunityHead[];
}

export type CheckpointCode = 'BAD_CHECKPOINT';
export type CheckpointFault = Fault<CheckpointCode> | NoteFault | KeyFault;

const SECOND_LINE = 'mingxuan heads v1';

/** Signs the heads. They may come in any order; two for one community are refused. */
export function signCheckpoint(checkpoint: Checkpoint, key: SigningKey): Result<string, CheckpointFault> {
  const heads = [...checkpoint.heads].sort((a, b) => (a.community < b.community ? -1 : 1));
  const lines = heads.map((head) => `${head.community} ${head.seq} ${head.hash}\n`);
  const text = `${checkpoint.origin}\n${SECOND_LINE}\n${lines.join('')}`;
  const checked = parseText(text);
  return checked.ok ? signNote(text, key) : checked;
}

/** Checks the signature by `key` and reads the heads. */
export function verifyCheckpoint(note: string, key: VerifierKey): Result<Checkpoint, CheckpointFault> {
  const text = openNote(note, key);
  return text.ok ? parseText(text.value) : text;
}

function parseText(text: string): Result<Checkpoint, CheckpointFault> {
  const [origin, second, ...lines] = text.slice(0, -1).split('\n');
  if (!isKeyName(origin)) return bad('第一行不是来源名称', 'line 1 is not an origin');
  if (second !== SECOND_LINE) return bad(`第二行应为“${SECOND_LINE}”`, `line 2 must be "${SECOND_LINE}"`);
  const heads: CommunityHead[] = [];
  for (const line of lines) {
    const [community, digits, hash, ...rest] = line.split(' ');
    const seq = Number(digits);
    const wellFormed = isLabel(community) && Number.isSafeInteger(seq) && seq >= 0 && String(seq) === digits;
    if (!wellFormed || hash === undefined || !HASH_PATTERN.test(hash) || rest.length > 0) {
      return bad(`第 ${heads.length + 3} 行写法不对`, `line ${heads.length + 3} is malformed`);
    }
    const before = heads.at(-1);
    if (before !== undefined && before.community >= community) {
      return bad(`社区“${community}”重复或次序不对`, `community ${community} is repeated or out of order`);
    }
    heads.push({ community, seq, hash });
  }
  return ok({ origin, heads });
}

const bad = (zh: string, en: string): { readonly ok: false; readonly error: CheckpointFault } =>
  err(broken('BAD_CHECKPOINT', null, {}, `检查点不成立：${zh}`, `bad checkpoint: ${en}`));
