import { randomBytes } from 'node:crypto';
import type { Text } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import { BackupStopped, damaged, notABackup, wrongKey } from './backup-refusal.ts';

/**
 * A backup is one line in plain words, then pieces: a length of four bytes whose first bit marks the last piece, and so many bytes as the
 * vault seals them. Each is bound to the line, to its number and to whether it is the last, so that none can be left out, moved, repeated,
 * taken from another backup, or cut off at the end unseen.
 */
const MAGIC = 'mingxuan backup 1';
/** How much goes into a piece; what has to be in memory at once. */
const PIECE = 256 * 1024;
/** What sealing adds, and some room: a length beyond this is no piece. */
const LONGEST = PIECE + 1024;
const LAST = 0x8000_0000;
const LONGEST_LINE = 200;

const placeOf = (line: string, number: number, last: boolean) => ({
  community: line,
  table: 'backup',
  column: last ? 'last' : 'piece',
  row: String(number),
});

/** The first line: which key closed it, a name of its own, when. Without names of people or places. */
const lineOf = (keyId: string, made: string): string =>
  `${MAGIC} ${keyId} ${randomBytes(16).toString('hex')} ${made}\n`;
const LINE = new RegExp(`^${MAGIC} ([0-9a-f]{16}) [0-9a-f]{32} \\S+\\n$`);

/** Bytes of whatever sizes as the bytes of a closed backup. */
export async function* closePieces(
  source: AsyncIterable<Uint8Array>,
  vault: Vault,
  made: string,
): AsyncGenerator<Uint8Array> {
  const line = lineOf(vault.currentKeyId, made);
  yield Buffer.from(line, 'utf8');
  let number = 0;
  let desk: Uint8Array[] = [];
  let held = 0;
  const seal = (bytes: Uint8Array, last: boolean): Uint8Array => {
    const closed = vault.seal(placeOf(line, number, last), bytes);
    number += 1;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(last ? closed.length + LAST : closed.length);
    return Buffer.concat([length, closed]);
  };
  for await (const bytes of source) {
    desk.push(bytes);
    held += bytes.length;
    if (held < PIECE) continue;
    let whole: Uint8Array = Buffer.concat(desk);
    for (; whole.length >= PIECE; whole = whole.subarray(PIECE)) yield seal(whole.subarray(0, PIECE), false);
    desk = [whole];
    held = whole.length;
  }
  yield seal(Buffer.concat(desk), true);
}

/** How far the reading has come, for naming the place of what is wrong. */
export interface Progress {
  offset: number;
  pieces: number;
  reading: string | null;
}

/** The bytes that were closed; throws `BackupStopped` with the place where it is not what was written. */
export async function* openPieces(
  source: AsyncIterable<Uint8Array>,
  vault: Vault,
  file: string,
  progress: Progress,
): AsyncGenerator<Uint8Array> {
  const reader = readerOf(source);
  const line = await reader.line();
  const keyId = line === null ? undefined : LINE.exec(line)?.[1];
  if (line === null || keyId === undefined) throw new BackupStopped(notABackup(file));
  if (!vault.keyIds.includes(keyId)) throw new BackupStopped(wrongKey(keyId));
  progress.offset = line.length;
  for (;;) {
    const head = await reader.take(4);
    if (head === null) throw new BackupStopped(damaged(progress, CUT));
    const said = head.readUInt32BE();
    const last = said >= LAST;
    const length = last ? said - LAST : said;
    if (length > LONGEST) throw new BackupStopped(damaged(progress, CHANGED));
    const closed = await reader.take(length);
    if (closed === null) throw new BackupStopped(damaged(progress, CUT));
    const opened = vault.open(placeOf(line, progress.pieces, last), closed);
    if (!opened.ok) throw new BackupStopped(damaged(progress, CHANGED));
    progress.offset += 4 + length;
    progress.pieces += 1;
    yield opened.value;
    if (!last) continue;
    if ((await reader.take(1)) !== null) throw new BackupStopped(damaged(progress, LONGER));
    return;
  }
}

const CUT: Text = { zh: '后面的被截断了', en: 'the rest was cut off' };
const CHANGED: Text = { zh: '这一块被改动过或者不在原来的位置', en: 'this piece was changed, or is not where it was' };
const LONGER: Text = { zh: '结尾之后还有多余的内容', en: 'there is something after the end' };

/** Takes so many bytes at a time from a stream; null when there are not so many any more. */
function readerOf(source: AsyncIterable<Uint8Array>) {
  const bytes = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const next = await bytes.next();
    if (next.done === true) return false;
    held = Buffer.concat([held, next.value]);
    return true;
  };
  const take = async (n: number): Promise<Buffer | null> => {
    while (held.length < n) if (!(await more())) return null;
    const taken = held.subarray(0, n);
    held = held.subarray(n);
    return taken;
  };
  const line = async (): Promise<string | null> => {
    for (;;) {
      const end = held.indexOf('\n');
      if (end >= 0) return (await take(end + 1))?.toString('utf8') ?? null;
      if (held.length > LONGEST_LINE || !(await more())) return null;
    }
  };
  return { take, line };
}
