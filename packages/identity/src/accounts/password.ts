import { argon2, timingSafeEqual } from 'node:crypto';

/** Draws this many random bytes. */
export type Random = (bytes: number) => Uint8Array;

/** Cost of a new hash: argon2id, 19 MiB, two passes, one lane: about 30 ms here; several at once still fit a small machine. */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** A hash may name its own cost (older or stronger settings); beyond this it is no hash of ours but an attack on memory. */
const MAX_COST = { memory: 262_144, passes: 10, parallelism: 8 } as const;

const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/** Hashes a password into a PHC string, `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = Buffer.from(random(SALT_BYTES));
  const tag = await derive(password, salt, COST, TAG_BYTES);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Whether the password gives this PHC string, compared in constant time. False for anything that is not such a string. */
export async function verifyPassword(password: string, phc: string): Promise<boolean> {
  const [, m, t, p, saltText, tagText] = PHC.exec(phc) ?? [];
  if (saltText === undefined || tagText === undefined) return false;
  const cost = { memory: Number(m), passes: Number(t), parallelism: Number(p) };
  if (!affordable(cost)) return false;
  const expected = Buffer.from(tagText, 'base64');
  const actual = await derive(password, Buffer.from(saltText, 'base64'), cost, expected.length);
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

function affordable({ memory, passes, parallelism }: Cost): boolean {
  return (
    passes >= 1 &&
    parallelism >= 1 &&
    memory >= 8 * parallelism &&
    memory <= MAX_COST.memory &&
    passes <= MAX_COST.passes &&
    parallelism <= MAX_COST.parallelism
  );
}

/** The same password must match however a keyboard composed it (NFKC): full-width digits are common on Chinese ones. */
function derive(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  const message = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, ...cost, tagLength }, (cause, tag) => {
      if (cause === null) resolve(tag);
      else reject(cause);
    });
  });
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
