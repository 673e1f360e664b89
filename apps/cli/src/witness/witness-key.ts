import { generateKeyPairSync } from 'node:crypto';
import type { LogKey, SigningKey } from '@mingxuan/ledger';
import { cosignatureKey, verifierKeyOf } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { textIfThere, writeDurably } from './durable-file.ts';

export interface WitnessKey {
  readonly signing: SigningKey;
  /** What others check it with. */
  readonly line: LogKey;
  readonly made: boolean;
}

/** Reads a witness's key: a line with its name, then the private key as PEM. With a name, a file that is missing is made. */
export async function witnessKey(file: string, name: string | undefined): Promise<Result<WitnessKey, Refusal>> {
  const found = await textIfThere(file);
  if (found === null && name === undefined) return err(noKey(file));
  const text = found ?? `${name}\n${freshPem()}`;
  const cut = text.indexOf('\n');
  const signing = { name: text.slice(0, Math.max(cut, 0)), privateKeyPem: text.slice(cut + 1) };
  const own = verifierKeyOf(signing);
  if (!own.ok) return err(badKey(file, found === null));
  if (found !== null && name !== undefined && name !== signing.name) return err(otherName(file, signing.name));
  // The key is on the disk before anybody is told of it.
  if (found === null) await writeDurably(file, text);
  return ok({ signing, line: cosignatureKey(own.value), made: found === null });
}

const freshPem = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const noKey = (file: string): Refusal => ({
  code: 'NO_WITNESS_KEY',
  message: { zh: `还没有见证人的钥匙文件 ${file}。`, en: `There is no key file ${file} yet.` },
  remedy: {
    zh: '第一次使用请加 --name，例如 --name street.example.cn/witness，程序会生成钥匙。',
    en: 'The first time, add --name, as --name street.example.cn/witness; the key is made then.',
  },
  sources: [],
});

const badKey = (file: string, fresh: boolean): Refusal => ({
  code: 'BAD_WITNESS_KEY',
  message: fresh
    ? { zh: '见证人的名称里不能有空格和加号，最多 100 个字。', en: 'The name may hold no space or plus sign.' }
    : { zh: `钥匙文件 ${file} 不能使用。`, en: `The key file ${file} cannot be used.` },
  remedy: fresh
    ? { zh: '请换一个名称，例如 street.example.cn/witness。', en: 'Choose another, as street.example.cn/witness.' }
    : { zh: '请从备份放回，不要另做一把。', en: 'Put it back from a backup; do not make another.' },
  sources: [],
});

const otherName = (file: string, name: string): Refusal => ({
  code: 'OTHER_WITNESS_NAME',
  message: { zh: `钥匙文件 ${file} 是“${name}”的。`, en: `The key file ${file} belongs to ${name}.` },
  remedy: { zh: '请去掉 --name，或者换一个钥匙文件。', en: 'Leave --name out, or name another key file.' },
  sources: [],
});
