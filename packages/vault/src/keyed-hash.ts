import { hash } from 'node:crypto';

const BLOCK = 64;
const DIGEST = 32;

/**
 * HMAC-SHA256 (RFC 2104) under one key of at most 64 bytes, first `bytes` of it. The two nested hashes by hand: an HMAC
 * object of OpenSSL takes several times as long to set up as it takes to hash an identity number, and a roll needs three a row.
 */
export function keyedHash(key: Uint8Array, bytes: number): (value: string) => Buffer {
  if (key.length > BLOCK) throw new RangeError('a key longer than a block');
  const inner = padded(key, 0x36, BLOCK);
  const outer = padded(key, 0x5c, BLOCK + DIGEST);
  return (value) => {
    const space = BLOCK + Buffer.byteLength(value);
    const desk = space <= DESK.length ? DESK : Buffer.alloc(space);
    desk.set(inner, 0);
    desk.write(value, BLOCK, 'utf8');
    outer.write(hash('sha256', desk.subarray(0, space), 'hex'), BLOCK, 'hex');
    return Buffer.from(hash('sha256', outer, 'hex').slice(0, 2 * bytes), 'hex');
  };
}

// Where key and value are laid side by side. Nothing on it outlives the call that laid it there.
const DESK = Buffer.alloc(1024);

/** The key with every byte turned, and the rest of the block likewise, with room behind it. */
function padded(key: Uint8Array, pad: number, space: number): Buffer {
  const block = Buffer.alloc(space);
  block.fill(pad, 0, BLOCK);
  for (const [i, byte] of key.entries()) block[i] = byte ^ pad;
  return block;
}
