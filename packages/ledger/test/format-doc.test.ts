import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Entry, SealedRecord } from '../src/index.ts';
import {
  commitment,
  entryHash,
  formatVerifierKey,
  keyFingerprint,
  parseCanonical,
  sealedRoot,
  signCheckpoint,
  verifierKeyOf,
  verifyChain,
} from '../src/index.ts';
import { KEY } from './sample.ts';

const page = readFileSync(new URL('../../../docs/ledger-format.md', import.meta.url), 'utf8');
const examples = new Map([...page.matchAll(/```example (\S+)\n([^`]*)\n```/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
const example = (name: string): string => {
  const text = examples.get(name);
  if (text === undefined) throw new Error(`no example ${name}`);
  return text;
};
const sha = (...parts: (string | Buffer)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};
const hexed = (name: string): Buffer => Buffer.from(example(name), 'hex');
const record = (name: string): SealedRecord => JSON.parse(example(name)) as SealedRecord;
const entry = (name: string): Entry => JSON.parse(example(name)) as Entry;

// First as a stranger would, with nothing but SHA-256 and the page; then by our own functions.
describe('the worked example of docs/ledger-format.md', () => {
  test('is spelled canonically', () => {
    for (const name of ['entry-1', 'entry-2', 'record-1', 'record-2'])
      expect(parseCanonical(example(name)).ok).toBe(true);
  });

  test.each(['1', '2'])('hash of entry %s', (n) => {
    expect(sha('mingxuan/v1/entry\0', example(`entry-${n}`))).toBe(example(`hash-${n}`));
    expect(entryHash(entry(`entry-${n}`))).toEqual({ ok: true, value: example(`hash-${n}`) });
  });

  test.each(['1', '2'])('commitment of record %s', (n) => {
    const [, disclosure, salt, value] =
      /^\{"disclosure":(".*"),"salt":"(.*)","value":(.*)\}$/.exec(example(`record-${n}`)) ?? [];
    const message = `mingxuan/v1/record\0{"disclosure":${disclosure},"value":${value}}`;
    const mac = createHmac('sha256', Buffer.from(salt ?? '', 'hex'))
      .update(message)
      .digest('hex');
    expect(mac).toBe(example(`commitment-${n}`));
    expect(commitment(record(`record-${n}`))).toEqual({ ok: true, value: mac });
  });

  test('root over both commitments', () => {
    const leaf = (name: string): Buffer => Buffer.from(sha(Buffer.from([0]), hexed(name)), 'hex');
    const root = sha(Buffer.from([1]), leaf('commitment-1'), leaf('commitment-2'));
    expect(root).toBe(example('root'));
    expect(sealedRoot([record('record-1'), record('record-2')])).toEqual({ ok: true, value: root });
  });

  test('the chain holds', () => {
    const sealed = new Map([[2, [record('record-1'), record('record-2')]]]);
    const head = { seq: 2, hash: example('hash-2') };
    expect(verifyChain([entry('entry-1'), entry('entry-2')], sealed, { head })).toEqual([]);
  });

  test('key, fingerprint and checkpoint', () => {
    const raw = Buffer.from('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a', 'hex'); // RFC 8032
    const typed = Buffer.concat([Buffer.from([1]), raw]);
    const line = `${KEY.name}+${sha(`${KEY.name}\n`, typed).slice(0, 8)}+${typed.toString('base64')}`;
    expect(line).toBe(example('verifier-key'));
    expect(sha(Buffer.from('302a300506032b6570032100', 'hex'), raw)).toBe(example('fingerprint'));
    const key = verifierKeyOf(KEY);
    expect(key.ok ? [formatVerifierKey(key.value), keyFingerprint(key.value)] : []).toEqual([
      line,
      example('fingerprint'),
    ]);
    const head = { community: 'xingfuli', seq: 2, hash: example('hash-2') };
    expect(signCheckpoint({ origin: KEY.name, heads: [head] }, KEY)).toEqual({
      ok: true,
      value: `${example('checkpoint')}\n`,
    });
  });
});
