import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { runProgram } from '../src/usage.ts';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process, exactly as src/main.ts does. */
export async function mingxuan(args: readonly string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await runProgram(args, {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  });
  return { code, out, err };
}

/** Runs the command as a person does: by its file, in a folder of no importance. */
export function mingxuanProcess(args: readonly string[], node = process.execPath): Promise<Ran> {
  const program = path.join(root, 'apps/cli/bin/mingxuan.mjs');
  return new Promise((resolve) => {
    execFile(node, [program, ...args], { cwd: tmpdir(), maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), out, err }),
    );
  });
}

/** The JSON a command printed, held against its published schema; there must be nothing else on stdout. */
export function answerOf<T>(ran: Ran, schema: string): T {
  const value: unknown = JSON.parse(ran.out);
  schemaNamed(schema).parse(value);
  return value as T;
}

export function schemaNamed(name: string): z.ZodType {
  const file = path.join(root, 'docs/schemas', `${name}.schema.json`);
  return z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')) as Parameters<typeof z.fromJSONSchema>[0]);
}

const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-cli-'));

/** A file with this content, for a command to read. */
export function fileWith(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}
