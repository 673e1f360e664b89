import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createRenderer, openCityTemplates, papers, printPaper, withCityTemplates } from '../src/index.ts';

const AT = 1_790_000_000;
const folder = mkdtempSync(join(tmpdir(), 'city-templates-'));
const renderer = createRenderer({ workers: 1, fangSong: null });
afterAll(async () => {
  await renderer.close();
  rmSync(folder, { recursive: true });
});

const own = (file: string): string => readFileSync(new URL(`../templates/${file}`, import.meta.url), 'utf8');
function put(name: string, source: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), source);
}

put('11/0101/N11-staff.typ', own('N11-staff.typ').replace('posted.with("', 'posted.with("（本市版）'));
put('N01-election-day.typ', own('N01-election-day.typ').replace(/二、换届.*\n/, ''));
put('N06-1-group-leaders.typ', '#import "@preview/cetz:0.2.2": *\n');
put('N13-proxies.typ', '#import "lib.typ": *\n#show: posted.with("公告")\n#read("/../package.json")');
put(
  'P07-party-ballot.typ',
  `${own('P07-party-ballot.typ')}\n#set document(keywords: ("hash=" + head.verification.hash,))`,
);
put('N99-nothing.typ', '');

const templates = openCityTemplates(renderer, folder);
const city = withCityTemplates(renderer, templates);

describe('templates of a city', () => {
  test('are checked with the made-up facts, and refused with what is wrong', async () => {
    const verdicts = (await templates.list()).map(({ other, verdict }) => [
      other.name,
      verdict.ok ? '' : verdict.error.message.zh,
    ]);
    expect(verdicts).toEqual([
      ['11/0101/N11-staff.typ', ''],
      ['N01-election-day.typ', '模板 N01-election-day.typ 不能用：漏了必须写明的内容：“开始日期”。'],
      ['N06-1-group-leaders.typ', '模板 N06-1-group-leaders.typ 不能用：模板不能引用网上的或本机的扩展包。'],
      ['N13-proxies.typ', expect.stringMatching(/line 3: failed to load file \(access denied\)/)],
      ['N99-nothing.typ', expect.stringContaining('文件名对不上任何一种文书')],
      ['P07-party-ballot.typ', expect.stringContaining('不能有任何可以互相区别的记号')],
    ]);
  });

  test('serve the communities below them alone, and the paper tells name and digest', async () => {
    const { sample } = papers.STAFF;
    const [below, elsewhere, usual] = [
      await printPaper(city, 'STAFF', sample, AT, { community: '11.0101.heping.xingfuli' }),
      await printPaper(city, 'STAFF', sample, AT, { community: '11.0102.heping.xingfuli' }),
      await printPaper(renderer, 'STAFF', sample, AT, { community: '11.0101.heping.xingfuli' }),
    ];
    if (!below.ok || !elsewhere.ok || !usual.ok) throw new Error('not printed');
    const { template } = below.value.made;
    expect(template?.name).toBe('11/0101/N11-staff.typ');
    expect(Buffer.from(below.value.pdf).includes(`template=11/0101/N11-staff.typ@${template?.sha256}`)).toBe(true);
    expect(elsewhere.value.made.template).toBeNull();
    expect(elsewhere.value.sha256).toBe(usual.value.sha256);
  });

  test('that are refused print nothing, until they are mended', async () => {
    const { sample } = papers.ELECTION_DAY;
    const refused = await printPaper(city, 'ELECTION_DAY', sample, AT, { community: '11.0101.heping.xingfuli' });
    expect(refused.ok ? '' : refused.error.code).toBe('TEMPLATE_REFUSED');
    put('N01-election-day.typ', own('N01-election-day.typ'));
    const mended = await printPaper(city, 'ELECTION_DAY', sample, AT, { community: '11.0101.heping.xingfuli' });
    expect(mended.ok && mended.value.made.template?.name).toBe('N01-election-day.typ');
  });

  test('are not looked for beside the folder', async () => {
    const { sample } = papers.STAFF;
    const printed = await printPaper(city, 'STAFF', sample, AT, { community: '..' });
    expect(printed.ok && printed.value.made.template).toBeNull();
  });
});
