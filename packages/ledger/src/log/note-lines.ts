import { isKeyName } from '../keys.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { fromBase64, sameBytes, toBase64 } from './base64.ts';
import type { LogFault } from './fault.ts';
import { refuse } from './fault.ts';
import type { HeldSignature, LogKey } from './vkey.ts';
import { checkSignature, keyId } from './vkey.ts';

// Notes with any number of signatures, after C2SP signed-note.

/** A line as it stands: by whom it says it is, and the bytes behind the key id. */
export interface SignatureLine {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

export interface ReadNote {
  readonly text: string;
  readonly lines: readonly SignatureLine[];
}

/** A note whose known signatures hold. */
export interface OpenedNote {
  readonly text: string;
  readonly held: readonly HeldSignature[];
}

const LONGEST = 1 << 20;
const MOST_LINES = 100;

export const signatureLine = (key: LogKey, signature: Uint8Array): string =>
  `— ${key.name} ${toBase64(Buffer.concat([keyId(key), signature]))}\n`;

/** Takes a note apart without believing any of it. */
export function readNote(note: string): Result<ReadNote, LogFault> {
  const split = note.lastIndexOf('\n\n');
  if (split < 1 || note.length > LONGEST || !note.endsWith('\n')) return bad('缺少签名部分', 'no signatures');
  const text = note.slice(0, split + 1);
  if (!isClean(text)) return bad('文字中有不允许的字符', 'the text holds forbidden characters');
  const lines = readSignatureLines(note.slice(split + 2));
  return lines.ok ? ok({ text, lines: lines.value }) : lines;
}

/** Reads signature lines by themselves, as a witness answers with. */
export function readSignatureLines(block: string): Result<readonly SignatureLine[], LogFault> {
  const found: SignatureLine[] = [];
  if (!block.endsWith('\n')) return bad('签名行没有写完', 'a signature line is cut off');
  for (const line of block.slice(0, -1).split('\n')) {
    const [dash, name, body, ...rest] = line.split(' ');
    const bytes = fromBase64(body);
    if (dash !== '—' || !isKeyName(name) || bytes === null || bytes.length < 5 || rest.length > 0) {
      return bad('签名行写法不对', 'a malformed signature line');
    }
    found.push({ name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) });
  }
  return found.length > MOST_LINES ? bad('签名太多', 'too many signatures') : ok(found);
}

/**
 * Checks every line that one of the keys could have made and passes over all others, as C2SP signed-note asks. One known line
 * that does not hold makes the whole note worthless. That a key did not sign is no fault here: see `held`.
 */
export function openNoteLines(note: string, keys: readonly LogKey[]): Result<OpenedNote, LogFault> {
  const read = readNote(note);
  if (!read.ok) return read;
  const { text, lines } = read.value;
  const held: HeldSignature[] = [];
  for (const line of lines) {
    const key = keys.find((each) => isBy(line, each));
    if (key === undefined) continue;
    const checked = checkSignature(key, text, line.signature);
    if (checked === null) {
      return refuse('BAD_SIGNATURE', `“${key.name}”的签名不成立`, `the signature by ${key.name} does not hold`);
    }
    if (!held.some((each) => each.key === key)) held.push(checked);
  }
  return ok({ text, held });
}

/** Says a line that it was made with this key? Name and id together tell a key. */
export const isBy = (line: SignatureLine, key: LogKey): boolean =>
  line.name === key.name && sameBytes(line.keyId, keyId(key));

/** May this be a note's text, or part of one: UTF-8, no control characters but the newline? */
export const isClean = (text: string): boolean =>
  text.isWellFormed() && !Array.from(text).some((sign) => sign < ' ' && sign !== '\n');

const bad = (zh: string, en: string): Result<never, LogFault> =>
  refuse('BAD_NOTE', `签名文件格式不对：${zh}`, `malformed signed note: ${en}`);
