import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { JsonObject, JsonValue, SealedRecord } from '@mingxuan/ledger';
import { buildBundle, entryHash, verifyBundle } from '@mingxuan/ledger';
import { generateKeyPairSync } from 'node:crypto';
import { thisProgram } from '@mingxuan/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, fileWith, mingxuan, mingxuanProcess } from '../apps/cli/test/run.ts';
import { verification } from '../apps/cli/src/commands/verify.ts';

interface Told {
  readonly ok: boolean;
  readonly community: string;
  readonly elected: readonly { readonly post: string; readonly names: readonly string[] }[];
  readonly papers: { readonly folder: string; readonly count: number };
  readonly bundle: { readonly file: string; readonly entries: number };
  readonly tampering: { readonly caught: boolean; readonly at: number };
}

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-story-'));
let told: Told;
let story = '';
let bundle: Uint8Array;

beforeAll(async () => {
  const ran = await mingxuanProcess(['demo', '--keep', folder, '--json', '--lang', 'zh']);
  expect(ran.code, ran.err).toBe(0);
  told = JSON.parse(ran.out) as Told;
  story = ran.err;
  bundle = new Uint8Array(readFileSync(told.bundle.file));
}, 400_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the sample community’s two elections', () => {
  it('elect whom the figures of samples/community.json elect, counted by hand', () => {
    // Party: 38 present, more than half is 20; 唐金俊 36, 石磊林 33, 田敏思 31, 钱宇娟 29, 郑丽 27; 邱敏凯 has 16.
    // Residents: 1900 issued, 4 not returned, 1896 collected; more than half is 949. Of the members only four reach it:
    // 姜宇俊 1371, 白洋 1290, 范浩 1104, 秦雪霞 987. The fifth seat goes to another vote among the next two, where a third of
    // 1618 (540) is enough and the most votes decide: 梁琳 861, 彭峰 690.
    expect(told.elected).toEqual([
      { post: 'PARTY_MEMBER', names: ['唐金俊', '石磊林', '田敏思', '钱宇娟', '郑丽'] },
      { post: 'SECRETARY', names: ['唐金俊'] },
      { post: 'DEPUTY_SECRETARY', names: ['石磊林'] },
      { post: 'CHAIR', names: ['郭丽芳'] },
      { post: 'VICE', names: ['许涵'] },
      { post: 'MEMBER', names: ['姜宇俊', '白洋', '范浩', '秦雪霞', '梁琳'] },
    ]);
  });

  it('are told with the law at every turn, and with what was refused', () => {
    expect(story).toContain('《城市居民委员会组织法（2025 年修订）》第十九条');
    expect(story.match(/✗ 试一试/g)?.length).toBeGreaterThanOrEqual(5);
  });

  it('leave printed papers behind, each a PDF', () => {
    const files = readdirSync(told.papers.folder);
    expect(files.length).toBe(told.papers.count);
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      expect(readFileSync(path.join(told.papers.folder, file)).subarray(0, 5).toString()).toBe('%PDF-');
    }
  });

  it('leave a data folder whose tables follow from its ledger', async () => {
    const ran = await mingxuan(['rebuild', '--data', path.join(folder, 'data'), '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ ok: true, entries: told.bundle.entries, faults: [] });
    expect(ran.code).toBe(0);
  });
});

describe('the evidence bundle', () => {
  it('verifies, public and restricted, and every result is what the law gives', async () => {
    for (const kind of ['public', 'restricted']) {
      const ran = await mingxuan(['verify', path.join(folder, `${told.community}-${kind}.zip`), '--json']);
      const answer = answerOf<{ ok: boolean; kind: string; results: { poll: string; agrees: boolean }[] }>(
        ran,
        'verify',
      );
      expect(answer).toMatchObject({ ok: true, kind: kind.toUpperCase() });
      expect(answer.results.map(({ poll, agrees }) => [poll, agrees])).toEqual([
        ['party-committee', true],
        ['party-secretaries', true],
        ['residents', true],
        ['residents-2', true],
      ]);
      expect(ran.code).toBe(0);
    }
  });

  it('is one person’s only when the key is that person’s', async () => {
    const { keyFingerprint } = verifyBundle(bundle);
    const right = await mingxuan(['verify', told.bundle.file, '--key', keyFingerprint ?? '', '--json']);
    expect(answerOf<{ faults: { code: string }[] }>(right, 'verify').faults.map((f) => f.code)).not.toContain(
      'KEY_UNCONFIRMED',
    );
    expect(right.code).toBe(0);
    const wrong = await mingxuan(['verify', told.bundle.file, '--key', 'f'.repeat(64), '--json']);
    expect(answerOf<{ faults: { code: string }[] }>(wrong, 'verify').faults.map((f) => f.code)).toContain(
      'KEY_UNEXPECTED',
    );
    expect(wrong.code).toBe(2);
  });

  it('shows a change of any one byte, and where it is', () => {
    expect(told.tampering.caught).toBe(true);
    // The first and the last byte, and a few in between, spread over every kind of file in it.
    const places = [0, 1, 2, 3, 4, 5, 6].map((part) => Math.floor((part * (bundle.length - 1)) / 6));
    for (const at of places) {
      const changed = Uint8Array.from(bundle);
      changed[at] = (changed[at] ?? 0) ^ 0x20;
      const { ok, faults } = verification(changed);
      expect(ok, `byte ${at}`).toBe(false);
      const named = faults.some(
        ({ place: { offset, length = 0 } }) => offset !== undefined && offset <= at && at <= offset + length,
      );
      expect(named, `byte ${at}`).toBe(true);
    }
  });

  it('holds no identity number and no phone number of a voter', () => {
    // Sample numbers begin with 9901, phones with 19900: nobody's. The public bundle must not name even these.
    // Papers are compressed and digests are random: what people wrote stands in the JSON files.
    for (const [name, bytes] of verifyBundle(bundle).files) {
      if (!/\.jsonl?$/.test(name)) continue;
      const text = Buffer.from(bytes).toString('utf8');
      expect(text.match(/(?<![0-9a-f])9901\d{13}[\dX]/g), name).toBeNull();
      const phones = text.match(/(?<![0-9a-f])199\d{8}(?![0-9a-f])/g) ?? [];
      expect(
        phones.filter((phone) => phone !== '19900000000'),
        name,
      ).toEqual([]);
    }
    expect(statSync(path.join(folder, `${told.community}-restricted.zip`)).mode & 0o077).toBe(0);
  });
});

