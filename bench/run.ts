import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { columns, table } from '../apps/cli/src/words.ts';
import type { Bench, Figure } from './support/figure.ts';

/** Runs every `*.bench.ts` of this folder (or those named), prints a table, and appends one JSON line a figure. */
const folder = import.meta.dirname;
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

const figures: Figure[] = [];
for (const file of files) {
  process.stderr.write(`${file} …\n`);
  const { default: bench } = (await import(path.join(folder, file))) as { readonly default: Bench };
  figures.push(...(await bench()));
}
const lines = figures.map(({ detail: _detail, ...figure }) => `${JSON.stringify(figure)}\n`);
appendFileSync(path.join(folder, 'results.jsonl'), lines.join(''));

const head = ['', 'room', 'figure', 'value', 'target', 'measured'];
const rows = figures.map((f) => [f.ok ? '✓' : '✗', f.room, f.name, `${f.value} ${f.unit}`, f.target, f.detail]);
const printed = table([head, ...rows]);
const rule = '─'.repeat(Math.max(...printed.map(columns)));
process.stdout.write(`\n${[printed[0], rule, ...printed.slice(1)].join('\n')}\n`);
process.exitCode = figures.length > 0 && figures.every((figure) => figure.ok) ? 0 : 2;
