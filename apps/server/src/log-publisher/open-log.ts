import { createHash, createPublicKey } from 'node:crypto';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { logSignerOf } from '@mingxuan/ledger';
import type { Database, HoldBack } from '@mingxuan/store';
import { logOrigin } from '@mingxuan/store';
import { notWritable } from '../data-folder.ts';
import { loadLogKeys } from './log-keys.ts';
import type { LogNews, LogPublisher } from './log-publisher.ts';
import { createLogPublisher } from './log-publisher.ts';
import { openPolicy } from './witness-policy.ts';

export interface LogSettings {
  readonly dataDir: string;
  /** Asked for; by default the name that the log has, or for a new one a name made from the address. */
  readonly origin: string | null;
  readonly baseUrl: string;
  /** Whose cosignatures are asked for; by default a file in the data folder that need not be there. */
  readonly witnessPolicyFile: string | null;
}

/** Opens the log of the installation: its keys, its name, its witnesses. */
export async function openLogPublisher(
  database: Pick<Database, 'pool'>,
  settings: LogSettings,
  now: () => string,
  holdBack: HoldBack,
  tell: (news: LogNews) => void,
): Promise<Result<LogPublisher, Refusal>> {
  const { dataDir, witnessPolicyFile } = settings;
  const files = await loadLogKeys(dataDir).then(ok, (cause: NodeJS.ErrnoException) =>
    err(notWritable(dataDir, cause.code ?? '')),
  );
  if (!files.ok) return files;
  const origin = await originOf(database, settings, files.value.ed25519);
  const signing = logSignerOf(origin, files.value);
  if (!signing.ok) return err(badKeys(signing.error.message.zh, signing.error.message.en));
  const { signer, keys } = signing.value;
  const policy = await openPolicy(
    { path: witnessPolicyFile ?? `${dataDir}/witness-policy.txt`, required: witnessPolicyFile !== null },
    keys,
  );
  if (!policy.ok) return policy;
  const parts = { database, origin, signer, keys, policy: policy.value, dataDir, now, fetch, holdBack, tell };
  return ok(createLogPublisher(parts));
}

const originOf = async (
  { pool }: Pick<Database, 'pool'>,
  { origin, baseUrl }: LogSettings,
  privateKeyPem: string,
): Promise<string> => origin ?? (await logOrigin(pool)) ?? defaultOrigin(baseUrl, privateKeyPem);

/** A name that no other installation has: its public address, or something drawn from its own key. */
function defaultOrigin(baseUrl: string, privateKeyPem: string): string {
  const { protocol, host } = new URL(baseUrl);
  if (protocol === 'https:') return `${host}/mingxuan`;
  const key = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'der' });
  return `local-${createHash('sha256').update(key).digest('hex').slice(0, 12)}/mingxuan`;
}

const badKeys = (zh: string, en: string): Refusal => ({
  code: 'BAD_LOG_KEY',
  message: { zh: `公开日志的钥匙不能使用：${zh}。`, en: `The keys of the log cannot be used: ${en}.` },
  remedy: {
    zh: '请从备份放回 keys/log-signing.pem 和 keys/log-signing-sm2.pem；MINGXUAN_LOG_ORIGIN 里不能有空格和加号。',
    en: 'Put keys/log-signing.pem and keys/log-signing-sm2.pem back from a backup; MINGXUAN_LOG_ORIGIN holds no space or plus.',
  },
  sources: [],
});
