import { crc32 } from 'node:zlib';
import type { Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Limits } from './limits.ts';
import type { FileFault } from './refuse-file.ts';

export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly checksum: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
}

export interface Part {
  readonly name: string;
  readonly data: Uint8Array;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function findEnd(view: DataView): number | undefined {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === END) return at;
  return undefined;
}

/** Reads the central directory alone; nothing is unpacked. */
export function listZip(bytes: Uint8Array, limits: Limits): Result<readonly Entry[], FileFault> {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === undefined) return err('FILE_DAMAGED');
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) return err('FILE_UNPACKS_TOO_LARGE');
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  let declared = 0;
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return err('FILE_DAMAGED');
    const nameLength = view.getUint16(at + 28, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd > end) return err('FILE_DAMAGED');
    const entry: Entry = {
      name: new TextDecoder()
        .decode(bytes.subarray(at + 46, nameEnd))
        .replaceAll('\\', '/')
        .replace(/^\/+/u, ''),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    entries.push(entry);
    declared += entry.unpacked;
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  // Two parts of one name are two contents of one file: each program would show another.
  if (new Set(entries.map(({ name }) => name.toLowerCase())).size < entries.length) return err('FILE_DAMAGED');
  // An honest bomb says how large it is; a lying one is stopped while it unpacks.
  return declared > limits.sheetBytes ? err('FILE_UNPACKS_TOO_LARGE') : ok(entries);
}

/** The packed bytes of an entry; undefined where the file does not hold them. */
export function packedBytes(bytes: Uint8Array, { offset, packed }: Entry): Uint8Array | undefined {
  const view = viewOf(bytes);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) return undefined;
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packed > bytes.length ? undefined : bytes.subarray(start, start + packed);
}

/** Puts parts into an uncompressed zip, so that the spreadsheet library never has to unpack anything itself. */
export function storeZip(parts: readonly Part[]): Uint8Array {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of parts) {
    const nameBytes = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(nameBytes.length, 22);
    const local = Buffer.concat([uint32(LOCAL), head, nameBytes, data]);
    directory.push(
      Buffer.concat([uint32(CENTRAL), Buffer.from([20, 0]), head, Buffer.alloc(10), uint32(offset), nameBytes]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, uint32(END), end]);
}

function uint32(value: number): Buffer {
  const four = Buffer.alloc(4);
  four.writeUInt32LE(value);
  return four;
}
