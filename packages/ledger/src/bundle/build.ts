import { sm3Hex } from '@mingxuan/guomi';
import type { JsonValue } from '../canonical.ts';
import { canonicalize } from '../canonical.ts';
import { signCheckpoint } from '../checkpoint.ts';
import { sha256Hex } from '../digest.ts';
import type { Entry, Head } from '../entry.ts';
import { entryHash, GENESIS } from '../entry.ts';
import type { Fault } from '../fault.ts';
import { broken, hasErrors } from '../fault.ts';
import type { SigningKey } from '../keys.ts';
import { formatVerifierKey, keyFingerprint, signBytes, verifierKeyOf } from '../keys.ts';
import type { Result } from '../result.ts';
import { err, ok } from '../result.ts';
import type { SealedRecord } from '../sealed.ts';
import { erase, isErased } from '../sealed.ts';
import { issuedPapers, PAPERS_FOLDER, RESULTS_FOLDER, RULES_FOLDER, TABLES_FOLDER } from './evidence.ts';
import { sealedLine, writeLines } from './lines.ts';
import type { LogEvidence } from './log-evidence.ts';
import { logFiles } from './log-evidence.ts';
import type { BundleKind, DecidingProgram, Manifest } from './manifest.ts';
import {
  CHECKPOINT_FILE,
  ENTRIES_FILE,
  MANIFEST_FILE,
  README_FILE,
  SEALED_FILE,
  SIGNATURE_FILE,
  VERIFIER_FILE,
} from './manifest.ts';
import { bundleReadme } from './readme.ts';
import { verifyBundle } from './verify.ts';
import { encodeZip, isMemberName } from './zip-format.ts';

export interface BundleInput {
  readonly kind: BundleKind;
  readonly origin: string;
  readonly community: string;
  /** The round of re-election, as `2026`. */
  readonly round: string;
  /** The community's whole chain. */
  readonly entries: readonly Entry[];
  readonly sealed: ReadonlyMap<number, readonly SealedRecord[]>;
  /** PDFs by plain name, without folder and ending: `result-notice-1`. Issued papers left out are named as withheld. */
  readonly papers: ReadonlyMap<string, Uint8Array>;
  /** Rule packs by name. They are written in canonical form, so a digest over that form fits the file. */
  readonly rules: ReadonlyMap<string, JsonValue>;
  /** Results by name. */
  readonly results: ReadonlyMap<string, JsonValue>;
  /** Tables for other programs, by whole name without folder: `counts.csv`. What is in them follows from the ledger. */
  readonly tables?: ReadonlyMap<string, string>;
  /** That the chain's end stands in the log of the installation, where there is one. */
  readonly log?: LogEvidence;
  /** The page that checks a bundle in a browser, to lie in it. */
  readonly verifier?: Uint8Array;
  /** A checkpoint signed by the same key; without one, this chain's head alone is signed here. */
  readonly checkpoint?: string;
  readonly key: SigningKey;
  readonly program: DecidingProgram;
}

type Files = Map<string, Uint8Array>;

/**
 * Packs the evidence into one zip. The same input always gives the same bytes. What would not pass `verifyBundle` is not
 * handed out: its faults come back instead.
 */
export function buildBundle(input: BundleInput): Result<Uint8Array, readonly Fault[]> {
  const key = verifierKeyOf(input.key);
  if (!key.ok) return err([key.error]);
  const head = headOf(input.entries);
  if (!head.ok) return err([head.error]);
  const files: Files = new Map();
  const faults = [
    ...addLedger(input, files),
    ...addCheckpoint(input, head.value, files),
    ...addNamed(PAPERS_FOLDER, 'pdf', input.papers, files),
    ...addJson(RULES_FOLDER, input.rules, files),
    ...addJson(RESULTS_FOLDER, input.results, files),
    ...addTables(input.tables ?? new Map(), files),
  ];
  if (input.log !== undefined) for (const [name, bytes] of logFiles(input.log)) files.set(name, bytes);
  if (input.verifier !== undefined) files.set(VERIFIER_FILE, input.verifier);
  const outline: Omit<Manifest, 'files'> = {
    format: 'mingxuan-bundle',
    v: 2,
    kind: input.kind,
    origin: input.origin,
    community: input.community,
    round: input.round,
    head: head.value,
    key: formatVerifierKey(key.value),
    program: { version: input.program.version, domain: input.program.domain },
    rulePacks: rulePacks(files),
    withheldPapers: withheldPapers(input.entries, files),
  };
  files.set(README_FILE, Buffer.from(bundleReadme(outline, keyFingerprint(key.value)), 'utf8'));
  faults.push(...addManifest(outline, input.key, files));
  if (faults.length > 0) return err(faults);
  const bytes = encodeZip(files);
  const report = verifyBundle(bytes, { expectedKey: formatVerifierKey(key.value), maxBytes: bytes.length });
  return hasErrors(report.faults) ? err(report.faults) : ok(bytes);
}

