import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  createRenderer,
  type PaperFactsById,
  type PaperId,
  paperIds,
  papers,
  printPaper,
  printWord,
} from '../src/index.ts';
import { jobOf } from '../src/print.ts';
import { blocksOf } from '../src/word/blocks.ts';
import { cellSize } from '../src/word/docx.ts';
import { LONG, writeBeside } from '../src/word/word-beside.ts';
import { writeWord } from '../src/word/write-word.ts';

const AT = 1_790_000_000;
const folder = mkdtempSync(join(tmpdir(), 'word-'));
const renderer = createRenderer({ workers: 2, fangSong: null });
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

const runs = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;
const hasOffice = runs('soffice') && spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasOffice) {
  console.warn(
    'soffice or pdftotext is absent (Debian: libreoffice-writer, poppler-utils): Word files are not read back',
  );
}
const editable = paperIds.filter((id) => papers[id].word !== false);

async function word<K extends PaperId>(id: K, facts: PaperFactsById[K]) {
  const made = await printWord(renderer, id, facts, AT);
  if (!made.ok) throw new Error(`${id}: ${made.error.message.zh}`);
  return made.value;
}

async function pdfOf(id: PaperId) {
  const printed = await printPaper(renderer, id, papers[id].sample, AT);
  if (!printed.ok) throw new Error(`${id}: ${printed.error.message.zh}`);
  writeFileSync(join(folder, `${id}.pdf`), printed.value.pdf);
}

/**
 * The characters of a text, sorted: both files say the same words, but lay out tables and columns differently, so that a
 * reader of the PDF meets them in another order. Feet, lines to write on and blanks are the sheet’s, not the text’s.
 */
function charactersOf(text: string): string {
  const body = text
    .split('\n')
    .filter((line) => !/验证码|^\s*—\s*\d+\s*—\s*$/.test(line))
    .join('');
  return Array.from(body.replace(/[\s_＿\uFEFF]/gu, ''))
    .sort()
    .join('');
}

