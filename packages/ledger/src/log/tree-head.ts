import { signBytes, verifierKeyOf } from '../keys.ts';
import type { SigningKey } from '../keys.ts';
import type { Hash } from '../merkle.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { fromBase64, readCount, toBase64 } from './base64.ts';
import type { LogFault } from './fault.ts';
import { refuse } from './fault.ts';
import { isClean, openNoteLines, readNote, signatureLine } from './note-lines.ts';
import type { HeldSignature, LogKey, LogKeyFault, LogSigner } from './vkey.ts';
import { cosignatureKey, cosignatureMessage, ed25519Key, signSm2, sm2Key } from './vkey.ts';

/** The tree of an installation at one moment: what a checkpoint (C2SP tlog-checkpoint) states. */
export interface TreeHead {
  /** Which log: a name under its owner's control, as `mz.example.gov.cn/mingxuan`; its keys have the same name. */
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A checkpoint with the lines that were found to hold. */
export interface OpenedTreeHead {
  readonly head: TreeHead;
  readonly held: readonly HeldSignature[];
}

/** The text that is signed: origin, size, root, one line each. We write no extension lines. */
export const treeHeadText = ({ origin, size, root }: TreeHead): string => `${origin}\n${size}\n${toBase64(root)}\n`;

/** Reads the text of a checkpoint. Extension lines are let pass, as C2SP tlog-checkpoint asks. */
export function parseTreeHead(text: string): Result<TreeHead, LogFault> {
  const [origin, digits, encoded, ...extensions] = text.split('\n');
  const size = readCount(digits);
  const root = fromBase64(encoded, 32);
  // What stands behind the last newline is empty; nothing else may be.
  const ended = extensions.at(-1) === '' && !extensions.slice(0, -1).includes('');
  if (origin === undefined || origin === '' || size === null || root === null || !ended || !isClean(text)) {
    return refuse('BAD_TREE_HEAD', '检查点写法不对', 'malformed checkpoint');
  }
  return ok({ origin, size, root });
}

/** Signs a tree head: a line of Ed25519 first, then, if there is such a key, one of SM2. */
export function signTreeHead(head: TreeHead, signer: LogSigner): Result<string, LogKeyFault> {
  const text = treeHeadText(head);
  const read = parseTreeHead(text);
  if (!read.ok) return read;
  if (signer.ed25519.name !== head.origin) {
    return refuse('BAD_KEY_LINE', '密钥名称应与日志名称相同', 'the key must have the name of the log');
  }
  const own = verifierKeyOf(signer.ed25519);
  if (!own.ok) return own;
  const signature = signBytes(signer.ed25519, Buffer.from(text, 'utf8'));
  if (!signature.ok) return signature;
  const first = signatureLine(ed25519Key(own.value), signature.value);
  if (signer.sm2 === null) return ok(`${text}\n${first}`);
  const domestic = signSm2(signer.sm2, text);
  if (!domestic.ok) return domestic;
  return ok(`${text}\n${first}${signatureLine(sm2Key(head.origin, signer.sm2.publicKey), domestic.value)}`);
}

/** Opens a checkpoint of `origin`: one of `keys` that is no witness's must have signed it, and no line by any may fail. */
export function openTreeHead(note: string, origin: string, keys: readonly LogKey[]): Result<OpenedTreeHead, LogFault> {
  const opened = openNoteLines(note, keys);
  if (!opened.ok) return opened;
  if (!opened.value.held.some(({ key }) => key.type !== 'COSIGNATURE'))
    return refuse('NOT_SIGNED', `没有“${origin}”的签名`, `not signed by ${origin}`);
  const head = parseTreeHead(opened.value.text);
  if (!head.ok) return head;
  if (head.value.origin !== origin) {
    return refuse(
      'UNKNOWN_LOG',
      `这是另一个日志的检查点（${head.value.origin}）`,
      `of another log: ${head.value.origin}`,
    );
  }
  return ok({ head: head.value, held: opened.value.held });
}

/**
 * A witness's line for a checkpoint: “at `time` (seconds since 1970), this is the largest tree of this log that I have seen,
 * and it continues all I saw before” (C2SP tlog-cosignature). Whoever calls this must have checked just that.
 */
export function cosign(note: string, key: SigningKey, time: number): Result<string, LogKeyFault> {
  const read = readNote(note);
  if (!read.ok) return read;
  const head = parseTreeHead(read.value.text);
  if (!head.ok) return head;
  if (!Number.isSafeInteger(time) || time < 0) return refuse('BAD_REQUEST', '时刻不对', 'not a time in seconds');
  const own = verifierKeyOf(key);
  if (!own.ok) return err(own.error);
  const signature = signBytes(key, Buffer.from(cosignatureMessage(read.value.text, time), 'utf8'));
  if (!signature.ok) return signature;
  const stamp = Buffer.alloc(8);
  stamp.writeBigUInt64BE(BigInt(time));
  return ok(signatureLine(cosignatureKey(own.value), Buffer.concat([stamp, signature.value])));
}

/** Puts witnesses' lines under a checkpoint. Only lines that hold under one of `witnesses` are taken, each witness once. */
export function addCosignatures(
  note: string,
  lines: readonly string[],
  witnesses: readonly LogKey[],
): Result<string, LogFault> {
  const present = openNoteLines(note, witnesses);
  if (!present.ok) return present;
  let whole = note;
  const held = new Set(present.value.held.map((each) => each.key));
  for (const line of lines) {
    const opened = openNoteLines(`${present.value.text}\n${line}`, witnesses);
    const [fresh, ...others] = opened.ok ? opened.value.held : [];
    if (fresh === undefined || others.length > 0 || held.has(fresh.key) || line.split('\n').length !== 2) continue;
    held.add(fresh.key);
    whole += line;
  }
  return ok(whole);
}
