import type { Fault } from '../fault.ts';
import { broken } from '../fault.ts';
import { DIRECTORY_RECORD_SIZE, DIRECTORY_START, END_RECORD_SIZE, END_START, LOCAL_HEADER_SIZE } from './zip-format.ts';

/** With which any zip begins, whatever program wrote it. */
const ANY_LOCAL_START = Uint8Array.of(0x50, 0x4b, 0x03, 0x04);

export type WholeFileCode = 'ZIP_EMPTY' | 'ZIP_NOT' | 'ZIP_CUT' | 'ZIP_REPACKED' | 'ZIP_APPENDED';

/**
 * What has happened to a damaged file as a whole, where that can be told: not a zip, cut while it was downloaded, packed anew by another
 * program, something behind its end. Null where only single places are wrong. It accuses nobody: a telephone that unpacks and packs again is no forger.
 */
export function wholeFileTrouble(bytes: Uint8Array): Fault<WholeFileCode> | null {
  if (bytes.length === 0) return trouble('ZIP_EMPTY', 0, 0, '文件是空的：可能没有下载下来', 'the file is empty');
  if (!at(bytes, 0, ANY_LOCAL_START))
    return findEnd(bytes) === null
      ? trouble(
          'ZIP_NOT',
          0,
          Math.min(4, bytes.length),
          '文件开头不是压缩包的样子：可能拿错了文件，或者下载到的是一个网页；请重新下载',
          'the file does not begin like a zip: perhaps another file, or a web page; download it again',
        )
      : null;
  const end = findEnd(bytes);
  if (end === null)
    return trouble(
      'ZIP_CUT',
      bytes.length,
      0,
      '压缩包的结尾不在了：文件没有下载完，或者后面被截掉了；请重新下载再核对',
      'the end of the zip is not there: it was not downloaded whole, or was cut; download it again',
    );
  if (wasPackedByAnother(bytes, end))
    return trouble(
      'ZIP_REPACKED',
      0,
      bytes.length,
      '这不是原样的证据包，而是解开以后又用别的软件打包的：不能凭它说里面的内容有假，也不能采信；请拿原来那个文件，不要解开再压缩',
      'this is not the bundle as it was handed out but one that another program packed anew: that alone does not mean its content is false, nor can it be believed; get the original file',
    );
  const behind = bytes.length - end - END_RECORD_SIZE;
  return behind > 0
    ? trouble(
        'ZIP_APPENDED',
        end + END_RECORD_SIZE,
        behind,
        `压缩包的结尾后面多出 ${behind} 字节`,
        `${behind} bytes stand behind the end of the zip`,
      )
    : null;
}

/** Ours never bears a comment, so the last place that looks like an end is one. Other programs' comments are at most 65,535 bytes long. */
function findEnd(bytes: Uint8Array): number | null {
  const first = Math.max(0, bytes.length - END_RECORD_SIZE - 0xffff);
  for (let i = bytes.length - END_RECORD_SIZE; i >= first; i -= 1) if (at(bytes, i, END_START)) return i;
  return null;
}

/** Our records have no flags, no compression and one date. Where not a single record of the directory has them, another program wrote all of it. */
function wasPackedByAnother(bytes: Uint8Array, end: number): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let records = 0;
  let next = end - view.getUint32(end + 12, true);
  if (next < LOCAL_HEADER_SIZE) return false;
  while (next + DIRECTORY_RECORD_SIZE <= end && at(bytes, next, DIRECTORY_START)) {
    const [flags, method] = [view.getUint16(next + 8, true), view.getUint16(next + 10, true)];
    const [time, date] = [view.getUint16(next + 12, true), view.getUint16(next + 14, true)];
    const [extra, comment] = [view.getUint16(next + 30, true), view.getUint16(next + 32, true)];
    const [madeBy, disk, kind] = [
      view.getUint16(next + 4, true),
      view.getUint16(next + 34, true),
      view.getUint32(next + 38, true),
    ];
    const ours = flags + method + time + extra + comment + disk + kind === 0 && madeBy === 20 && date === 0x21;
    if (ours) return false;
    records += 1;
    next += DIRECTORY_RECORD_SIZE + view.getUint16(next + 28, true) + extra + comment;
  }
  return records > 1;
}

function at(bytes: Uint8Array, place: number, start: Uint8Array): boolean {
  return place >= 0 && place + start.length <= bytes.length && start.every((byte, i) => bytes[place + i] === byte);
}

const trouble = (code: WholeFileCode, offset: number, length: number, zh: string, en: string): Fault<WholeFileCode> =>
  broken(code, null, { offset, length }, zh, en);
