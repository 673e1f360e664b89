/** Deeper nesting than this is nothing an election needs, and would let a hostile file exhaust the stack. */
export const MAX_DEPTH = 64;

const NOT = -1;
const [QUOTE, BACKSLASH, COMMA, COLON, MINUS, ZERO, NINE] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d, 0x30, 0x39];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Looks at a text without parsing it and says whether it is certainly in canonical spelling. `true` is final. `false` means only
 * that it must be looked at properly: it may still be canonical (keys with escapes). Spelling every line of a
 * ledger anew, to compare, costs many times what hashing it does; this costs less.
 */
export const isSurelyCanonical = (text: string): boolean => endOfValue(text, 0, 0) === text.length;

/** Where the value that begins at `at` ends, or `NOT`. */
function endOfValue(text: string, at: number, depth: number): number {
  switch (text.charCodeAt(at)) {
    case QUOTE:
      return endOfString(text, at);
    case OPEN_OBJECT:
      return depth < MAX_DEPTH ? endOfObject(text, at, depth) : NOT;
    case OPEN_LIST:
      return depth < MAX_DEPTH ? endOfList(text, at, depth) : NOT;
    case 0x74:
      return text.startsWith('true', at) ? at + 4 : NOT;
    case 0x66:
      return text.startsWith('false', at) ? at + 5 : NOT;
    case 0x6e:
      return text.startsWith('null', at) ? at + 4 : NOT;
    default:
      return endOfNumber(text, at);
  }
}

function endOfObject(text: string, start: number, depth: number): number {
  if (text.charCodeAt(start + 1) === CLOSE_OBJECT) return start + 2;
  let [keyStart, keyEnd] = [0, 0];
  for (let at = start + 1; ; at += 1) {
    const end = endOfPlainKey(text, at);
    // Keys stand in the order of their UTF-16 units, none twice (RFC 8785 section 3.2.3).
    if (end === NOT || (keyEnd > 0 && !isBefore(text, keyStart, keyEnd, at + 1, end - 1))) return NOT;
    [keyStart, keyEnd] = [at + 1, end - 1];
    if (text.charCodeAt(end) !== COLON) return NOT;
    at = endOfValue(text, end + 1, depth + 1);
    if (at === NOT) return NOT;
    const next = text.charCodeAt(at);
    if (next === CLOSE_OBJECT) return at + 1;
    if (next !== COMMA) return NOT;
  }
}

function endOfList(text: string, start: number, depth: number): number {
  if (text.charCodeAt(start + 1) === CLOSE_LIST) return start + 2;
  for (let at = start + 1; ; at += 1) {
    at = endOfValue(text, at, depth + 1);
    if (at === NOT) return NOT;
    const next = text.charCodeAt(at);
    if (next === CLOSE_LIST) return at + 1;
    if (next !== COMMA) return NOT;
  }
}

function endOfNumber(text: string, start: number): number {
  const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
  if (text.charCodeAt(first) === ZERO) return first === start ? first + 1 : NOT;
  let at = first;
  for (; ; at += 1) {
    const c = text.charCodeAt(at);
    if (!(c >= ZERO && c <= NINE)) break;
  }
  const digits = at - first;
  // Fifteen digits are always a safe integer; of longer numbers the value decides.
  const safe = digits <= 15 || (digits === 16 && Number.isSafeInteger(Number(text.slice(start, at))));
  return digits > 0 && safe ? at : NOT;
}

/** Past the closing quote. Anything RFC 8785 section 3.2.2.2 would write otherwise, and any lone surrogate, is `NOT`. */
function endOfString(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) return NOT;
  for (let at = start + 1; ; at += 1) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) return at + 1;
    if (c === BACKSLASH) {
      const skip = escapeLength(text, at);
      if (skip === NOT) return NOT;
      at += skip - 1;
    } else if (c >= 0xd800 && c <= 0xdfff) {
      const low = text.charCodeAt(at + 1);
      if (c > 0xdbff || !(low >= 0xdc00 && low <= 0xdfff)) return NOT;
      at += 1;
    } else if (!(c >= 0x20)) {
      // A control character, or the end of the text.
      return NOT;
    }
  }
}

/** Like `endOfString`, for a key without escapes: those could not be ordered as they stand. */
function endOfPlainKey(text: string, start: number): number {
  if (text.charCodeAt(start) !== QUOTE) return NOT;
  for (let at = start + 1; ; at += 1) {
    const c = text.charCodeAt(at);
    if (c === QUOTE) return at + 1;
    if (c === BACKSLASH) return NOT;
    // What is not ASCII is looked at again, from the beginning.
    if (!(c >= 0x20 && c < 0x80)) return endOfWideKey(text, start);
  }
}

function endOfWideKey(text: string, start: number): number {
  const end = endOfString(text, start);
  if (end === NOT) return NOT;
  for (let at = start + 1; at < end; at += 1) if (text.charCodeAt(at) === BACKSLASH) return NOT;
  return end;
}

const ESCAPE = /\\(?:["\\bfnrt]|u00(?:0[0-7be-f]|1[0-9a-f]))/y;

function escapeLength(text: string, at: number): number {
  ESCAPE.lastIndex = at;
  return ESCAPE.test(text) ? ESCAPE.lastIndex - at : NOT;
}

function isBefore(text: string, a: number, aEnd: number, b: number, bEnd: number): boolean {
  const shorter = Math.min(aEnd - a, bEnd - b);
  for (let i = 0; i < shorter; i += 1) {
    const x = text.charCodeAt(a + i);
    const y = text.charCodeAt(b + i);
    if (x !== y) return x < y;
  }
  return aEnd - a < bEnd - b;
}
