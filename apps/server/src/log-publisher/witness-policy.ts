import { readFile } from 'node:fs/promises';
import type { LogKey, Policy } from '@mingxuan/ledger';
import { formatVkey, parsePolicy } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';

/** Whose cosignatures count for this log, and the same as a file for others. */
export interface WitnessPolicy {
  /** With the log's own keys, whatever the file says of logs. */
  readonly policy: Policy;
  /** As C2SP tlog-policy: without the SM2 key, which other programs would refuse. */
  readonly text: string;
}

/** Reads the file of the installation; where there is none, nobody is asked and nobody is needed. */
export async function loadWitnessPolicy(
  file: { readonly path: string; readonly required: boolean },
  keys: readonly LogKey[],
): Promise<Result<WitnessPolicy, Refusal>> {
  const read = await readFile(file.path, 'utf8').catch((cause: NodeJS.ErrnoException) => cause);
  if (typeof read !== 'string' && (file.required || read.code !== 'ENOENT')) {
    return err(unusable(file.path, `不能读取（${read.code ?? ''}）`, `cannot be read (${read.code ?? ''})`));
  }
  return witnessPolicyOf(typeof read === 'string' ? read : 'quorum none\n', keys, file.path);
}

/** The same from the text itself. */
export function witnessPolicyOf(
  written: string,
  keys: readonly LogKey[],
  where: string,
): Result<WitnessPolicy, Refusal> {
  const parsed = parsePolicy(written);
  if (!parsed.ok) return err(unusable(where, parsed.error.message.zh, parsed.error.message.en));
  const strange = parsed.value.witnesses.find(({ url }) => url !== null && !isWebAddress(url));
  if (strange !== undefined)
    return err(unusable(where, `“${strange.name}”的网址不对`, `the address of ${strange.name} is no web address`));
  const policy = { ...parsed.value, logs: keys.map((key) => ({ key, url: null })) };
  const others = written.split('\n').filter((line) => !/^[ \t]*log[ \t]/.test(line));
  const own = keys.filter((key) => key.type !== 'SM2').map((key) => `log ${formatVkey(key)}`);
  return ok({ policy, text: `${[...own, ...others].join('\n').trimEnd()}\n` });
}

const isWebAddress = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);

const unusable = (file: string, zh: string, en: string): Refusal => ({
  code: 'BAD_WITNESS_POLICY',
  message: { zh: `见证规则文件 ${file} 不能使用：${zh}。`, en: `The witness policy ${file} cannot be used: ${en}.` },
  remedy: {
    zh: '请改正这个文件（写法见 docs/operations.md），或者移走它。',
    en: 'Correct the file (docs/operations.md says how it is written), or move it away.',
  },
  sources: [],
});
