import { sm3Hex } from '@mingxuan/guomi';
import { parseCanonical } from '../canonical.ts';
import { verifyChain } from '../chain.ts';
import { verifyCheckpoint } from '../checkpoint.ts';
import { HASH_PATTERN, sha256Hex } from '../digest.ts';
import type { Entry } from '../entry.ts';
import { entryHash } from '../entry.ts';
import type { Fault, Place } from '../fault.ts';
import { broken, hasErrors, noted } from '../fault.ts';
import type { VerifierKey } from '../keys.ts';
import { isSignature, keyFingerprint, parseVerifierKey, readPublicKeyPem } from '../keys.ts';
import type { SealedRecord } from '../sealed.ts';
import { isErased } from '../sealed.ts';
import { checkPapers, checkRules, PAPERS_FOLDER, RESULTS_FOLDER, RULES_FOLDER, TABLES_FOLDER } from './evidence.ts';
import type { PlacedFile } from './lines.ts';
import { decode, readEntries, readLines, readSealed, recordPlaces } from './lines.ts';
import type { Policy } from '../log/policy.ts';
import type { LogFindings } from './log-evidence.ts';
import { checkLogEvidence, LOG_FOLDER } from './log-evidence.ts';
import type { ListedFile, Manifest } from './manifest.ts';
import {
  CHECKPOINT_FILE,
  ENTRIES_FILE,
  MANIFEST_FILE,
  parseManifest,
  REQUIRED_FILES,
  SEALED_FILE,
  SIGNATURE_FILE,
  VERIFIER_FILE,
} from './manifest.ts';
import { isZipOf } from './zip-format.ts';
import type { FoundMember } from './zip-read.ts';
import { readZip } from './zip-read.ts';
import { wholeFileTrouble } from './whole-file.ts';

export interface VerifyOptions {
  /** The key the bundle should be signed with, from elsewhere: fingerprint (64 hex), one-line verifier key, or PEM. */
  readonly expectedKey?: string;
  /** Whose word counts for the log, from elsewhere; without it, the policy that lies in the bundle. */
  readonly policy?: Policy;
  /** Seconds since 1970; cosignatures of the future are refused. Without it they are not looked at so. */
  readonly now?: number;
  /** Larger bundles are not read. Default 512 MiB. */
  readonly maxBytes?: number;
}

export interface BundleReport {
  /** No error among the faults; warnings may remain. */
  readonly ok: boolean;
  readonly faults: readonly Fault[];
  readonly entries: readonly Entry[];
  readonly sealed: ReadonlyMap<number, readonly SealedRecord[]>;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: Manifest | null;
  /** Of the key that the manifest names; compare it with one obtained elsewhere. */
  readonly keyFingerprint: string | null;
  /** What the log of the installation says of the last entry; null where the bundle holds nothing of it. */
  readonly log: LogFindings | null;
}

const DEFAULT_MAX_BYTES = 512 * 1024 * 1024;

interface Content {
  readonly members: ReadonlyMap<string, FoundMember>;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly faults: Fault[];
}

/**
 * Checks a bundle without trusting any part of it: form of the zip, signature, every digest, the chain, the sealed
 * records, the checkpoint, the papers and the rules. Lists every fault with its place; never throws on any bytes.
 */
export function verifyBundle(bytes: Uint8Array, options: VerifyOptions = {}): BundleReport {
  const limit = options.maxBytes ?? DEFAULT_MAX_BYTES;
  if (bytes.length > limit) return tooLarge(bytes.length, limit);
  const content = open(bytes);
  const { files, faults } = content;
  const stated = checkManifest(content, options.expectedKey);
  const { entries, sealed } = checkLedger(content, stated?.manifest ?? null);
  if (stated === null) {
    checkNames(content);
  } else {
    checkFiles(content, stated.manifest);
    checkDisclosure(sealed, stated.manifest, faults);
    checkCheckpoint(content, entries, stated.manifest, stated.key);
  }
  checkPapers(entries, files, stated?.manifest.withheldPapers ?? null, faults);
  if (stated !== null) checkRules(entries, files, stated.manifest.rulePacks, faults);
  const place = (name: string): Place => placeOf(content, name);
  const log = checkLogEvidence(files, entries.at(-1), options.policy ?? null, options.now ?? null, place, faults);
  return {
    ok: !hasErrors(faults),
    faults,
    entries,
    sealed,
    files,
    manifest: stated?.manifest ?? null,
    keyFingerprint: stated === null ? null : keyFingerprint(stated.key),
    log,
  };
}

