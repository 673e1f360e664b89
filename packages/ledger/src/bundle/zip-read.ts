import type { Fault } from '../fault.ts';
import { broken } from '../fault.ts';
import { crc32 } from './crc32.ts';
import type { ZipMember } from './zip-format.ts';
import {
  DIRECTORY_RECORD_SIZE,
  DIRECTORY_START,
  directoryParts,
  END_RECORD_SIZE,
  END_START,
  isMemberName,
  LOCAL_HEADER_SIZE,
  LOCAL_START,
  localHeader,
} from './zip-format.ts';

export type ZipCode = 'ZIP_HEADER' | 'ZIP_LENGTH' | 'ZIP_CHECKSUM' | 'ZIP_DIRECTORY' | 'ZIP_ORDER';
/** The end record counts files in 16 bits. */
const MAX_MEMBERS = 0xffff;

export type ZipFault = Fault<ZipCode>;

/** A file found in the zip: header at [header, data), content at [data, end). */
export interface FoundMember extends ZipMember {
  readonly data: number;
  readonly end: number;
}

export interface ZipReading {
  readonly members: readonly FoundMember[];
  readonly faults: readonly ZipFault[];
}

/** What the directory says of a file, and where it says so. */
interface Claim extends ZipMember {
  readonly record: number;
}

interface Scan {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** What the directory claims to stand at each offset; a second witness when a local header is damaged. */
  readonly claimed: ReadonlyMap<number, Claim>;
  readonly members: FoundMember[];
  readonly faults: ZipFault[];
  /** Bytes that may still be checksummed on suspicion; keeps the work linear whatever the headers claim. */
  spare: number;
  /** A stretch was longer or shorter than declared, so what follows no longer stands where the directory says. */
  shifted: boolean;
}

/**
 * Reads a zip in the one form that `encodeZip` makes, and names every stretch that deviates from it. Damage does not stop
 * the reading: it goes on at the next header that can be recognised. No fault means that the bytes are exactly what
 * `encodeZip` makes of the members. Nothing is unpacked, so nothing can swell.
 */
export function readZip(bytes: Uint8Array): ZipReading {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const scan: Scan = {
    bytes,
    view,
    claimed: readClaims(bytes, view),
    members: [],
    faults: [],
    spare: 2 * bytes.length,
    shifted: false,
  };
  let at = 0;
  while (
    at < bytes.length &&
    scan.members.length < MAX_MEMBERS &&
    !startsWith(bytes, at, DIRECTORY_START) &&
    !startsWith(bytes, at, END_START)
  ) {
    at = readMember(scan, at);
  }
  checkOrder(scan);
  checkDirectory(scan, at);
  return { members: scan.members, faults: scan.faults };
}

/** Reads what stands at `at` and returns where to go on; always further than `at`. */
function readMember(scan: Scan, at: number): number {
  const declared = localHeaderAt(scan, at);
  if (declared === null) return recover(scan, at);
  const { name, crc } = declared;
  const data = at + LOCAL_HEADER_SIZE + name.length;
  const end = data + declared.size;
  if (endsAt(scan, data, end, crc)) {
    scan.members.push({ name, header: at, data, end, size: end - data, crc });
    if (crc32(scan.bytes.subarray(data, end)) !== crc) scan.faults.push(wrongChecksum(name, at, end));
    return end;
  }
  const next = nextRecord(scan, data);
  scan.shifted = true;
  scan.members.push({ name, header: at, data, end: next, size: next - data, crc });
  scan.faults.push(wrongLength(name, at, next, declared.size, next - data));
  return next;
}

/** The local header at `at` is damaged: read on with what the directory says of this place, or at the next header. */
function recover(scan: Scan, at: number): number {
  const claim = scan.claimed.get(at);
  const data = at + LOCAL_HEADER_SIZE + (claim?.name.length ?? 0);
  const end = data + (claim?.size ?? 0);
  if (claim !== undefined && endsAt(scan, data, end, claim.crc)) {
    takeClaim(scan, claim, data, end);
    return end;
  }
  const next = nextRecord(scan, at + 1);
  scan.shifted = true;
  scan.faults.push(wrongHeader(claim?.name ?? null, at, next - at));
  return next;
}

