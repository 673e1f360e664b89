import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Context } from './context.ts';
import type { Sql } from './sql.ts';

/** How long somebody has to find their key and touch it. */
const MINUTES = 5;

/**
 * What a passkey is asked to sign for. A challenge made for one cannot be used for another: a touch given to sign in signs
 * no result.
 */
export type Purpose = 'SIGN_IN' | 'ENROL' | 'PROVE' | 'SIGN';

/** For what a challenge is good, and where. */
export interface Asked {
  readonly purpose: Purpose;
  /** The browser or the session it is given to. */
  readonly bound: string;
  /** What is signed with it: the figures and the act of a signature; empty where there is nothing but the person. */
  readonly about: string;
}

/** A browser is known by its cookie, a session by its token; neither is put into a challenge as it is. */
export const boundTo = (kind: 'BROWSER' | 'SESSION', secret: string): string =>
  createHash('sha256')
    .update(JSON.stringify([kind, secret]))
    .digest('hex');

const NONCE = 16;
const TIME = 6;
const MAC = 32;
const LENGTH = NONCE + TIME + MAC + 32;

/** The end of every challenge: anybody can see from it what the passkey signed for. */
export function aboutDigest({ purpose, about }: Pick<Asked, 'purpose' | 'about'>): Buffer {
  return createHash('sha256')
    .update(JSON.stringify(['mingxuan passkey 1', purpose, about]))
    .digest();
}

function seal({ secret }: Context, head: Buffer, asked: Asked): Buffer {
  const mac = createHmac('sha256', secret).update('passkey challenge ').update(head).update(asked.bound).digest();
  return Buffer.concat([head, mac, aboutDigest(asked)]);
}

/**
 * A new challenge, base64url: random bytes, when it ends, our seal over them and over whom it is given to, and the digest of
 * what it is for. Nothing is kept of it, so that nobody can fill a table by asking.
 */
export function newChallenge(context: Context, asked: Asked): string {
  const head = Buffer.alloc(NONCE + TIME);
  head.set(context.random(NONCE));
  head.writeUIntBE(Math.floor(context.now().getTime() / 1000) + MINUTES * 60, NONCE, TIME);
  return seal(context, head, asked).toString('base64url');
}

/** Whether it is ours, was given to this browser or session for just this, and has not run out. */
export function isOwnChallenge(context: Context, challenge: string, asked: Asked): boolean {
  const bytes = Buffer.from(challenge, 'base64url');
  if (bytes.length !== LENGTH) return false;
  const head = bytes.subarray(0, NONCE + TIME);
  const ends = head.readUIntBE(NONCE, TIME) * 1000;
  return timingSafeEqual(bytes, seal(context, head, asked)) && context.now().getTime() < ends;
}

/** Uses a challenge up; false when it was used before. Those that have run out are forgotten: their own time refuses them. */
export async function useUp(sql: Sql, challenge: string, now: Date): Promise<boolean> {
  await sql.query('DELETE FROM auth_challenge_used WHERE expires_at < $1', [now]);
  const used = await sql.query(
    'INSERT INTO auth_challenge_used (challenge_hash, expires_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [createHash('sha256').update(challenge).digest('hex'), new Date(now.getTime() + MINUTES * 60_000)],
  );
  return used.rowCount === 1;
}