function open(bytes: Uint8Array): Content {
  const { members: found, faults: damage } = readZip(bytes);
  const why = damage.length === 0 ? null : wholeFileTrouble(bytes);
  const members = new Map<string, FoundMember>();
  const files = new Map<string, Uint8Array>();
  for (const member of found) {
    if (members.has(member.name)) continue;
    members.set(member.name, member);
    files.set(member.name, bytes.subarray(member.data, member.end));
  }
  // What has befallen the file as a whole comes first: the single places that follow from it would hide it.
  const faults: Fault[] = why === null ? [...damage] : [why, ...damage];
  // The reader's promise, checked by the writer: without a fault these bytes are the only encoding of these files.
  if (faults.length === 0 && !isZipOf(files, bytes)) {
    faults.push(
      broken('NOT_CANONICAL', null, {}, '压缩包不是规范的写法', 'the zip is not the canonical encoding of its files'),
    );
  }
  return { members, files, faults };
}

function checkManifest(
  content: Content,
  expectedKey: string | undefined,
): { readonly manifest: Manifest; readonly key: VerifierKey } | null {
  const { files, faults } = content;
  const bytes = files.get(MANIFEST_FILE);
  const signature = files.get(SIGNATURE_FILE);
  for (const name of REQUIRED_FILES) if (!files.has(name)) faults.push(missing(content, name));
  if (bytes === undefined) return null;
  const place = placeOf(content, MANIFEST_FILE);
  const text = decode(bytes);
  const json = text === null ? null : parseCanonical(text);
  if (json === null || !json.ok) {
    const [zh, en] = json === null ? ['不是 UTF-8 文字', 'not UTF-8'] : [json.error.message.zh, json.error.message.en];
    faults.push(broken('MANIFEST_MALFORMED', null, place, `清单不能读取：${zh}`, `the manifest cannot be read: ${en}`));
    return null;
  }
  const stated = parseManifest(json.value);
  if (!stated.ok) {
    faults.push({ ...stated.error, place: { ...stated.error.place, ...place } });
    return null;
  }
  if (signature !== undefined && !isSignature(stated.value.key, bytes, signature)) {
    faults.push(
      broken(
        'MANIFEST_SIGNATURE',
        null,
        placeOf(content, SIGNATURE_FILE),
        '清单的签名不成立：manifest.json 或 manifest.sig 被改动过，或不是用所列的钥匙签的',
        'the signature over the manifest does not hold: manifest.json or manifest.sig was changed, or another key signed',
      ),
    );
  }
  checkKey(stated.value.key, expectedKey, faults);
  return stated.value;
}

function checkKey(key: VerifierKey, expected: string | undefined, faults: Fault[]): void {
  const found = keyFingerprint(key);
  if (expected === undefined) {
    faults.push(
      noted(
        'KEY_UNCONFIRMED',
        null,
        { file: MANIFEST_FILE },
        `请把公钥指纹 ${found} 与从街道或公示栏得到的比较；不比较就不知道是谁签的`,
        `compare the key's fingerprint ${found} with one obtained elsewhere; until then nobody knows who signed`,
      ),
    );
    return;
  }
  const wanted = fingerprintOf(expected.trim(), key.name);
  if (wanted === found) return;
  faults.push(
    wanted === null
      ? broken(
          'BAD_KEY',
          null,
          {},
          '您给出的公钥读不懂：应是 64 个字符的指纹（0–9、a–f），或者含有加号的一行公钥；可能少抄或抄错了字',
          'the key you gave cannot be read: a fingerprint has 64 characters (0–9, a–f), a key line holds plus signs; perhaps a character is missing',
        )
      : broken(
          'KEY_UNEXPECTED',
          null,
          { file: MANIFEST_FILE },
          `不是您给出的那把钥匙签的：您给的指纹是 ${wanted}，这个包是 ${found} 签的；要么抄错了，要么这是别人造的包`,
          `signed by another key than expected: ${found} instead of ${wanted}`,
        ),
  );
}

