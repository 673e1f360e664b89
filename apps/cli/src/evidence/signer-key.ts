import { existsSync } from 'node:fs';
import { parseVerifierKey } from '@mingxuan/ledger';
import type { Result, Text } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { readInput } from '../read-file.ts';

const FINGERPRINT = /^[0-9a-fA-F]{64}$/;
const PEM = '-----BEGIN PUBLIC KEY-----';

/**
 * The key that `--key` names: a fingerprint, in fours too; a key line; PEM; or a file that holds one of them. What is none of these is given
 * back as it was typed, for the check to say what a key looks like.
 */
export async function signerKey(said: string): Promise<Result<string, Text>> {
  const typed = keyIn(said);
  if (typed !== null) return ok(typed);
  if (!existsSync(said) && !looksLikeFile(said)) return ok(said);
  const bytes = await readInput(said);
  if (!bytes.ok) return err(notRead(bytes.error));
  const found = keyIn(Buffer.from(bytes.value).toString('utf8'));
  return found === null ? err(noKeyIn(said)) : ok(found);
}

function keyIn(text: string): string | null {
  if (text.trimStart().startsWith(PEM)) return text.trim();
  for (const line of text.split('\n').map((one) => one.trim())) {
    const bare = line.replaceAll(/\s/g, '');
    if (FINGERPRINT.test(bare)) return bare.toLowerCase();
    if (parseVerifierKey(line).ok) return line;
  }
  return null;
}

const looksLikeFile = (said: string): boolean => !said.includes('+') && /[\\/]|\.[A-Za-z0-9]{1,8}$/.test(said);

const notRead = ({ zh, en }: Text): Text => ({
  zh: `--key 给出的是文件名，而${zh}也可以直接写 64 个字符的公钥指纹。`,
  en: `--key names a file. ${en} The fingerprint itself (64 characters) will do as well.`,
});

const noKeyIn = (file: string): Text => ({
  zh: `文件 ${file} 里没有公钥：应有 64 个字符的指纹、含有加号的一行公钥，或者以“${PEM}”开头的公钥。私钥不行。`,
  en: `There is no key in ${file}: it should hold a fingerprint (64 characters), a key line with plus signs, or a public key that begins with "${PEM}". A private key will not do.`,
});
