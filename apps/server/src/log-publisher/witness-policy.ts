import { readFile, stat } from 'node:fs/promises';
import type { LogKey, Policy } from '@mingxuan/ledger';
import { formatVkey, parsePolicy } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';

/** Whose cosignatures count for this log, and the same as a file for others. */
export interface WitnessPolicy {
  /** With the log's own keys, whatever the file says of logs; with it where copies of this one are read. */
  readonly policy: Policy;
  /** As C2SP tlog-policy: without the SM2 key, which other programs would refuse. */
  readonly text: string;
}

/** The policy as it stands: the file may be changed while the server runs. */
export interface PolicySource {
  /** As it was read last. */
  readonly known: () => WitnessPolicy;
  /** Reads the file again if it was changed. One that cannot be used changes nothing; why is answered, once for each change. */
  readonly refresh: () => Promise<Refusal | null>;
}

interface PolicyFile {
  readonly path: string;
  readonly required: boolean;
}

/** Opens the policy; at the start it must be fit for use. */
export async function openPolicy(file: PolicyFile, keys: readonly LogKey[]): Promise<Result<PolicySource, Refusal>> {
  let stamp = await stampOf(file.path);
  const first = await loadWitnessPolicy(file, keys);
  if (!first.ok) return first;
  let known = first.value;
  return ok({
    known: () => known,
    refresh: async () => {
      const now = await stampOf(file.path);
      if (now === stamp) return null;
      stamp = now;
      const read = await loadWitnessPolicy(file, keys);
      if (!read.ok) return read.error;
      known = read.value;
      return null;
    },
  });
}

const stampOf = (file: string): Promise<string> =>
  stat(file, { bigint: true }).then(
    ({ mtimeNs, size, ino }) => `${mtimeNs} ${size} ${ino}`,
    () => 'none',
  );

/** Reads the file of the installation; where there is none, nobody is asked and nobody is needed. */
export async function loadWitnessPolicy(
  file: PolicyFile,
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
  const copies = parsed.value.logs.filter(({ key }) => keys.some((own) => formatVkey(own) === formatVkey(key)));
  const odd = copies.find(({ url }) => url !== null && !isWebAddress(url) && !isFolder(url));
  if (odd !== undefined)
    return err(unusable(where, `日志副本的网址“${odd.url ?? ''}”不对`, `${odd.url ?? ''} is no address of a copy`));
  const urlOf = (key: LogKey): string | null =>
    copies.find((copy) => formatVkey(copy.key) === formatVkey(key))?.url ?? null;
  const policy = { ...parsed.value, logs: keys.map((key) => ({ key, url: urlOf(key) })) };
  const others = written.split('\n').filter((line) => !/^[ \t]*log[ \t]/.test(line));
  const own = keys.filter((key) => key.type !== 'SM2').map((key) => `log ${formatVkey(key)}`);
  return ok({ policy, text: `${[...own, ...others].join('\n').trimEnd()}\n` });
}

/** A folder on this machine, as `file:///srv/copy`. */
const isFolder = (url: string): boolean => URL.canParse(url) && /^file:\/\/\/[^?#]+$/.test(url);
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
