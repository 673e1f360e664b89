import { crc32 } from 'node:zlib';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok, text } from '@mingxuan/rulebook';
import { dosTime } from '../word/zip-time.ts';

const LOCAL = 0x04034b50;
const DIRECTORY = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** Names are UTF-8. */
const UTF8 = 0x0800;
/** A zip without extensions holds no more; the list of the files needs some room, too. */
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffff_ffff - 64 * 1024 * 1024;

interface Member {
  readonly name: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly at: number;
}

export interface ZipStream {
  /** Writes one file. Refuses with `BATCH_TOO_LARGE` where it would no longer fit. */
  readonly add: (name: string, bytes: Uint8Array) => Promise<Result<true, Refusal>>;
  /** Writes the list of the files; nothing may follow. */
  readonly finish: () => Promise<void>;
}

/**
 * A zip that is written file by file and never held whole. Stored, not compressed: PDF, Word and Excel files are so already.
 * All are dated to one moment, in UTC, so that the same files give the same bytes.
 */
export function zipStream(write: (bytes: Uint8Array) => Promise<void>, at: Date): ZipStream {
  const members: Member[] = [];
  const when = dosTime(at);
  let offset = 0;
  const put = async (bytes: Uint8Array): Promise<void> => {
    offset += bytes.length;
    await write(bytes);
  };
  return {
    add: async (name, bytes) => {
      if (members.length >= MOST_FILES || offset + bytes.length > MOST_BYTES) return err(tooLarge);
      const member = { name: Buffer.from(name), crc: crc32(bytes), size: bytes.length, at: offset };
      members.push(member);
      await put(localHeader(member, when));
      await put(bytes);
      return ok(true);
    },
    finish: async () => {
      const start = offset;
      for (const member of members) await put(directoryEntry(member, when));
      await put(endRecord(members.length, offset - start, start));
    },
  };
}

function localHeader({ name, crc, size }: Member, [time, date]: readonly [number, number]): Buffer {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(LOCAL, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8, 6);
  header.writeUInt16LE(time, 10);
  header.writeUInt16LE(date, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  name.copy(header, 30);
  return header;
}

function directoryEntry({ name, crc, size, at }: Member, [time, date]: readonly [number, number]): Buffer {
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(DIRECTORY, 0);
  entry.writeUInt16LE(VERSION, 4);
  entry.writeUInt16LE(VERSION, 6);
  entry.writeUInt16LE(UTF8, 8);
  entry.writeUInt16LE(time, 12);
  entry.writeUInt16LE(date, 14);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(size, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(at, 42);
  name.copy(entry, 46);
  return entry;
}

function endRecord(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return end;
}

const tooLarge: Refusal = {
  code: 'BATCH_TOO_LARGE',
  message: text('这一批文书超过4 GB，一个压缩包装不下。', 'This batch is larger than 4 GB and fits in no one archive.'),
  remedy: text('请分社区，或者少选几种格式，分几批打印。', 'Print it community by community, or in fewer forms.'),
  sources: [],
};