function headOf(entries: readonly Entry[]): Result<Head, Fault> {
  const last = entries.at(-1);
  if (last === undefined) return ok(GENESIS);
  const hash = entryHash(last);
  return hash.ok ? ok({ seq: last.seq, hash: hash.value }) : hash;
}

function addLedger(input: BundleInput, files: Files): readonly Fault[] {
  const lines: unknown[] = [];
  for (const [seq, records] of [...input.sealed].sort(([a], [b]) => a - b)) {
    for (const [index, record] of records.entries()) {
      const shown = redact(record, input.kind);
      if (!shown.ok) return [shown.error];
      lines.push(sealedLine(seq, index, shown.value));
    }
  }
  const entries = writeLines(input.entries);
  const sealed = writeLines(lines);
  if (!entries.ok) return [entries.error];
  if (!sealed.ok) return [sealed.error];
  files.set(ENTRIES_FILE, entries.value);
  files.set(SEALED_FILE, sealed.value);
  return [];
}

/** In the public bundle a restricted record is as if erased: its commitment holds the tree together and says nothing. */
const redact = (record: SealedRecord, kind: BundleKind): Result<SealedRecord, Fault> =>
  kind === 'RESTRICTED' || isErased(record) || record.disclosure === 'PUBLIC' ? ok(record) : erase(record);

function addCheckpoint(input: BundleInput, head: Head, files: Files): readonly Fault[] {
  const note =
    input.checkpoint === undefined
      ? signCheckpoint({ origin: input.origin, heads: [{ community: input.community, ...head }] }, input.key)
      : ok(input.checkpoint);
  if (!note.ok) return [note.error];
  files.set(CHECKPOINT_FILE, Buffer.from(note.value, 'utf8'));
  return [];
}

function addNamed(
  folder: string,
  ending: string,
  named: ReadonlyMap<string, Uint8Array>,
  files: Files,
): readonly Fault[] {
  return [...named].flatMap(([name, bytes]) => addFile(`${folder}${name}.${ending}`, bytes, files));
}

const addTables = (tables: ReadonlyMap<string, string>, files: Files): readonly Fault[] =>
  [...tables].flatMap(([name, text]) => addFile(`${TABLES_FOLDER}${name}`, Buffer.from(text, 'utf8'), files));

function addFile(path: string, bytes: Uint8Array, files: Files): readonly Fault[] {
  if (isMemberName(path)) {
    files.set(path, bytes);
    return [];
  }
  return [
    broken(
      'BAD_NAME',
      null,
      { file: path },
      `文件名“${path}”只能用英文字母、数字和 . _ -`,
      `file name ${path} may only hold ASCII letters, digits and . _ -`,
    ),
  ];
}

function addJson(folder: string, values: ReadonlyMap<string, JsonValue>, files: Files): readonly Fault[] {
  const spelled = new Map<string, Uint8Array>();
  for (const [name, value] of values) {
    const text = canonicalize(value);
    if (!text.ok) return [{ ...text.error, place: { ...text.error.place, file: `${folder}${name}.json` } }];
    spelled.set(name, Buffer.from(text.value, 'utf8'));
  }
  return addNamed(folder, 'json', spelled, files);
}

function addManifest(outline: Omit<Manifest, 'files'>, key: SigningKey, files: Files): readonly Fault[] {
  const listed = [...files.keys()].sort().map((name) => {
    const bytes = files.get(name) ?? new Uint8Array();
    return { name, size: bytes.length, sha256: sha256Hex(bytes), sm3: sm3Hex(bytes) };
  });
  const text = canonicalize({ ...outline, files: listed });
  if (!text.ok) return [text.error];
  const bytes = Buffer.from(text.value, 'utf8');
  const signature = signBytes(key, bytes);
  if (!signature.ok) return [signature.error];
  files.set(MANIFEST_FILE, bytes);
  files.set(SIGNATURE_FILE, signature.value);
  return [];
}

const rulePacks = (files: Files): Manifest['rulePacks'] =>
  [...files]
    .filter(([name]) => name.startsWith(RULES_FOLDER))
    .map(([name, bytes]) => ({ name: name.slice(RULES_FOLDER.length, -'.json'.length), sha256: sha256Hex(bytes) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

function withheldPapers(entries: readonly Entry[], files: Files): readonly string[] {
  const here = new Set(
    [...files].filter(([name]) => name.startsWith(PAPERS_FOLDER)).map(([, bytes]) => sha256Hex(bytes)),
  );
  return [...issuedPapers(entries).keys()].filter((sha256) => !here.has(sha256)).sort();
}
