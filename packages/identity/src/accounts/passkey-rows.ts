import type { AccountId } from '../can/index.ts';
import type { Sql } from './sql.ts';

/** A passkey as it is kept: the public half only; what it opens lies in its owner's hand. */
export interface PasskeyRow {
  readonly id: string;
  readonly accountId: AccountId;
  /** base64url, as the authenticator names itself. */
  readonly credentialId: string;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly counter: number;
  readonly transports: readonly string[];
}

/** A passkey as its owner sees it. */
export interface PasskeySummary {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  /** Kept by a service that copies it to its owner's other devices. */
  readonly synced: boolean;
}

interface Stored {
  readonly id: string;
  readonly account_id: string;
  readonly credential_id: string;
  readonly public_key: Buffer;
  readonly counter: string;
  readonly transports: readonly string[];
}

const COLUMNS = 'id, account_id, credential_id, public_key, counter, transports';

const rowOf = (stored: Stored): PasskeyRow => ({
  id: stored.id,
  accountId: stored.account_id,
  credentialId: stored.credential_id,
  publicKey: Uint8Array.from(stored.public_key),
  counter: Number(stored.counter),
  transports: stored.transports,
});

/** The passkeys of an account, the oldest first. */
export async function passkeysOf(sql: Sql, accountId: AccountId): Promise<readonly PasskeyRow[]> {
  const found = await sql.query<Stored>(
    `SELECT ${COLUMNS} FROM auth_passkey WHERE account_id = $1 ORDER BY created_at, id`,
    [accountId],
  );
  return found.rows.map(rowOf);
}

/** The one that calls itself so, locked until the transaction ends; null when nobody here has it. */
export async function passkeyByCredential(sql: Sql, credentialId: string): Promise<PasskeyRow | null> {
  const found = await sql.query<Stored>(`SELECT ${COLUMNS} FROM auth_passkey WHERE credential_id = $1 FOR UPDATE`, [
    credentialId,
  ]);
  return found.rows[0] === undefined ? null : rowOf(found.rows[0]);
}

export async function passkeySummaries(sql: Sql, accountId: AccountId): Promise<readonly PasskeySummary[]> {
  const found = await sql.query<{
    id: string;
    name: string;
    created_at: Date;
    last_used_at: Date | null;
    backed_up: boolean;
  }>(
    'SELECT id, name, created_at, last_used_at, backed_up FROM auth_passkey WHERE account_id = $1 ORDER BY created_at, id',
    [accountId],
  );
  return found.rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    synced: row.backed_up,
  }));
}

export interface NewPasskey extends PasskeyRow {
  readonly name: string;
  readonly synced: boolean;
}

/** Throws a unique violation when somebody has this very passkey already. */
export async function insertPasskey(sql: Sql, key: NewPasskey, now: Date): Promise<void> {
  await sql.query(
    `INSERT INTO auth_passkey (id, account_id, credential_id, public_key, counter, transports, name, backed_up, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      key.id,
      key.accountId,
      key.credentialId,
      Buffer.from(key.publicKey),
      key.counter,
      [...key.transports],
      key.name,
      key.synced,
      now,
    ],
  );
}

/** Writes down a use and how far the authenticator has counted; the next use must count further. */
export async function passkeyUsed(sql: Sql, id: string, counter: number, synced: boolean, now: Date): Promise<void> {
  await sql.query('UPDATE auth_passkey SET counter = $2, backed_up = $3, last_used_at = $4 WHERE id = $1', [
    id,
    counter,
    synced,
    now,
  ]);
}

/** False when the account has no such passkey. */
export async function deletePasskey(sql: Sql, accountId: AccountId, id: string): Promise<boolean> {
  const gone = await sql.query('DELETE FROM auth_passkey WHERE id = $1 AND account_id = $2', [id, accountId]);
  return gone.rowCount === 1;
}
