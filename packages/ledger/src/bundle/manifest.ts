import type { JsonObject, JsonValue } from '../canonical.ts';
import { HASH_PATTERN } from '../digest.ts';
import type { Head } from '../entry.ts';
import { isLabel } from '../entry.ts';
import type { Fault } from '../fault.ts';
import { broken } from '../fault.ts';
import type { VerifierKey } from '../keys.ts';
import { isKeyName, parseVerifierKey } from '../keys.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import { isMemberName } from './zip-format.ts';

/** Who may receive the bundle: everybody, or those entitled to the personal data. */
export type BundleKind = 'PUBLIC' | 'RESTRICTED';

export interface ListedFile {
  readonly name: string;
  readonly size: number;
  /** Plain SHA-256 of the file. */
  readonly sha256: string;
  /** Plain SM3 (GB/T 32905) of the file; bundles of the first form have none. */
  readonly sm3?: string;
}

/** Which program decided what the bundle shows: its version, and the name of the rules by which it folds the ledger. */
export interface DecidingProgram {
  readonly version: string;
  readonly domain: string;
}

export interface Manifest {
  readonly format: 'mingxuan-bundle';
  /** 1: one digest a file, and nothing of the program. */
  readonly v: 1 | 2;
  readonly kind: BundleKind;
  /** The installation that made it; also the origin of its checkpoints. */
  readonly origin: string;
  readonly community: string;
  /** The round of re-election, as `2026`. */
  readonly round: string;
  readonly head: Head;
  /** `formatVerifierKey` of the key that signs manifest and checkpoint. */
  readonly key: string;
  readonly program?: DecidingProgram;
  /** The packs in `rules/`, by name without folder and ending. */
  readonly rulePacks: readonly { readonly name: string; readonly sha256: string }[];
  /** Digests of papers that were issued but are not in this bundle. */
  readonly withheldPapers: readonly string[];
  /** Every file but the manifest and its signature, by name. */
  readonly files: readonly ListedFile[];
}

export const MANIFEST_FILE = 'manifest.json';
export const SIGNATURE_FILE = 'manifest.sig';
export const ENTRIES_FILE = 'ledger/entries.jsonl';
export const SEALED_FILE = 'ledger/sealed.jsonl';
export const CHECKPOINT_FILE = 'checkpoint.txt';
export const README_FILE = 'README.txt';
/** The page that checks a bundle in a browser, offline. A bundle need not hold it, and it is never asked to judge itself. */
export const VERIFIER_FILE = 'verify.html';
export const REQUIRED_FILES: readonly string[] = [
  README_FILE,
  CHECKPOINT_FILE,
  ENTRIES_FILE,
  SEALED_FILE,
  MANIFEST_FILE,
  SIGNATURE_FILE,
];

const FIELDS: Readonly<Record<number, string>> = {
  1: 'community,files,format,head,key,kind,origin,round,rulePacks,v,withheldPapers',
  2: 'community,files,format,head,key,kind,origin,program,round,rulePacks,v,withheldPapers',
};
/** A file's fields by the form of the manifest. */
const FILE_FIELDS: Readonly<Record<number, string>> = { 1: 'name,sha256,size', 2: 'name,sha256,size,sm3' };

/** Reads a manifest of unknown origin, and the key it names. */
export function parseManifest(
  value: JsonValue,
): Result<{ readonly manifest: Manifest; readonly key: VerifierKey }, Fault<'MANIFEST_MALFORMED'>> {
  if (!isObject(value)) return bad('栏目不对', 'unexpected fields');
  const form = Number(value['v']);
  const known = value['format'] === 'mingxuan-bundle' && Number.isInteger(value['v']) && FIELDS[form] !== undefined;
  if (!known) return bad('format、v 不认识', 'unknown format');
  if (Object.keys(value).sort().join(',') !== FIELDS[form]) return bad('栏目不对', 'unexpected fields');
  if (value['kind'] !== 'PUBLIC' && value['kind'] !== 'RESTRICTED') return bad('kind 不认识', 'unknown kind');
  if (!isKeyName(value['origin'])) return bad('origin 不对', 'bad origin');
  if (!isLabel(value['community']) || !isLabel(value['round'])) return bad('社区或届次不对', 'bad community or round');
  if (!isHead(value['head'])) return bad('head 不对', 'bad head');
  const { rulePacks, withheldPapers, files, key: line } = value;
  const digests = Array.isArray(withheldPapers) && withheldPapers.every(isHash) && isAscending(withheldPapers);
  if (!digests) return bad('withheldPapers 不对', 'bad withheldPapers');
  if (!isListOf(rulePacks, 'name,sha256')) return bad('rulePacks 不对', 'bad rulePacks');
  if (!isListOf(files, FILE_FIELDS[form] ?? '') || !files.every(isListed)) return bad('files 不对', 'bad files');
  if (form > 1 && !isProgram(value['program'])) return bad('program 不对', 'bad program');
  const key = parseVerifierKey(typeof line === 'string' ? line : '');
  if (!key.ok) return bad('key 不对', 'bad key');
  // Every field of the type has been checked above.
  return ok({ manifest: value as unknown as Manifest, key: key.value });
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isHash = (value: unknown): value is string => typeof value === 'string' && HASH_PATTERN.test(value);
const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isAscending = (names: readonly string[]): boolean =>
  names.every((name, i) => i === 0 || (names[i - 1] ?? '') < name);

const isHead = (value: unknown): boolean =>
  isObject(value) &&
  Object.keys(value).sort().join(',') === 'hash,seq' &&
  isHash(value['hash']) &&
  isSize(value['seq']);

/** A list of objects with these fields, a digest each, ordered by distinct names. */
function isListOf(value: unknown, fields: string): value is readonly JsonObject[] {
  if (!Array.isArray(value)) return false;
  const items: readonly unknown[] = value;
  const names: string[] = [];
  for (const item of items) {
    if (!isObject(item) || Object.keys(item).sort().join(',') !== fields || !isHash(item['sha256'])) return false;
    const { name } = item;
    if (typeof name !== 'string') return false;
    names.push(name);
  }
  return isAscending(names);
}

const isListed = (file: JsonObject): boolean =>
  isMemberName(String(file['name'])) &&
  file['name'] !== MANIFEST_FILE &&
  file['name'] !== SIGNATURE_FILE &&
  isSize(file['size']) &&
  (file['sm3'] === undefined || isHash(file['sm3']));

const isProgram = (value: unknown): boolean =>
  isObject(value) &&
  Object.keys(value).sort().join(',') === 'domain,version' &&
  isLabel(value['domain']) &&
  isLabel(value['version']);

const bad = (zh: string, en: string): { readonly ok: false; readonly error: Fault<'MANIFEST_MALFORMED'> } =>
  err(broken('MANIFEST_MALFORMED', null, { file: MANIFEST_FILE }, `清单不成立：${zh}`, `bad manifest: ${en}`));
