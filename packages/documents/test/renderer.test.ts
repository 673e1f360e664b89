import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer } from '../src/index.ts';
import { Child } from '../src/render/child.ts';
import { findFangSong } from '../src/render/fonts.ts';

const templates = mkdtempSync(join(tmpdir(), 'templates-'));
writeFileSync(join(templates, 'plain.typ'), '#set document(date: auto)\n#json(bytes(sys.inputs.data)).word');
writeFileSync(join(templates, 'broken.typ'), '#json(bytes(sys.inputs.data)).absent');
writeFileSync(
  join(templates, 'endless.typ'),
  '#set document(date: auto)\n#{ let n = 0\n for a in range(100000) { for b in range(100000) { n += 1 } } }',
);
afterAll(() => rmSync(templates, { recursive: true }));

const job = (template: string, word = '字') => ({ template, data: { word }, createdAt: 1_790_000_000, tags: true });

describe('renderer', () => {
  test('gives the same bytes from two separate processes', async () => {
    const one = createRenderer({ templates, workers: 1, fangSong: null });
    const two = createRenderer({ templates, workers: 1, fangSong: null });
    const [a, b] = await Promise.all([one.render(job('plain.typ')), two.render(job('plain.typ'))]);
    await Promise.all([one.close(), two.close()]);
    expect(a.ok && b.ok && a.value.sha256 === b.value.sha256).toBe(true);
  });

  test('answers a faulty template and an absent one with a refusal, and goes on working', async () => {
    const renderer = createRenderer({ templates, workers: 1, fangSong: null });
    const faulty = await renderer.render(job('broken.typ'));
    const absent = await renderer.render(job('nowhere.typ'));
    const fine = await renderer.render(job('plain.typ'));
    await renderer.close();
    expect(faulty.ok ? '' : faulty.error.code).toBe('PAPER_RENDER_FAILED');
    expect(absent.ok ? '' : absent.error.code).toBe('PAPER_RENDER_FAILED');
    expect(fine.ok).toBe(true);
  });

  test('stops work that takes too long, and the next work gets a fresh process', async () => {
    const renderer = createRenderer({ templates, workers: 1, timeoutSeconds: 2, fangSong: null });
    const late = await renderer.render(job('endless.typ'));
    const fine = await renderer.render(job('plain.typ'));
    await renderer.close();
    expect(late.ok ? '' : late.error.code).toBe('PAPER_RENDER_TIMEOUT');
    expect(fine.ok).toBe(true);
  });

  test('replaces its processes after the set number of papers', async () => {
    const renderer = createRenderer({ templates, workers: 2, jobsPerChild: 1, fangSong: null });
    const all = await Promise.all(
      ['一', '二', '三', '四', '五'].map((word) => renderer.render(job('plain.typ', word))),
    );
    await renderer.close();
    expect(all.every((r) => r.ok)).toBe(true);
  });

  test('refuses what is waiting or comes after closing', async () => {
    const renderer = createRenderer({ templates, workers: 1, fangSong: null });
    const waiting = [renderer.render(job('endless.typ')), renderer.render(job('plain.typ'))];
    await renderer.close();
    const codes = (await Promise.all([...waiting, renderer.render(job('plain.typ'))])).map((r) =>
      r.ok ? '' : r.error.code,
    );
    expect(codes).toEqual(Array.from({ length: 3 }, () => 'PAPER_RENDERER_CLOSED'));
  });

  test('uses its own fonts when the 仿宋 file is damaged', async () => {
    const font = join(templates, 'simfang.ttf');
    writeFileSync(font, 'no font');
    const renderer = createRenderer({ templates, workers: 1, fangSong: font });
    const printed = await renderer.render(job('plain.typ'));
    await renderer.close();
    expect(printed.ok).toBe(true);
  });

  test('reports the end of a child at once', async () => {
    const child = new Child('no settings', 60);
    const reply = await child.render({
      template: 'plain.typ',
      data: '{}',
      createdAt: 0,
      tags: true,
      byHand: false,
      as: 'PAGES',
    });
    await child.ended;
    expect(reply.ok ? '' : reply.error.code).toBe('PAPER_RENDERER_CRASHED');
    expect(child.worn(200, Number.MAX_SAFE_INTEGER)).toBe(true);
  });
});

test('a true 仿宋 is found by its file name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  expect(findFangSong([folder])).toBeUndefined();
  writeFileSync(join(folder, 'FandolFang-Regular.otf'), '');
  expect(findFangSong([folder])).toBe(join(folder, 'FandolFang-Regular.otf'));
  writeFileSync(join(folder, 'simfang.ttf'), '');
  expect(findFangSong([folder])).toBe(join(folder, 'simfang.ttf'));
  rmSync(folder, { recursive: true });
});
