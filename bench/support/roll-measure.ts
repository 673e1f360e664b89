import { once } from 'node:events';
import { createWriteStream, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { checkRollRows } from '@mingxuan/roll';
import type { IsoDate } from '@mingxuan/rulebook';
import { writeXlsxStream } from 'hucre/xlsx';

/** One task of the roll bench, run alone: `make-csv FILE ROWS`, `make-xlsx FILE ROWS`, `read FILE`, `check FILE`. */
export interface RollMeasure {
  readonly rows: number;
  readonly ms: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

const HEAD = '居民小组,户号,姓名,性别,公民身份号码,出生日期,登记类别,住址,联系电话,民族,文化程度,备注'.split(',');
const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡');
const GIVEN = Array.from('伟芳敏静丽磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰建国文志婷雪梅琳宇浩凯健俊帆欣怡梓涵');

const pick = (from: readonly string[], index: number): string => from[index % from.length] ?? '';
const two = (value: number): string => String(value).padStart(2, '0');

/** The last place of an identity number, ISO 7064 MOD 11-2. */
function lastPlace(seventeen: string): string {
  let sum = 0;
  for (const digit of seventeen) sum = (sum * 2 + Number(digit) * 2) % 11;
  return '10X98765432'[sum] ?? '';
}

/** The same made-up person for the same index; no two alike. */
function person(index: number): readonly string[] {
  const born = [1940 + ((index * 7) % 60), 1 + (index % 12), 1 + (index % 28)] as const;
  const serial = ((index * 13 + Math.floor(index / 997)) % 1000).toString().padStart(3, '0');
  const seventeen = `9901${two(index % 97)}${born[0]}${two(born[1])}${two(born[2])}${serial}`;
  // 420 days of birth come round again and again; whoever shares one has another name.
  const round = Math.floor(index / 420);
  const name = pick(SURNAMES, round) + pick(GIVEN, Math.floor(round / 40)) + pick(GIVEN, Math.floor(round / 1600));
  return [
    `第${(index % 20) + 1}居民小组`,
    `H${String(index >> 1).padStart(6, '0')}`,
    name,
    Number(seventeen[16]) % 2 === 1 ? '男' : '女',
    seventeen + lastPlace(seventeen),
    `${born[0]}-${two(born[1])}-${two(born[2])}`,
    index % 9 === 0 ? '常住' : '户籍',
    `${(index % 40) + 1}号楼${(index % 6) + 1}单元${index % 30}0${(index % 4) + 1}室`,
    `199${String(index).padStart(8, '0')}`,
    '汉族',
    '大学',
    '',
  ];
}

function* rowsOf(count: number): Generator<readonly string[]> {
  yield HEAD;
  for (let index = 0; index < count; index += 1) yield person(index);
}

async function makeCsv(file: string, count: number): Promise<number> {
  const out = createWriteStream(file);
  for (const row of rowsOf(count)) if (!out.write(`${row.join(',')}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  return count;
}

async function makeXlsx(file: string, count: number): Promise<number> {
  function* cells(): Generator<string[]> {
    for (const row of rowsOf(count)) yield [...row];
  }
  const book = writeXlsxStream(cells(), { name: '花名册' });
  await pipeline(Readable.fromWeb(book as NodeStream), createWriteStream(file));
  return count;
}

/** What no reader can do without: decode the bytes, find the lines. */
function bareRead(file: string): number {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  let rows = -1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) rows += 1;
  return rows;
}

async function check(file: string): Promise<number> {
  const bytes = readFileSync(file);
  for await (const event of checkRollRows(bytes, path.basename(file), { electionDay: '2026-12-20' as IsoDate })) {
    if (event.kind === 'REFUSED') throw new Error(event.refusal.message.en);
    if (event.kind === 'END') return event.totals.accepted;
  }
  throw new Error('the check ended without an answer');
}

const [task = '', file = '', count = '0'] = process.argv.slice(2);
const began = performance.now();
const before = process.cpuUsage();
const rows =
  task === 'make-csv'
    ? await makeCsv(file, Number(count))
    : task === 'make-xlsx'
      ? await makeXlsx(file, Number(count))
      : task === 'read'
        ? bareRead(file)
        : await check(file);
const cpu = process.cpuUsage(before);
const measure: RollMeasure = {
  rows,
  ms: performance.now() - began,
  cpuMs: (cpu.user + cpu.system) / 1000,
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
};
process.stdout.write(JSON.stringify(measure));
