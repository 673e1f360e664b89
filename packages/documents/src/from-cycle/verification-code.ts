/** 32 characters that nobody confuses when reading aloud or from a wall: no 0/O, no 1/I. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Eight characters (40 bits) of the ledger hash, as `K7QF-93TD`: short enough for a resident to type in. */
export function verificationCode(hash: string): string {
  let rest = BigInt(`0x${hash.slice(0, 10)}`);
  let code = '';
  for (let i = 0; i < 8; i += 1) {
    code = `${ALPHABET.charAt(Number(rest % 32n))}${code}`;
    rest /= 32n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
