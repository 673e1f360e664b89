import type { LogKey, Policy } from '@mingxuan/ledger';
import { parsePolicy, parseVkey } from '@mingxuan/ledger';
import type { Result, Text } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { readInput } from '../read-file.ts';

/** Whom the reader trusts in matters of a log: a policy file, or the log's key line alone. */
export interface TrustWish {
  readonly policy?: string;
  readonly logKey: readonly string[];
}

/** The policy to hold checkpoints against; null where nothing was given. */
export async function trustOf({ policy, logKey }: TrustWish): Promise<Result<Policy | null, Text>> {
  const keys: LogKey[] = [];
  for (const line of logKey) {
    const key = parseVkey(line.trim());
    if (!key.ok) return err(key.error.message);
    keys.push(key.value);
  }
  const more = keys.map((key) => ({ key, url: null }));
  if (policy === undefined)
    return ok(more.length === 0 ? null : { logs: more, witnesses: [], groups: [], quorum: 'none' });
  const bytes = await readInput(policy);
  if (!bytes.ok) return bytes;
  const read = parsePolicy(Buffer.from(bytes.value).toString('utf8'));
  return read.ok ? ok({ ...read.value, logs: [...read.value.logs, ...more] }) : err(read.error.message);
}
