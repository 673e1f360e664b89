import QRCode from 'qrcode';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer, paperIds, papers, printPaper } from '../src/index.ts';
import { qrPath } from '../src/poster/qr.ts';

const AT = 1_790_000_000;
const url = 'https://portal.example.gov.cn/xingfuli/notices/16?code=K7QF-93TD';
const renderer = createRenderer({ workers: 2, fangSong: null });
afterAll(() => renderer.close());

const notices = paperIds.filter((id) => papers[id].form.startsWith('N'));

/** Width and height of the first page in points, as the file itself says. */
function sheetOf(pdf: Uint8Array): readonly number[] {
  const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(Buffer.from(pdf).toString('latin1')) ?? [];
  return [Math.round(Number(width)), Math.round(Number(height))];
}

describe('poster', () => {
  test('there is one of every notice from N01 to N24', () => {
    const numbers = new Set(notices.map((id) => Number(papers[id].form.slice(1, 3))));
    expect([...numbers].sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i + 1));
  });

  test.each(notices)('%s is set on A3, with the code of its page', async (id) => {
    const at = { size: 'A3' } as const;
    const printed = await printPaper(renderer, id, papers[id].sample, AT, { ...at, portalUrl: url });
    const plain = await printPaper(renderer, id, papers[id].sample, AT, at);
    if (!printed.ok || !plain.ok) throw new Error(id);
    // 297 × 420 mm.
    expect(sheetOf(printed.value.pdf)).toEqual([842, 1191]);
    expect(printed.value.sha256).not.toBe(plain.value.sha256);
  });

  test('a form has none', async () => {
    const printed = await printPaper(renderer, 'JOURNAL', papers.JOURNAL.sample, AT, { size: 'A3' });
    expect(printed.ok ? '' : printed.error.code).toBe('PAPER_NO_POSTER');
  });
});

test('the path of a code covers exactly its dark squares', () => {
  const { size, path } = qrPath(url);
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M', maskPattern: 3 });
  const dark = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [, x = '', y = '', run = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(run); i += 1) {
      const row = dark[Number(y)];
      if (row !== undefined) row[Number(x) + i] = 1;
    }
  }
  expect(dark.flat()).toEqual(Array.from(modules.data, (value) => (value === 0 ? 0 : 1)));
});
