import { isSurelyCanonical, MAX_DEPTH } from './canonical-text.ts';
import type { Fault } from './fault.ts';
import { broken } from './fault.ts';
import type { Result } from './result.ts';
import { err, ok } from './result.ts';

/** JSON as the ledger knows it. Numbers must be safe integers; `canonicalize` refuses the rest. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export type CanonicalCode = 'NOT_JSON' | 'NOT_AN_INTEGER' | 'LONE_SURROGATE' | 'TOO_DEEP' | 'NOT_CANONICAL';
export type CanonicalFault = Fault<CanonicalCode>;

export { MAX_DEPTH };

/**
 * The one spelling of a JSON value: RFC 8785 restricted to null, booleans, safe integers, well-formed strings, arrays
 * and plain objects. Keys are ordered by UTF-16 code units. Floats, undefined, lone surrogates, class instances and
 * nesting beyond 64 levels are refused, with the path to the offending value.
 */
export function canonicalize(value: unknown): Result<string, CanonicalFault> {
  const spelling: Spelling = { path: [], fault: null };
  const spelled = spell(value, spelling);
  return spelling.fault === null ? ok(spelled) : err(spelling.fault);
}

/** Reads JSON text that must already be in its canonical spelling; anything else is a fault, never an exception. */
export function parseCanonical(source: string): Result<JsonValue, CanonicalFault> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return err(refuse('NOT_JSON', '$', '不是 JSON 格式', 'not JSON'));
  }
  // Nothing but JsonValue has a canonical spelling.
  if (isSurelyCanonical(source)) return ok(value as JsonValue);
  const spelled = canonicalize(value);
  if (!spelled.ok) return spelled;
  if (spelled.value !== source) {
    return err(
      refuse('NOT_CANONICAL', '$', '不是规范写法（空格、键的顺序或数字写法不对）', 'not in canonical spelling'),
    );
  }
  // canonicalize has just proven that it holds nothing but JsonValue.
  return ok(value as JsonValue);
}

/** Where the spelling is, and the first thing that has none. The path is put into words only if there is a fault. */
interface Spelling {
  readonly path: (string | number)[];
  fault: CanonicalFault | null;
}

function spell(value: unknown, at: Spelling): string {
  switch (typeof value) {
    case 'string':
      return spellString(value, at);
    case 'object':
      return value === null ? 'null' : spellComposite(value, at);
    case 'number':
      if (!Number.isSafeInteger(value)) note(at, 'NOT_AN_INTEGER', '数字必须是整数', 'numbers must be safe integers');
      return String(value === 0 ? 0 : value);
    case 'boolean':
      return value ? 'true' : 'false';
    default:
      note(at, 'NOT_JSON', `此处的值不能写进账本（${typeof value}）`, `${typeof value} is not JSON`);
      return '';
  }
}

function spellString(value: string, at: Spelling): string {
  if (!value.isWellFormed()) note(at, 'LONE_SURROGATE', '文字中有残缺的字符', 'text contains a lone surrogate');
  // ECMAScript's own string escaping is the one RFC 8785 prescribes (section 3.2.2.2).
  return JSON.stringify(value);
}

function spellComposite(value: object, at: Spelling): string {
  if (at.path.length >= MAX_DEPTH) note(at, 'TOO_DEEP', '层次太深', `nested deeper than ${MAX_DEPTH} levels`);
  if (at.fault !== null) return '';
  return Array.isArray(value) ? spellList(value, at) : spellObject(value, at);
}

function spellList(value: readonly unknown[], at: Spelling): string {
  let items = '';
  // By index, so that a hole in a sparse array is seen as the undefined it reads as.
  for (let i = 0; i < value.length; i += 1) {
    at.path.push(i);
    items += i === 0 ? spell(value[i], at) : `,${spell(value[i], at)}`;
    at.path.pop();
  }
  return `[${items}]`;
}

function spellObject(value: object, at: Spelling): string {
  const proto: unknown = Object.getPrototypeOf(value);
  if ((proto !== Object.prototype && proto !== null) || Object.getOwnPropertySymbols(value).length > 0) {
    note(at, 'NOT_JSON', '此处的值不是普通的 JSON 对象', 'not a plain object');
    return '';
  }
  let members = '';
  for (const key of Object.keys(value).sort()) {
    const name = spellString(key, at);
    at.path.push(key);
    members += `${members === '' ? '' : ','}${name}:${spell((value as Record<string, unknown>)[key], at)}`;
    at.path.pop();
  }
  return `{${members}}`;
}

/** The first fault is kept: what follows may only be its echo. */
function note(at: Spelling, code: CanonicalCode, zh: string, en: string): void {
  const path = at.path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  at.fault ??= refuse(code, `$${path}`, zh, en);
}

function refuse(code: CanonicalCode, path: string, zh: string, en: string): CanonicalFault {
  return broken(code, null, { path }, `${zh}：${path}`, `${en}: ${path}`);
}
