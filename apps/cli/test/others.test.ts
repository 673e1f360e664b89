import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { answerOf, fileWith, mingxuan, mingxuanProcess } from './run.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-others-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

describe('mingxuan rules', () => {
  it('lists every pack and shows a rule with its article', async () => {
    const list = JSON.parse((await mingxuan(['rules', 'list', '--json'])).out) as { packs: { id: string }[] };
    expect(list.packs.map((pack) => pack.id)).toContain('residents-2026');
    const shown = await mingxuan(['rules', 'show', 'cnt-7', '--lang', 'zh']);
    expect(shown.code).toBe(0);
    expect(shown.out).toContain('第十九条');
  });

  it('shows what rests on an article', async () => {
    const ran = await mingxuan(['rules', 'show', 'JWH25-17', '--json']);
    const { rules } = JSON.parse(ran.out) as { rules: { id: string }[] };
    expect(rules.map((rule) => rule.id)).toContain('ROLL-1');
  });

  it('refuses an id it does not know; exit 2', async () => {
    const ran = await mingxuan(['rules', 'show', 'NOPE', '--json']);
    answerOf(ran, 'refusal');
    expect(ran.code).toBe(2);
  });
});

describe('mingxuan doctor', () => {
  it('looks and changes nothing', async () => {
    const data = path.join(folder, 'not-there');
    vi.stubEnv('PORT', '64123');
    vi.stubEnv('DATABASE_URL', undefined);
    const ran = await mingxuan(['doctor', '--data', data, '--json']);
    const { findings } = JSON.parse(ran.out) as { findings: { code: string; ok: boolean }[] };
    expect(findings.map((finding) => finding.code)).toEqual(
      expect.arrayContaining(['PLATFORM', 'DATA_WRITABLE', 'PORT']),
    );
    expect(ran.code).toBe(0);
  });

  it('names what is wrong and what to do; exit 2', async () => {
    vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:1/none');
    const ran = await mingxuan(['doctor', '--data', folder, '--json']);
    const { ok, findings } = JSON.parse(ran.out) as {
      ok: boolean;
      findings: { code: string; ok: boolean; remedy?: string }[];
    };
    expect(ok).toBe(false);
    expect(findings.find((finding) => finding.code === 'DATABASE_URL')).toMatchObject({
      ok: false,
      remedy: expect.any(String),
    });
    expect(ran.code).toBe(2);
  });
});

describe('mingxuan verify and rebuild', () => {
  it('finds that a file is no bundle; exit 2', async () => {
    const ran = await mingxuan(['verify', fileWith('no.zip', 'nothing of the kind'), '--json']);
    expect(answerOf<{ ok: boolean }>(ran, 'verify').ok).toBe(false);
    expect(ran.code).toBe(2);
  });

  it('does not make a data folder that is not there', async () => {
    vi.stubEnv('DATABASE_URL', undefined);
    const ran = await mingxuan(['rebuild', '--data', path.join(folder, 'empty'), '--json']);
    answerOf(ran, 'refusal');
    expect(ran.code).toBe(2);
  });
});

describe('mingxuan', () => {
  it('is used wrongly with a command it does not have; exit 1', async () => {
    expect((await mingxuan(['elect', '--json'])).code).toBe(1);
  });

  it('shows its commands; exit 0', async () => {
    const ran = await mingxuan(['--help']);
    expect(ran.code).toBe(0);
    for (const command of ['plan', 'outcome', 'roll', 'rules', 'verify', 'rebuild', 'doctor', 'start', 'demo']) {
      expect(ran.out).toContain(command);
    }
  });

  it('as a program answers with the same exit codes, and only JSON on stdout', async () => {
    const fine = await mingxuanProcess(['plan', '--election-day', '2026-12-20', '--json']);
    expect(fine).toMatchObject({ code: 0, err: '' });
    answerOf(fine, 'plan');
    const faulty = await mingxuanProcess(['verify', fileWith('no2.zip', 'nothing'), '--json']);
    expect(faulty).toMatchObject({ code: 2, err: '' });
    answerOf(faulty, 'verify');
    expect(await mingxuanProcess(['plan', '--json'])).toMatchObject({ code: 1, err: '' });
  });
});