function fingerprintOf(expected: string, name: string): string | null {
  if (HASH_PATTERN.test(expected.toLowerCase())) return expected.toLowerCase();
  const key = expected.startsWith('-----') ? readPublicKeyPem(expected, name) : parseVerifierKey(expected);
  return key.ok ? keyFingerprint(key.value) : null;
}

function checkFiles(content: Content, manifest: Manifest): void {
  const { files, faults } = content;
  const listed = new Map(manifest.files.map((file) => [file.name, file]));
  for (const name of listed.keys())
    if (!files.has(name) && !REQUIRED_FILES.includes(name)) faults.push(missing(content, name));
  for (const [name, bytes] of files) {
    if (name === MANIFEST_FILE || name === SIGNATURE_FILE) continue;
    const file = listed.get(name);
    const place = placeOf(content, name);
    if (file === undefined) {
      faults.push(unlisted(content, name));
    } else if (!isListedAs(file, bytes)) {
      faults.push(
        broken(
          'FILE_DIGEST',
          null,
          place,
          `文件 ${name}（${bytes.length} 字节）与清单中的大小或摘要不符：内容被改动过`,
          `${name} (${bytes.length} bytes) does not have the size or digest in the manifest: it was changed`,
        ),
      );
    }
  }
}

/** Every digest that the manifest gives must fit: who can forge one of the two still has the other before them. */
const isListedAs = (file: ListedFile, bytes: Uint8Array): boolean =>
  file.size === bytes.length &&
  file.sha256 === sha256Hex(bytes) &&
  (file.sm3 === undefined || file.sm3 === sm3Hex(bytes));

/** Without a manifest only names can be judged: one that no bundle has may be a known one that was damaged. */
function checkNames(content: Content): void {
  const folders = [PAPERS_FOLDER, RESULTS_FOLDER, RULES_FOLDER, TABLES_FOLDER, LOG_FOLDER];
  for (const name of content.files.keys()) {
    if (name !== VERIFIER_FILE && !REQUIRED_FILES.includes(name) && !folders.some((f) => name.startsWith(f)))
      content.faults.push(unlisted(content, name));
  }
}

function checkLedger(
  content: Content,
  manifest: Manifest | null,
): { readonly entries: readonly Entry[]; readonly sealed: ReadonlyMap<number, readonly SealedRecord[]> } {
  const { faults } = content;
  const { entries, places, hashes } = readEntries(readLines(placed(content, ENTRIES_FILE), faults), faults);
  const { sealed, commitments } = readSealed(readLines(placed(content, SEALED_FILE), faults), faults);
  const placeOfEntry = (index: number) => places[index] ?? { file: ENTRIES_FILE };
  const placeOfRecords = recordPlaces(placed(content, SEALED_FILE));
  const known = { placeOf: placeOfEntry, placeOfRecords, hashes, commitments };
  const options = manifest === null ? known : { ...known, head: manifest.head };
  for (const fault of verifyChain(entries, sealed, options)) faults.push(fault);
  const [first] = entries;
  if (manifest !== null && first !== undefined && first.community !== manifest.community) {
    faults.push(
      broken(
        'WRONG_COMMUNITY',
        first.seq,
        placeOfEntry(0),
        `账本属于“${first.community}”，清单却写“${manifest.community}”`,
        `the chain belongs to ${first.community}, the manifest says ${manifest.community}`,
      ),
    );
  }
  return { entries, sealed };
}