describe('a bundle forged by somebody who holds a key', () => {
  /** The same history with one entry's body changed, chained and signed anew: nothing is wrong with its form. */
  function forge(type: string, change: (body: JsonObject) => JsonObject): Uint8Array {
    const { entries, sealed, files } = verifyBundle(bundle);
    let prev = '0'.repeat(64);
    const chained = entries.map((entry) => {
      const isLast = entry.type === type && entry === entries.findLast((one) => one.type === type);
      const forged = { ...entry, prev, body: isLast ? change(entry.body) : entry.body };
      const hash = entryHash(forged);
      if (!hash.ok) throw new Error(hash.error.message.en);
      prev = hash.value;
      return forged;
    });
    const inFolder = (name: string): Map<string, Uint8Array> =>
      new Map(
        [...files]
          .filter(([file]) => file.startsWith(`${name}/`))
          .map(([file, bytes]) => [path.parse(file).name, Uint8Array.from(bytes)]),
      );
    const asJson = (bytes: Uint8Array): JsonValue => JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonValue;
    const built = buildBundle({
      kind: 'PUBLIC',
      origin: 'mingxuan',
      community: told.community,
      round: '7',
      entries: chained,
      sealed: new Map([...sealed].map(([seq, records]): [number, readonly SealedRecord[]] => [seq, records])),
      papers: inFolder('papers'),
      rules: new Map([...inFolder('rules')].map(([name, bytes]) => [name, asJson(bytes)])),
      results: new Map([...inFolder('results')].map(([name, bytes]) => [name, asJson(bytes)])),
      tables: new Map(
        [...files]
          .filter(([file]) => file.startsWith('tables/'))
          .map(([file, bytes]) => [path.basename(file), Buffer.from(bytes).toString('utf8')]),
      ),
      program: thisProgram,
      key: {
        name: 'mingxuan',
        privateKeyPem: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      },
    });
    if (!built.ok) throw new Error(built.error.map((fault) => fault.message.en).join('; '));
    return built.value;
  }

  const codesOf = (bytes: Uint8Array): readonly string[] =>
    verification(bytes)
      .faults.filter((fault) => fault.severity === 'error')
      .map((fault) => fault.code);

  it('is clean when nothing was changed', () => {
    expect(codesOf(forge('RESULT_DETERMINED', (body) => body))).toEqual([]);
  });

  it('does not pass with another winner', () => {
    const codes = codesOf(
      forge('RESULT_DETERMINED', (body) => {
        const swapped = JSON.parse(JSON.stringify(body)) as { outcome: { contests: { elected: string[] }[] } };
        for (const contest of swapped.outcome.contests) contest.elected = contest.elected.map(() => 'K1');
        return swapped as unknown as JsonObject;
      }),
    );
    expect(codes).toContain('RESULT_DIFFERS');
  });

  it('does not pass with other totals', () => {
    const codes = codesOf(
      forge('RESULT_DETERMINED', (body) => {
        const figures = body['figures'] as JsonObject;
        return { ...body, figures: { ...figures, valid: Number(figures['valid']) + 1 } };
      }),
    );
    expect(codes).toEqual(expect.arrayContaining(['FIGURES_DIFFER', 'RESULT_DIGEST']));
  });

  it('does not pass with a changed sheet: the result no longer follows', () => {
    const codes = codesOf(
      forge('POLL_CLOSED', (body) => {
        const boxes = (body['boxes'] as JsonObject[]).map((box) => ({
          ...box,
          collected: Number(box['collected']) - 1,
        }));
        return { ...body, boxes };
      }),
    );
    expect(codes).toContain('FIGURES_DIFFER');
  });

  it('names the entry by line and byte', () => {
    const bytes = forge('RESULT_DETERMINED', (body) => ({ ...body, digest: 'f'.repeat(64) }));
    const fault = verification(bytes).faults.find((one) => one.code === 'RESULT_DIGEST');
    const { offset = 0, length = 0, line, file } = fault?.place ?? {};
    expect(file).toBe('ledger/entries.jsonl');
    expect(line).toBe(fault?.seq);
    expect(
      Buffer.from(bytes)
        .subarray(offset, offset + length)
        .toString('utf8'),
    ).toContain('"type":"RESULT_DETERMINED"');
    expect(fileWith('forged.zip', bytes)).not.toBe('');
  });
});
