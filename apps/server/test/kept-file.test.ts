import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keptFile } from '../src/paper-batches/kept-file.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kept-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = async (stream: ReadableStream<Uint8Array>): Promise<string> => new Response(stream).text();

test('an archive lies unreadable on the disk, and comes back as it was written', async () => {
  const where = path.join(folder, 'one');
  const file = await keptFile(where);
  await file.write(Buffer.from('选民名单'));
  await file.write(Buffer.from('，共12人'));
  expect(await file.finish()).toMatchObject({ bytes: Buffer.byteLength('选民名单，共12人') });
  expect(readFileSync(where).includes('选民')).toBe(false);
  expect(await read(file.read())).toBe('选民名单，共12人');
});

test('where the file is gone the download ends with an error, and nothing else does', async () => {
  const file = await keptFile(path.join(folder, 'two'));
  await file.write(Buffer.from('选民名单'));
  await file.finish();
  rmSync(path.join(folder, 'two'));
  await expect(read(file.read())).rejects.toThrow();
});
