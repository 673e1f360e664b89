import { crc32 } from './crc32.ts';

/**
 * The one zip that a set of files has: stored, not compressed; one fixed date; no comments, no extra fields; names in
 * order. Whoever holds the files can make the same bytes again, so nothing can hide between them.
 */
export interface ZipMember {
  readonly name: string;
  /** Offset of the local header. */
  readonly header: number;
  readonly size: number;
  readonly crc: number;
}

export const LOCAL_HEADER_SIZE = 30;
export const DIRECTORY_RECORD_SIZE = 46;
export const END_RECORD_SIZE = 22;
const LOCAL_SIGNATURE = 0x04034b50;
const DIRECTORY_SIGNATURE = 0x02014b50;
const END_SIGNATURE = 0x06054b50;
const VERSION = 20;
// 1980-01-01, the first date that zip knows.
const DATE = 0x0021;

/** At most one folder, plain ASCII, no leading dot: nothing that could reach outside the folder it is unpacked in. */
const NAME = /^(?:[a-z][a-z0-9-]{0,30}\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
export const isMemberName = (name: string): boolean => NAME.test(name);

/** The fourteen bytes with which every local header of this format begins. */
export const LOCAL_START: Uint8Array = localHeader({ name: '', header: 0, size: 0, crc: 0 }).subarray(0, 14);
export const DIRECTORY_START: Uint8Array = Uint8Array.of(0x50, 0x4b, 0x01, 0x02);
export const END_START: Uint8Array = Uint8Array.of(0x50, 0x4b, 0x05, 0x06);

/** Encodes files, which must have distinct valid names, in the order of their names. */
export const encodeZip = (files: ReadonlyMap<string, Uint8Array>): Uint8Array => Buffer.concat(zipParts(files));

/** Whether the bytes are just what `encodeZip` makes of the files, without making it: a bundle may be half a gigabyte. */
export function isZipOf(files: ReadonlyMap<string, Uint8Array>, bytes: Uint8Array): boolean {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  for (const part of zipParts(files)) {
    if (!given.subarray(at, at + part.length).equals(part)) return false;
    at += part.length;
  }
  return at === bytes.length;
}

function zipParts(files: ReadonlyMap<string, Uint8Array>): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  const members: ZipMember[] = [];
  let offset = 0;
  const add = (part: Uint8Array): void => {
    parts.push(part);
    offset += part.length;
  };
  for (const name of [...files.keys()].sort()) {
    const content = files.get(name) ?? new Uint8Array();
    const member: ZipMember = { name, header: offset, size: content.length, crc: crc32(content) };
    members.push(member);
    add(localHeader(member));
    add(content);
  }
  return [...parts, ...directoryParts(members, offset)];
}

/** The central directory, record by record, and last the end record. `start` is the directory's own offset. */
export function directoryParts(members: readonly ZipMember[], start: number): readonly Uint8Array[] {
  const records = members.map(directoryRecord);
  const size = records.reduce((sum, record) => sum + record.length, 0);
  return [...records, endRecord(members.length, size, start)];
}

export function localHeader(member: ZipMember): Uint8Array {
  const out = new Uint8Array(LOCAL_HEADER_SIZE + member.name.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, LOCAL_SIGNATURE, true);
  setCommon(view, 4, member);
  setName(out, LOCAL_HEADER_SIZE, member.name);
  return out;
}

function directoryRecord(member: ZipMember): Uint8Array {
  const out = new Uint8Array(DIRECTORY_RECORD_SIZE + member.name.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, DIRECTORY_SIGNATURE, true);
  view.setUint16(4, VERSION, true);
  setCommon(view, 6, member);
  view.setUint32(42, member.header, true);
  setName(out, DIRECTORY_RECORD_SIZE, member.name);
  return out;
}

/** The fields both headers share: version needed, flags, method, time, date, CRC, both sizes, lengths of name and extra. */
function setCommon(view: DataView, at: number, member: ZipMember): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, member.crc, true);
  view.setUint32(at + 14, member.size, true);
  view.setUint32(at + 18, member.size, true);
  view.setUint16(at + 22, member.name.length, true);
}

function endRecord(count: number, size: number, start: number): Uint8Array {
  const out = new Uint8Array(END_RECORD_SIZE);
  const view = new DataView(out.buffer);
  view.setUint32(0, END_SIGNATURE, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, start, true);
  return out;
}

function setName(out: Uint8Array, at: number, name: string): void {
  for (let i = 0; i < name.length; i += 1) out[at + i] = name.charCodeAt(i);
}
