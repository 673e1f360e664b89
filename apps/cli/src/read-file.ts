import { readFile } from 'node:fs/promises';
import type { Result, Text } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';

/** The bytes of a file named on the command line; a file that cannot be read is a mistake of use. */
export async function readInput(file: string): Promise<Result<Uint8Array, Text>> {
  try {
    const read = await readFile(file);
    // The same bytes, not a second copy of them: a roll may have a hundred megabytes.
    return ok(new Uint8Array(read.buffer, read.byteOffset, read.length));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const [zh, en] = WHY[code] ?? [`不能读取（${code}）`, `cannot be read (${code})`];
    return err({ zh: `文件 ${file} ${zh}。`, en: `The file ${file} ${en}.` });
  }
}

const WHY: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ['不存在，请核对文件名和所在文件夹', 'does not exist'],
  EISDIR: ['是一个文件夹，请给出其中的一个文件', 'is a folder; name a file in it'],
  EACCES: ['没有读取权限', 'may not be read by you'],
};
