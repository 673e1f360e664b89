import type { Entry } from '../entry.ts';
import { entryHash } from '../entry.ts';
import { issuedDigest } from '../bundle/evidence.ts';

/** The characters of a code, as papers print it: none that is confused with another when it is read from a wall. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The code in the foot of a paper, of the hash of the last entry its facts stand on: eight characters, 40 bits. */
export function codeOf(hash: string): string {
  let rest = BigInt(`0x${hash.slice(0, 10)}`);
  let code = '';
  for (let i = 0; i < 8; i += 1) {
    code = `${ALPHABET.charAt(Number(rest % 32n))}${code}`;
    rest /= 32n;
  }
  return code;
}

/** A code as somebody typed it, or read it from a picture; null if it is none. */
export function codeIn(text: string): string | null {
  const bare = text.toUpperCase().replaceAll(/[\s\-—–]/g, '');
  return bare.length === 8 && Array.from(bare).every((sign) => ALPHABET.includes(sign)) ? bare : null;
}

/** The community whose page the square code in a paper's foot leads to; null if it leads elsewhere. */
export function communityIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, pathname } = new URL(text);
  const found = /\/portal\/([^/]{1,64})\/[^/]*$/.exec(pathname)?.[1];
  return found === undefined || !/^https?:$/.test(protocol) ? null : decodeURIComponent(found);
}

export interface Coded {
  readonly entry: Entry;
  /** The papers that were issued on this entry. */
  readonly papers: readonly Entry[];
}

/** The entry that a code stands for, with the papers that bear it. */
export function entryOfCode(entries: readonly Entry[], code: string): Coded | null {
  const entry = entries.find((one) => {
    const hash = entryHash(one);
    return hash.ok && codeOf(hash.value) === code;
  });
  if (entry === undefined) return null;
  return { entry, papers: entries.filter((one) => issuedDigest(one) !== null && one.body['basedOn'] === entry.seq) };
}