describe('Word files', () => {
  test('the same paper gives the same bytes', async () => {
    const [one, other] = [await word('RESULT', papers.RESULT.sample), await word('RESULT', papers.RESULT.sample)];
    expect(other.sha256).toBe(one.sha256);
    expect(Buffer.from(one.docx.subarray(0, 2)).toString()).toBe('PK');
  });

  test('what nobody may edit is not made, and what is missing is said', async () => {
    const codes = await Promise.all(
      (['BALLOT_SAMPLE', 'PARTY_BALLOT', 'VOTER_CARDS', 'CERTIFICATE'] as const).map(async (id) => {
        const made = await printWord(renderer, id, papers[id].sample, AT);
        return made.ok ? '' : made.error.code;
      }),
    );
    expect(new Set(codes)).toEqual(new Set(['PAPER_NO_WORD']));
    const lacking = await printWord(renderer, 'RESULT', { head: papers.RESULT.sample.head }, AT);
    expect(lacking.ok ? '' : lacking.error.code).toBe('PAPER_FACTS_MISSING');
  });

  test.skipIf(!runs('python3'))(
    'a notice that is not out has no code to verify it by; a form has the one of its facts',
    async () => {
      const codes = async (id: 'ELECTION_DAY' | 'BASELINE', sketch?: true): Promise<boolean> => {
        const made = await printWord(renderer, id, papers[id].sample, AT, sketch === undefined ? {} : { sketch });
        if (!made.ok) throw new Error(made.error.message.zh);
        const file = join(folder, 'code.docx');
        writeFileSync(file, made.value.docx);
        const read =
          'import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nfor n in z.namelist(): sys.stdout.buffer.write(z.read(n))';
        return execFileSync('python3', ['-c', read, file]).includes(papers[id].sample.head.verification.code);
      };
      expect(await codes('ELECTION_DAY')).toBe(true);
      expect(await codes('ELECTION_DAY', true)).toBe(false);
      expect(await codes('BASELINE', true)).toBe(true);
    },
  );

  test('what looks like markup in a name is text', async () => {
    const sample = papers.GROUP_LEADERS.sample;
    const facts = { ...sample, groups: [{ name: '<b>一&组</b>', leader: '“王”&lt;芳' }] };
    const { docx } = await word('GROUP_LEADERS', facts);
    writeFileSync(join(folder, 'markup.docx'), docx);
    expect(docx.length).toBeGreaterThan(1000);
  });

  test('a long one is made beside the server: the same bytes, the same refusal', async () => {
    const facts = papers.ROLL_REGISTER.sample;
    const voters = Array.from({ length: 200 }, (_, i) => ({ voterNo: i + 1, name: '王芳', sex: 'F' as const }));
    const job = jobOf('ROLL_REGISTER', { ...facts, groups: [{ name: '第一居民小组', voters }] }, AT, {});
    if (!job.ok) throw new Error(job.error.message.zh);
    const read = await renderer.read(job.value);
    if (!read.ok) throw new Error(read.error.message.zh);
    const paper = { id: 'ROLL_REGISTER', title: '选民名册', secret: false, sketch: false };
    const order = { html: read.value.html, head: facts.head, paper, createdAt: AT, note: '' };
    expect(order.html.length).toBeGreaterThan(LONG);
    const [here, beside] = [await writeWord(order), await writeBeside(order)];
    if (!here.ok || !beside.ok) throw new Error('not written');
    expect(Buffer.compare(here.value, beside.value)).toBe(0);
    const wrong = { ...order, html: `<video></video>${order.html}` };
    expect(await writeBeside(wrong)).toEqual({ ok: false, error: 'video' });
  });

  test('an element that has no place in a Word file is named, not dropped', () => {
    expect(blocksOf('<p>甲<sup>2</sup></p><video></video>')).toEqual({ ok: false, error: 'sup, video' });
    expect(blocksOf('<div class="signature"><p>甲</p>\n<p>乙</p></div>')).toEqual({
      ok: true,
      value: [{ kind: 'SIGNATURE', issuer: [{ text: '甲', bold: false }], on: [{ text: '乙', bold: false }] }],
    });
  });

  test('a table keeps its columns, and every row of a paper fills it', async () => {
    const [cell] = ['甲'].map((text) => [{ text, bold: false }]);
    const source =
      '<table data-columns="28.35pt,1.5fr" data-left="1" data-height="20"><tr><td>甲</td><td>甲</td></tr></table>';
    const columns = [
      { unit: 'pt', size: 28.35 },
      { unit: 'fr', size: 1.5 },
    ];
    expect(blocksOf(source)).toEqual({
      ok: true,
      value: [{ kind: 'TABLE', columns, left: [1], height: 20, rows: [[cell, cell]] }],
    });
    expect(blocksOf('<table data-columns="3em"></table>')).toEqual({ ok: false, error: 'table of 3em' });
    for (const id of editable) {
      const job = jobOf(id, papers[id].sample, AT);
      const read = job.ok ? await renderer.read(job.value) : job;
      const blocks = read.ok ? blocksOf(read.value.html) : read;
      if (!blocks.ok) throw new Error(`${id}: ${JSON.stringify(blocks.error)}`);
      const tables = blocks.value.flatMap((block) => (block.kind === 'TABLE' ? [block] : []));
      // A pair of name and value may take a whole line of a form.
      const odd = tables.flatMap(({ columns, rows }) =>
        rows.filter((row) => row.length !== columns.length && row.length !== 2),
      );
      expect(odd, id).toEqual([]);
    }
  });

  test.each([
    // 序号 needs 28 points at 14 and has 27 between 2 on each side; 性别 has 21; 3001 has what 序号 has.
    { widths: [624, 1814], header: ['序号', '姓名'], number: '9', size: 13.5 },
    { widths: [510, 1814], header: ['性别', '姓名'], number: '9', size: 10.5 },
    { widths: [624, 1814], header: ['号', '姓名'], number: '3001', size: 13.5 },
    { widths: [624, 1814], header: ['号', '姓名'], number: '301', size: 14 },
    // A longer heading has always broken into lines, and no letters get too small to read.
    { widths: [624, 1814], header: ['收到日期', '姓名'], number: '9', size: 14 },
    { widths: [200, 1814], header: ['号', '姓名'], number: '3001', size: 9 },
  ])(
    'numbers and short headings are not broken in their columns: $header $number',
    ({ widths, header, number, size }) => {
      const line = (text: string) => [{ text, bold: false }];
      const columns = widths.map((each) => ({ unit: 'pt' as const, size: each / 20 }));
      const rows = [header.map(line), [number, '阿依古丽·买买提·吾斯曼江'].map(line)];
      expect(cellSize({ kind: 'TABLE', columns, left: [], height: null, rows }, widths, 14)).toBe(size);
    },
  );

  test.skipIf(!hasOffice)('open in LibreOffice and say what the PDF says', { timeout: 600_000 }, async () => {
    for (const id of editable) {
      await pdfOf(id);
      writeFileSync(join(folder, `${id}.docx`), (await word(id, papers[id].sample)).docx);
    }
    const files = editable.map((id) => join(folder, `${id}.docx`));
    execFileSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'txt:Text (encoded):UTF8',
      '--outdir',
      join(folder, 'office'),
      ...files,
    ]);
    for (const id of editable) {
      const office = readFileSync(join(folder, 'office', `${id}.txt`), 'utf8');
      const pdf = execFileSync('pdftotext', ['-raw', join(folder, `${id}.pdf`), '-'], { encoding: 'utf8' });
      expect(office.length, id).toBeGreaterThan(50);
      expect.soft(charactersOf(office), id).toBe(charactersOf(pdf));
    }
  });
});