function checkDisclosure(
  sealed: ReadonlyMap<number, readonly SealedRecord[]>,
  manifest: Manifest,
  faults: Fault[],
): void {
  if (manifest.kind === 'RESTRICTED') return;
  for (const [seq, records] of sealed) {
    for (const [index, record] of records.entries()) {
      if (isErased(record) || record.disclosure === 'PUBLIC') continue;
      faults.push(
        broken(
          'DISCLOSED',
          seq,
          { file: SEALED_FILE, record: index },
          `公开版里有不该公开的记录：第 ${seq} 号账目第 ${index + 1} 条`,
          `a restricted record stands in the public bundle: entry ${seq}, record ${index + 1}`,
        ),
      );
    }
  }
}

function checkCheckpoint(content: Content, entries: readonly Entry[], manifest: Manifest, key: VerifierKey): void {
  const { files, faults } = content;
  const bytes = files.get(CHECKPOINT_FILE);
  if (bytes === undefined) return;
  const place = placeOf(content, CHECKPOINT_FILE);
  const checkpoint = verifyCheckpoint(decode(bytes) ?? '', key);
  if (!checkpoint.ok) {
    faults.push({ ...checkpoint.error, place });
    return;
  }
  const fail = (zh: string, en: string): void => {
    faults.push(
      broken(
        'CHECKPOINT_MISMATCH',
        null,
        place,
        `检查点与账本不符：${zh}`,
        `the checkpoint does not fit the chain: ${en}`,
      ),
    );
  };
  if (checkpoint.value.origin !== manifest.origin) fail('来源不同', 'another origin');
  const head = checkpoint.value.heads.find((each) => each.community === manifest.community);
  if (head === undefined) return fail('没有这个社区', 'this community is not in it');
  if (head.seq > manifest.head.seq) return fail(`它已到第 ${head.seq} 号`, `it reaches to entry ${head.seq}`);
  if (head.seq < manifest.head.seq) {
    faults.push(
      noted(
        'CHECKPOINT_BEHIND',
        head.seq,
        place,
        `检查点只到第 ${head.seq} 号账目`,
        `the checkpoint reaches only to entry ${head.seq}`,
      ),
    );
  }
  const entry = entries.find((each) => each.seq === head.seq);
  if (entry === undefined) {
    if (head.seq > 0) fail(`账本里没有第 ${head.seq} 号`, `the chain lacks entry ${head.seq}`);
    return;
  }
  const hash = entryHash(entry);
  if (!hash.ok || hash.value !== head.hash)
    fail(`第 ${head.seq} 号的摘要不同`, `the hash of entry ${head.seq} differs`);
}

function placeOf({ members }: Content, file: string): Place {
  const member = members.get(file);
  return member === undefined ? { file } : { file, offset: member.data, length: member.end - member.data };
}

/** It may be a listed file whose name was damaged, so the stretch begins with the header that holds the name. */
const unlisted = (content: Content, name: string): Fault =>
  broken('FILE_UNLISTED', null, wholeOf(content, name), `文件 ${name} 不在清单中`, `${name} is not in the manifest`);

function wholeOf({ members }: Content, file: string): Place {
  const member = members.get(file);
  return member === undefined ? { file } : { file, offset: member.header, length: member.end - member.header };
}

const placed = ({ members, files }: Content, name: string): PlacedFile => ({
  name,
  bytes: files.get(name) ?? new Uint8Array(),
  offset: members.get(name)?.data ?? 0,
});

/** The place is where the file should stand: before the first one with a later name, or after the last. */
function missing({ members }: Content, file: string): Fault {
  const found = [...members.values()];
  const offset = found.find((member) => member.name > file)?.header ?? found.at(-1)?.end ?? 0;
  return broken('FILE_MISSING', null, { file, offset, length: 0 }, `缺少文件 ${file}`, `${file} is missing`);
}

const tooLarge = (size: number, limit: number): BundleReport => ({
  ok: false,
  faults: [
    broken(
      'TOO_LARGE',
      null,
      {},
      `文件太大：${size} 字节，最多 ${limit} 字节`,
      `too large: ${size} bytes, at most ${limit}`,
    ),
  ],
  entries: [],
  sealed: new Map(),
  files: new Map(),
  manifest: null,
  keyFingerprint: null,
  log: null,
});
