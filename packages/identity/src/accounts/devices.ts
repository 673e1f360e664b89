import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountId } from '../can/index.ts';
import type { Whence } from './attempts.ts';
import type { Random } from './password.ts';
import { cookieValue } from './sessions.ts';
import type { Sql } from './sql.ts';

const ID_BYTES = 16;
/** A device on which nobody has signed in for this long is a stranger again. */
const DEVICE_DAYS = 180;

const sign = (id: string, secret: string): Buffer => createHmac('sha256', secret).update(`device ${id}`).digest();
/** The database knows only this: whoever reads it cannot pass for a device. */
const hashOf = (id: string): string => createHash('sha256').update(id).digest('hex');

/** The device's own number out of its cookie; null when there is none, or its signature is not ours. */
export function deviceOf(headers: Headers, cookie: string, secret: string): string | null {
  const [id = '', signature = ''] = (cookieValue(headers.get('cookie') ?? '', cookie) ?? '').split('.');
  const actual = Buffer.from(signature, 'base64url');
  const expected = sign(id, secret);
  return id !== '' && actual.length === expected.length && timingSafeEqual(actual, expected) ? id : null;
}

export const newDevice = (random: Random): string => Buffer.from(random(ID_BYTES)).toString('base64url');

/** The cookie that makes a device known: it opens nothing, it only keeps a count of its own for wrong passwords. */
export function deviceCookie(id: string, cookie: string, secret: string, secure: boolean): string {
  const value = `${id}.${sign(id, secret).toString('base64url')}`;
  const age = DEVICE_DAYS * 24 * 3600;
  return `${cookie}=${value}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
}

/** Where a try for this account comes from: a device is known to the accounts that have signed in on it, to no other. */
export async function whenceOf(sql: Sql, device: string | null, username: string, address: string): Promise<Whence> {
  if (device === null) return { kind: 'ADDRESS', address };
  const known = await sql.query(
    'SELECT 1 FROM auth_device d JOIN auth_user u ON u.id = d.account_id WHERE d.device_hash = $1 AND u.username = $2',
    [hashOf(device), username],
  );
  return known.rowCount === 1 ? { kind: 'KNOWN_DEVICE', device } : { kind: 'ADDRESS', address };
}

/** Remembers that this account has signed in on this device, and forgets devices long unused. */
export async function rememberDevice(sql: Sql, device: string, accountId: AccountId, now: Date): Promise<void> {
  await sql.query(
    `INSERT INTO auth_device (device_hash, account_id, first_at, last_at) VALUES ($1, $2, $3, $3)
     ON CONFLICT (device_hash, account_id) DO UPDATE SET last_at = excluded.last_at`,
    [hashOf(device), accountId, now],
  );
  const old = new Date(now.getTime() - DEVICE_DAYS * 24 * 3600 * 1000);
  await sql.query('DELETE FROM auth_device WHERE last_at < $1', [old]);
}

/** After a reset by an administrator nobody's device is taken for the owner's any more. */
export async function forgetDevices(sql: Sql, accountId: AccountId): Promise<void> {
  await sql.query('DELETE FROM auth_device WHERE account_id = $1', [accountId]);
}
