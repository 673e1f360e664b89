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

/** Deeper nesting than this is nothing an election needs, and would let a hostile file exhaust the stack. */
export const MAX_DEPTH = 64;

/**
 * The one spelling of a JSON value: RFC 8785 restricted to null, booleans, safe integers, well-formed strings, arrays
 * and plain objects. Keys are ordered by UTF-16 code units. Floats, undefined, lone surrogates, class instances and
 * nesting beyond 64 levels are refused, with the path to the offending value.
 */
export function canonicalize(value: unknown): Result<string, CanonicalFault> {
  const faults: CanonicalFault[] = [];
  const spelled = spell(value, '$', 0, faults);
  const first = faults[0];
  return first === undefined ? ok(spelled) : err(first);
}

/** Reads JSON text that must already be in its canonical spelling; anything else is a fault, never an exception. */
export function parseCanonical(source: string): Result<JsonValue, CanonicalFault> {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return err(refuse('NOT_JSON', '$', '不是 JSON 格式', 'not JSON'));
  }
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

function spell(value: unknown, path: string, depth: number, faults: CanonicalFault[]): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isSafeInteger(value)) {
        faults.push(refuse('NOT_AN_INTEGER', path, '数字必须是整数', 'numbers must be safe integers'));
      }
      return String(value === 0 ? 0 : value);
    case 'string':
      return spellString(value, path, faults);
    case 'object':
      return spellComposite(value, path, depth, faults);
    default:
      faults.push(refuse('NOT_JSON', path, `此处的值不能写进账本（${typeof value}）`, `${typeof value} is not JSON`));
      return '';
  }
}

function spellString(value: string, path: string, faults: CanonicalFault[]): string {
  if (!value.isWellFormed()) {
    faults.push(refuse('LONE_SURROGATE', path, '文字中有残缺的字符', 'text contains a lone surrogate'));
  }
  // ECMAScript's own string escaping is the one RFC 8785 prescribes (section 3.2.2.2).
  return JSON.stringify(value);
}

function spellComposite(value: object, path: string, depth: number, faults: CanonicalFault[]): string {
  if (depth >= MAX_DEPTH) {
    faults.push(refuse('TOO_DEEP', path, '层次太深', `nested deeper than ${MAX_DEPTH} levels`));
    return '';
  }
  if (faults.length > 0) return '';
  if (Array.isArray(value)) {
    const items: string[] = [];
    // By index, so that a hole in a sparse array is seen as the undefined it reads as.
    for (let i = 0; i < value.length; i += 1) items.push(spell(value[i], `${path}[${i}]`, depth + 1, faults));
    return `[${items.join(',')}]`;
  }
  const proto: unknown = Object.getPrototypeOf(value);
  if ((proto !== Object.prototype && proto !== null) || Object.getOwnPropertySymbols(value).length > 0) {
    faults.push(refuse('NOT_JSON', path, '此处的值不是普通的 JSON 对象', 'not a plain object'));
    return '';
  }
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member: unknown = (value as Record<string, unknown>)[key];
    members.push(`${spellString(key, path, faults)}:${spell(member, `${path}.${key}`, depth + 1, faults)}`);
  }
  return `{${members.join(',')}}`;
}

function refuse(code: CanonicalCode, path: string, zh: string, en: string): CanonicalFault {
  return broken(code, null, { path }, `${zh}：${path}`, `${en}: ${path}`);
}
