import { crc32, createInflateRaw } from 'node:zlib';
import type { Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { FileFault } from './refuse-file.ts';
import type { Entry } from './zip.ts';
import { packedBytes } from './zip.ts';

const PIECE = 256 * 1024;

/** A piece of an unpacked part, and how far the packed bytes have been used for it. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly packedRead: number;
}

/**
 * Unpacks one part piece by piece, never more of it than its entry claims. A part whose checksum does not fit is damaged:
 * a flipped bit in a name would otherwise be registered as somebody else.
 */
export async function* unpackPieces(zip: Uint8Array, entry: Entry): AsyncGenerator<Result<Piece, FileFault>> {
  if (entry.encrypted) return yield err('FILE_ENCRYPTED');
  const packed = packedBytes(zip, entry);
  if (packed === undefined || (entry.method !== 0 && entry.method !== 8)) return yield err('FILE_DAMAGED');
  let length = 0;
  let checksum = 0;
  try {
    for await (const piece of entry.method === 0 ? stored(packed) : inflated(packed)) {
      length += piece.bytes.length;
      if (length > entry.unpacked) return yield err('FILE_UNPACKS_TOO_LARGE');
      checksum = crc32(piece.bytes, checksum);
      yield ok(piece);
    }
  } catch {
    return yield err('FILE_DAMAGED');
  }
  if (length !== entry.unpacked || checksum !== entry.checksum) yield err('FILE_DAMAGED');
}

function* stored(packed: Uint8Array): Generator<Piece> {
  for (let at = 0; at < packed.length; at += PIECE)
    yield { bytes: packed.subarray(at, at + PIECE), packedRead: Math.min(at + PIECE, packed.length) };
}

async function* inflated(packed: Uint8Array): AsyncGenerator<Piece> {
  const inflate = createInflateRaw({ chunkSize: PIECE });
  inflate.end(packed);
  try {
    for await (const bytes of inflate) yield { bytes: bytes as Uint8Array, packedRead: inflate.bytesWritten };
  } finally {
    inflate.destroy();
  }
}