/** Reads a file by its directory record. That may be damaged too, so it is held against whatever else is there. */
function takeClaim(scan: Scan, claim: Claim, data: number, end: number): void {
  const { name, header, size, record } = claim;
  const expected = localHeader(claim);
  const [first, last] = difference(scan.bytes.subarray(header, data), expected);
  scan.faults.push(wrongHeader(name, header + first, last - first));
  if (!startsWith(scan.bytes, header + LOCAL_HEADER_SIZE, expected.subarray(LOCAL_HEADER_SIZE))) {
    scan.faults.push(wrongDirectory(name, record, DIRECTORY_RECORD_SIZE + name.length));
  }
  const crc = crc32(scan.bytes.subarray(data, end));
  if (crc !== claim.crc) scan.faults.push(wrongChecksum(name, header, end));
  // With the checksum of what is really there, checkDirectory finds a wrong one in the directory.
  scan.members.push({ name, header, size, crc, data, end });
}

/** The local header at `at`, if it has this format's form: its fixed bytes, equal sizes, no extra field, a plain name. */
function localHeaderAt(scan: Scan, at: number): ZipMember | null {
  const { bytes, view } = scan;
  if (at + LOCAL_HEADER_SIZE > bytes.length || !startsWith(bytes, at, LOCAL_START)) return null;
  const size = view.getUint32(at + 18, true);
  if (size !== view.getUint32(at + 22, true) || view.getUint16(at + 28, true) !== 0) return null;
  const name = nameAt(bytes, at + LOCAL_HEADER_SIZE, view.getUint16(at + 26, true));
  return name === null ? null : { name, header: at, size, crc: view.getUint32(at + 14, true) };
}

/** The directory's claims, as far as they can be read. They are never trusted, only used to find the place again. */
function readClaims(bytes: Uint8Array, view: DataView): ReadonlyMap<number, Claim> {
  const claims = new Map<number, Claim>();
  const end = bytes.length - END_RECORD_SIZE;
  if (end < 0 || !startsWith(bytes, end, END_START)) return claims;
  // Counted back from the end, so that it is found even when bytes were added or lost before it.
  let at = Math.max(0, end - view.getUint32(end + 12, true));
  // As many as there may be files: a file of nothing but records would fill the memory.
  while (claims.size < MAX_MEMBERS && at + DIRECTORY_RECORD_SIZE <= end && startsWith(bytes, at, DIRECTORY_START)) {
    const name = nameAt(bytes, at + DIRECTORY_RECORD_SIZE, view.getUint16(at + 28, true));
    if (name === null) break;
    const header = view.getUint32(at + 42, true);
    const [crc, size] = [view.getUint32(at + 16, true), view.getUint32(at + 24, true)];
    claims.set(header, { name, header, size, crc, record: at });
    at += DIRECTORY_RECORD_SIZE + name.length;
  }
  return claims;
}

function nameAt(bytes: Uint8Array, at: number, length: number): string | null {
  if (length === 0 || length > 200 || at + length > bytes.length) return null;
  const name = String.fromCharCode(...bytes.subarray(at, at + length));
  return isMemberName(name) ? name : null;
}

function checkOrder(scan: Scan): void {
  for (const [i, member] of scan.members.entries()) {
    const before = scan.members[i - 1];
    if (before === undefined || before.name < member.name) continue;
    const place = { file: member.name, offset: member.header, length: member.end - member.header };
    const twice = before.name === member.name;
    scan.faults.push(
      broken(
        'ZIP_ORDER',
        null,
        place,
        twice ? `文件 ${member.name} 出现两次` : `文件 ${member.name} 的次序不对`,
        twice ? `${member.name} appears twice` : `${member.name} stands out of order`,
      ),
    );
  }
}

