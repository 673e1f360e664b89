import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';

/** A file written piece by piece, which only this process can read again: its key is kept in memory alone. */
export interface KeptFile {
  readonly write: (bytes: Uint8Array) => Promise<void>;
  /** Ends the writing; answers the size and the digest of what was written. */
  readonly finish: () => Promise<{ readonly bytes: number; readonly sha256: string }>;
  readonly read: () => ReadableStream<Uint8Array>;
  readonly remove: () => Promise<void>;
}

/**
 * An archive of papers names voters, so that nothing of it may lie readable on the disk: not while it waits to be taken home,
 * and not after a crash.
 */
export async function keptFile(path: string): Promise<KeptFile> {
  const [key, iv] = [randomBytes(32), randomBytes(16)];
  const cipher = createCipheriv('aes-256-ctr', key, iv);
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  let bytes = 0;
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await file.close();
  };
  return {
    write: async (piece) => {
      hash.update(piece);
      bytes += piece.length;
      await file.writeFile(cipher.update(piece));
    },
    finish: async () => {
      await close();
      return { bytes, sha256: hash.digest('hex') };
    },
    read: () => {
      const plain = createDecipheriv('aes-256-ctr', key, iv);
      // A file that cannot be read ends the download and not the server; a download broken off closes the file.
      pipeline(createReadStream(path), plain, () => undefined);
      return Readable.toWeb(plain) as ReadableStream<Uint8Array>;
    },
    remove: async () => {
      await close();
      await rm(path, { force: true });
    },
  };
}
