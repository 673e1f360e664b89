import { generateSm2Key, readSm2PrivatePem, sm2PrivatePem } from '@mingxuan/guomi';
import { verifierKeyOf } from '../keys.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { refuse } from './fault.ts';
import type { LogKey, LogKeyFault, LogSigner } from './vkey.ts';
import { ed25519Key, sm2Key } from './vkey.ts';

/** The private keys of a log as they are kept in files: PKCS #8 PEM. `sm2` is null where there is no domestic line. */
export interface LogKeyFiles {
  readonly ed25519: string;
  readonly sm2: string | null;
}

/** What signs for the log `origin`, and the keys that others check it with, Ed25519 first. */
export function logSignerOf(
  origin: string,
  files: LogKeyFiles,
): Result<{ readonly signer: LogSigner; readonly keys: readonly LogKey[] }, LogKeyFault> {
  const ed25519 = { name: origin, privateKeyPem: files.ed25519 };
  const own = verifierKeyOf(ed25519);
  if (!own.ok) return own;
  if (files.sm2 === null) return ok({ signer: { ed25519, sm2: null }, keys: [ed25519Key(own.value)] });
  const sm2 = readSm2PrivatePem(files.sm2);
  if (!sm2.ok) return refuse('BAD_KEY_LINE', 'SM2 私钥文件不能使用', 'the SM2 private key cannot be used');
  const keys = [ed25519Key(own.value), sm2Key(origin, sm2.value.publicKey)];
  return ok({ signer: { ed25519, sm2: sm2.value }, keys });
}

/** A new SM2 private key for a log, as PEM. `random` gives as many unguessable bytes as it is asked for. */
export const newSm2Pem = (random: (bytes: number) => Uint8Array): string => sm2PrivatePem(generateSm2Key(random));
