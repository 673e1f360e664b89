import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import type { CopyColumns } from './copy-format.ts';
import { COPY_HEADER, COPY_TRAILER } from './copy-format.ts';

/** Streams rows, as `encodeRows` makes them, into a table with COPY, on a connection whose transaction the caller holds. */
export async function copyInto(
  client: pg.PoolClient,
  table: string,
  columns: CopyColumns,
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  const names = columns.map(([name]) => name).join(', ');
  await pipeline(
    Readable.from(framed(chunks)),
    client.query(from(`COPY ${table} (${names}) FROM STDIN WITH (FORMAT binary)`)),
  );
}

async function* framed(chunks: Iterable<Buffer> | AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield COPY_HEADER;
  yield* chunks;
  yield COPY_TRAILER;
}
