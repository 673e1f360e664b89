import type { Fault } from './fault.ts';
import { broken } from './fault.ts';
import type { KeyFault, SigningKey, VerifierKey } from './keys.ts';
import { isKeyName, isSignature, keyHash, signBytes, verifierKeyOf } from './keys.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

export type NoteCode = 'NOTE_MALFORMED' | 'NOTE_UNSIGNED' | 'NOTE_SIGNATURE';
export type NoteFault = Fault<NoteCode>;

const MAX_NOTE = 1 << 20;
const MAX_SIGNATURES = 100;
const SIGNATURE_LINE = /^— ([^ ]+) ([A-Za-z0-9+/]+={0,2})$/;

/** Signs a text (ending in a newline) as a signed note after C2SP: text, blank line, `— name base64(hash ‖ signature)`. */
export function signNote(text: string, key: SigningKey): Result<string, NoteFault | KeyFault> {
  if (!isNoteText(text))
    return malformed('文字须以换行结束，且不含控制字符', 'text must end in a newline, without control characters');
  const verifier = verifierKeyOf(key);
  if (!verifier.ok) return verifier;
  const signature = signBytes(key, Buffer.from(text, 'utf8'));
  if (!signature.ok) return signature;
  const body = Buffer.concat([keyHash(verifier.value), signature.value]).toString('base64');
  return ok(`${text}\n— ${key.name} ${body}\n`);
}

/**
 * Checks a signed note and gives its text. Signatures by other keys are passed over, as C2SP asks; the known key must
 * have signed, and its signature must hold.
 */
export function openNote(note: string, key: VerifierKey): Result<string, NoteFault> {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || note.length > MAX_NOTE || !note.endsWith('\n'))
    return malformed('缺少签名部分', 'no signature block');
  const text = note.slice(0, split + 1);
  if (!isNoteText(text)) return malformed('文字中有不允许的字符', 'text holds forbidden characters');
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return malformed('签名太多', 'too many signatures');
  let signature: Buffer | null = null;
  const wanted = keyHash(key);
  for (const line of lines) {
    const [, name, body] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = Buffer.from(body ?? '', 'base64');
    if (!isKeyName(name) || bytes.length < 5 || bytes.toString('base64') !== body) {
      return malformed('签名行写法不对', 'malformed signature line');
    }
    if (name === key.name && bytes.subarray(0, 4).equals(wanted)) signature ??= bytes.subarray(4);
  }
  if (signature === null) {
    return err(broken('NOTE_UNSIGNED', null, {}, `没有“${key.name}”的签名`, `not signed by ${key.name}`));
  }
  if (isSignature(key, Buffer.from(text, 'utf8'), signature)) return ok(text);
  return err(
    broken('NOTE_SIGNATURE', null, {}, `“${key.name}”的签名不成立`, `the signature by ${key.name} does not hold`),
  );
}

const isNoteText = (text: string): boolean =>
  text.endsWith('\n') &&
  text.length > 1 &&
  text.isWellFormed() &&
  !text.includes('\n\n') &&
  !Array.from(text).some((sign) => sign < ' ' && sign !== '\n');

const malformed = (zh: string, en: string): { readonly ok: false; readonly error: NoteFault } =>
  err(broken('NOTE_MALFORMED', null, {}, `签名文件格式不对：${zh}`, `malformed signed note: ${en}`));
