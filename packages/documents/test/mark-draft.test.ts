import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer, markDraft, type PaperId, printSample } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'draft-'));
const renderer = createRenderer({ workers: 1, fangSong: null });
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});
const hasPoppler = spawnSync('pdftotext', ['-v']).error === undefined;

async function frozen(id: PaperId): Promise<Uint8Array> {
  const printed = await printSample(renderer, id);
  if (!printed.ok) throw new Error(printed.error.message.zh);
  return printed.value.pdf;
}
function read(program: string, pdf: Uint8Array, args: readonly string[]): Buffer {
  const file = join(folder, 'paper.pdf');
  writeFileSync(file, pdf);
  const { stdout, stderr } = spawnSync(program, [...args, file, ...(program === 'pdftotext' ? ['-'] : [])]);
  expect(stderr.toString()).toBe('');
  return stdout;
}

describe('a draft on its way', () => {
  // A notice of two pages, a red-headed letter, a sheet turned sideways, a long list without tags.
  test.each<PaperId>(['RESULT', 'PARTY_ELECTION_REQUEST', 'CANDIDATE_REGISTER', 'VOTER_ROLL'])(
    '%s is marked on every page, and what is frozen stays as it is',
    async (id) => {
      const pdf = await frozen(id);
      const marked = markDraft(pdf);
      if (marked === null) throw new Error('not marked');
      expect(Buffer.from(marked.subarray(0, pdf.length)).equals(pdf)).toBe(true);
      expect(markDraft(pdf)).toEqual(marked);
      if (!hasPoppler) return;
      // The mark is drawn and not written: the words stay those of the paper.
      expect(read('pdftotext', marked, [])).toEqual(read('pdftotext', pdf, []));
      const pages = read('pdftotext', pdf, []).toString().split('\f').length - 1;
      for (let page = 1; page <= pages; page += 1) {
        const drawn = ['-r', '30', '-f', `${page}`, '-l', `${page}`];
        expect(read('pdftoppm', marked, drawn).equals(read('pdftoppm', pdf, drawn))).toBe(false);
      }
    },
  );

  test('a file that is built otherwise is left to whoever asks', async () => {
    const pdf = await frozen('GROUP_LEADERS');
    expect(markDraft(new TextEncoder().encode('no PDF'))).toBeNull();
    expect(markDraft(pdf.subarray(0, pdf.length - 40))).toBeNull();
  });
});