/** The directory must be, byte for byte, what the files before it require. */
function checkDirectory(scan: Scan, start: number): void {
  const parts = directoryParts(scan.members, start);
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  if (scan.shifted || start + total !== scan.bytes.length) {
    const [first] = difference(scan.bytes.subarray(start), Buffer.concat(parts));
    const differs = first < total || start + total !== scan.bytes.length;
    if (differs) scan.faults.push(wrongDirectory(null, start + first, scan.bytes.length - start - first));
    return;
  }
  let at = start;
  for (const [i, part] of parts.entries()) {
    const [first, last] = difference(scan.bytes.subarray(at, at + part.length), part);
    if (first < last) {
      const member = scan.members[i];
      scan.faults.push(wrongDirectory(member?.name ?? null, at + first, last - first));
      // Header and directory disagree and either may be the changed one: both places, and both names, are given.
      if (member !== undefined) {
        const name = scan.claimed.get(member.header)?.name ?? member.name;
        scan.faults.push(wrongHeader(name, member.header, member.data - member.header));
      }
    }
    at += part.length;
  }
}

/** Does the content at `data` end at `end`? It does if a header follows, or if the checksum says so. */
function endsAt(scan: Scan, data: number, end: number, crc: number): boolean {
  if (end > scan.bytes.length) return false;
  if (startsRecord(scan, end)) return true;
  scan.spare -= end - data;
  return scan.spare >= 0 && crc32(scan.bytes.subarray(data, end)) === crc;
}

const startsRecord = (scan: Scan, at: number): boolean =>
  localHeaderAt(scan, at) !== null || startsWith(scan.bytes, at, DIRECTORY_START);

/** Where the next recognisable header begins, from `from` on; the end of the bytes if there is none. */
function nextRecord(scan: Scan, from: number): number {
  const { bytes } = scan;
  let at = bytes.indexOf(0x50, from);
  while (at >= 0) {
    if (startsRecord(scan, at) || (at === bytes.length - END_RECORD_SIZE && startsWith(bytes, at, END_START)))
      return at;
    at = bytes.indexOf(0x50, at + 1);
  }
  return bytes.length;
}

function startsWith(bytes: Uint8Array, at: number, start: Uint8Array): boolean {
  if (at + start.length > bytes.length) return false;
  for (let i = 0; i < start.length; i += 1) if (bytes[at + i] !== start[i]) return false;
  return true;
}

/** First differing index and one past the last; equal when nothing differs. Lengths may differ. */
function difference(a: Uint8Array, b: Uint8Array): readonly [number, number] {
  const longest = Math.max(a.length, b.length);
  let first = 0;
  while (first < longest && a[first] === b[first]) first += 1;
  let last = longest;
  while (last > first && a[last - 1] === b[last - 1]) last -= 1;
  return [first, last];
}

const wrongHeader = (file: string | null, offset: number, length: number): ZipFault =>
  broken(
    'ZIP_HEADER',
    null,
    file === null ? { offset, length } : { file, offset, length },
    `第 ${offset} 字节起的 ${length} 字节不是正确的文件头${file === null ? '' : `（文件 ${file}）`}`,
    `the ${length} bytes from ${offset} are not a proper file header${file === null ? '' : ` (of ${file})`}`,
  );

const wrongLength = (file: string, header: number, end: number, declared: number, found: number): ZipFault =>
  broken(
    'ZIP_LENGTH',
    null,
    { file, offset: header, length: end - header },
    `文件 ${file} 应为 ${declared} 字节，实际 ${found} 字节`,
    `${file} should be ${declared} bytes long but is ${found}`,
  );

const wrongChecksum = (file: string, header: number, end: number): ZipFault =>
  broken(
    'ZIP_CHECKSUM',
    null,
    { file, offset: header, length: end - header },
    `文件 ${file} 的内容与其校验和不符：内容或文件头被改动过`,
    `${file} does not match its checksum: its content or header was changed`,
  );

const wrongDirectory = (file: string | null, offset: number, length: number): ZipFault =>
  broken(
    'ZIP_DIRECTORY',
    null,
    file === null ? { offset, length } : { file, offset, length },
    `压缩包末尾的目录与文件不符，从第 ${offset} 字节起${file === null ? '' : `（文件 ${file}）`}`,
    `the directory at the end does not fit the files, from byte ${offset}${file === null ? '' : ` (${file})`}`,
  );
