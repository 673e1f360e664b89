import type { Entry, Fault, Refused } from '../../src/index.ts';
import {
  auditLog,
  canonicalize,
  checkCheckpoint,
  consistencyPaths,
  decideCosignature,
  entryHash,
  keysThatDidNotSign,
  parseTreeHead,
  proveConsistency,
  readNote,
} from '../../src/index.ts';
import { forged, sha } from '../bundle-sample.ts';
import { given, ORIGIN, signerNamed } from '../log-sample.ts';
import { judgeFiles, judgeListed, judgePapers } from './judge-files.ts';
import type { Judged } from './judged.ts';
import { editedLine, errorsOf, judged, members } from './judged.ts';
import type { EditedFile, Mutation } from './mutation.ts';
import { BRIEF_POLICY, bundle, bundleOf, chain, log, logAt, logEvidence, POLICY, SIZE } from './subject.ts';

export function judge(mutation: Mutation): Judged | null {
  switch (mutation.on) {
    case 'BYTES':
      return judgeBytes(mutation);
    case 'LINES':
      return judgeLines(mutation);
    case 'FILES':
      return judgeFiles(mutation);
    case 'LISTED':
      return judgeListed(mutation);
    case 'PAPERS':
      return judgePapers(mutation);
    case 'CHAIN':
      return judgeChain(mutation);
    case 'TILES':
      return judgeTiles(mutation);
    case 'HISTORY':
      return judgeHistory(mutation);
  }
}

// Where a whole file was cut out, the next one's header stands in its place, and all headers begin alike.
const HEADERS_BEGIN_ALIKE = 30;

function judgeBytes(mutation: Extract<Mutation, { on: 'BYTES' }>): Judged | null {
  const mutated = mutatedBytes(mutation);
  if (mutated.equals(bundle)) return null;
  let at = 0;
  while (at < bundle.length && at < mutated.length && bundle[at] === mutated[at]) at += 1;
  const faults = errorsOf(mutated);
  const covered = faults.some(({ code, place: { offset, length } }) => {
    if (offset === undefined || length === undefined) return false;
    return offset <= at && at <= offset + length + (code === 'FILE_MISSING' ? HEADERS_BEGIN_ALIKE : 0);
  });
  const owner = members.find((m) => m.header <= at && at < m.end);
  return judged(faults, covered && (owner === undefined || faults.some(({ place }) => place.file === owner.name)));
}

function mutatedBytes(mutation: Extract<Mutation, { on: 'BYTES' }>): Buffer {
  const at = mutation.at % bundle.length;
  const [head, tail] = [bundle.subarray(0, at), bundle.subarray(at)];
  switch (mutation.op) {
    case 'EDIT': {
      const copy = Buffer.from(bundle);
      copy[at] = (copy[at] ?? 0) ^ mutation.by;
      return copy;
    }
    case 'DELETE':
      return Buffer.concat([head, bundle.subarray(at + mutation.length)]);
    case 'INSERT':
      return Buffer.concat([head, Buffer.alloc(mutation.length, mutation.length), tail]);
    case 'SWAP': {
      const copy = Buffer.from(bundle);
      const other = mutation.with % bundle.length;
      [copy[at], copy[other]] = [bundle[other] ?? 0, bundle[at] ?? 0];
      return copy;
    }
    case 'TRUNCATE':
      return Buffer.from(head);
    case 'REPLAY': {
      const from = mutation.from % bundle.length;
      return Buffer.concat([head, bundle.subarray(from, from + mutation.length), tail]);
    }
  }
}

function judgeLines({ file, op, line, other }: Extract<Mutation, { on: 'LINES' }>): Judged | null {
  const text = memberText(file);
  const lines = text.split('\n');
  lines.pop();
  const [i, j] = [line % lines.length, other % lines.length];
  const owners = [ownerOf(file, lines[i]), ownerOf(file, lines[j])];
  const [a = '', b = ''] = [lines[i], lines[j]];
  switch (op) {
    case 'EDIT':
      lines[i] = editedLine(a, other);
      break;
    case 'DELETE':
      lines.splice(i, 1);
      break;
    case 'SWAP':
      [lines[i], lines[j]] = [b, a];
      break;
    case 'REPLAY':
      // Right behind itself or anywhere else.
      lines.splice(j, 0, a);
      break;
    case 'TRUNCATE':
      lines.splice(i);
      break;
  }
  const after = lines.map((each) => `${each}\n`).join('');
  if (after === text || saysTheSame(op, a, b)) return null;
  const policy = file === 'log/head.tlog-proof' ? POLICY : BRIEF_POLICY;
  const faults = errorsOf(
    forged(bundle, (files) => void files.set(file, Buffer.from(after))),
    policy,
  );
  return judged(
    faults,
    faults.some((fault) => isNear(fault, file, i, j, owners)),
  );
}

/** Signature lines under a note have no order in C2SP, and one that stands twice says nothing new. */
const saysTheSame = (op: string, a: string, b: string): boolean =>
  a.startsWith('— ') && (op === 'REPLAY' || (op === 'SWAP' && b.startsWith('— ')));

/** The entry that a line is, or belongs to. */
function ownerOf(file: EditedFile, line: string | undefined): number | null {
  if (!file.startsWith('ledger/') || line === undefined) return null;
  return Number((JSON.parse(line) as { readonly seq: number }).seq);
}

/** Names the fault the line, the entry, or one next to it, which no longer fits? Of other files the name is place enough. */
function isNear(
  { place, seq }: Fault,
  file: EditedFile,
  i: number,
  j: number,
  owners: readonly (number | null)[],
): boolean {
  if (!file.startsWith('ledger/')) return place.file === file;
  const { line } = place;
  const byLine = place.file === file && line !== undefined && [i, j].some((at) => Math.abs(line - 1 - at) <= 1);
  const bySeq = seq !== null && owners.some((owner) => owner !== null && Math.abs(owner - seq) <= 1);
  return byLine || bySeq;
}

function memberText(name: string): string {
  const found = members.find((member) => member.name === name);
  return bundle.subarray(found?.data ?? 0, found?.end ?? 0).toString('utf8');
}

/** The whole bundle is right in itself: only the log, whose key is another, tells. */
function judgeChain({ op, seq }: Extract<Mutation, { on: 'CHAIN' }>): Judged | null {
  const at = seq % chain.entries.length;
  const entries = op === 'TRUNCATE' ? chain.entries.slice(0, at) : rechained(at);
  const whole = bundleOf(withPapers(entries) ? entries : chain.entries);
  if (!withPapers(entries)) return null;
  const { proof = '', policy = '', keys = '' } = logEvidence ?? {};
  const mutated = forged(whole, (files) => {
    files.set('log/head.tlog-proof', Buffer.from(proof));
    files.set('log/policy.txt', Buffer.from(policy));
    files.set('log/keys.txt', Buffer.from(keys));
  });
  const faults = errorsOf(mutated);
  const said = faults.find(({ code }) => code === 'NOT_INCLUDED');
  return judged(faults, said?.place.file === 'log/head.tlog-proof' && said.seq === entries.length);
}

/** Papers lie in the bundle, so their entries must stay where they are for it to be right in itself. */
const withPapers = (entries: readonly Entry[]): boolean =>
  [11, 20].every((index) => entries[index]?.type === 'PAPER_ISSUED');

function rechained(at: number): readonly Entry[] {
  let prev = '0'.repeat(64);
  return chain.entries.map((entry, index) => {
    const body = index === at ? { ...entry.body, rewritten: 1 } : entry.body;
    const changed: Entry = { ...entry, prev, body };
    prev = given(entryHash(changed));
    return changed;
  });
}

function judgeTiles({ op, file, at, other }: Extract<Mutation, { on: 'TILES' }>): Judged | null {
  const names = [...log.files.keys()].sort();
  const name = names[file % names.length] ?? '';
  const second = names[other % names.length] ?? '';
  const bytes = Buffer.from(log.files.get(name) ?? []);
  const files = new Map(log.files);
  const where = at % bytes.length;
  switch (op) {
    case 'EDIT':
      bytes[where] = (bytes[where] ?? 0) ^ (1 + (other % 255));
      files.set(name, bytes);
      break;
    case 'DELETE':
      files.delete(name);
      break;
    case 'INSERT':
      files.set(name, Buffer.concat([bytes.subarray(0, where), Buffer.alloc(1 + (other % 64)), bytes.subarray(where)]));
      break;
    case 'TRUNCATE':
      files.set(name, bytes.subarray(0, where));
      break;
    case 'SWAP':
      files.set(name, Buffer.from(log.files.get(second) ?? []));
      files.set(second, bytes);
      break;
  }
  if (digestOf(files) === digestOf(log.files)) return null;
  const faults = auditFiles(files);
  const touched = op === 'SWAP' ? [name, second] : [name];
  return judged(
    faults,
    touched.every((each) => faults.some(({ place }) => place.file === each || isBeside(each, place.file))),
  );
}

/** A hash tile of leaves and the bundle of the same leaves are compared with each other: either may be the changed one. */
const isBeside = (name: string, told: string | undefined): boolean =>
  told !== undefined && name.startsWith('tile/entries/') && told === name.replace('tile/entries/', 'tile/0/');

const digestOf = (files: ReadonlyMap<string, Uint8Array>): string =>
  sha(
    [...files]
      .map(([name, bytes]) => `${name} ${sha(bytes)}`)
      .sort()
      .join('\n'),
  );

/** What `mingxuan verify --log` does: the checkpoint by the policy, then everything that it covers. */
function auditFiles(files: ReadonlyMap<string, Uint8Array>): readonly Fault[] {
  const note = Buffer.from(files.get('checkpoint') ?? []).toString('utf8');
  const standing = checkCheckpoint(note, POLICY, null);
  const unvouched: readonly Fault[] = standing.ok ? keysThatDidNotSign(standing.value, POLICY) : [standing.error];
  const read = readNote(note);
  const head = read.ok ? parseTreeHead(read.value.text) : read;
  const said = unvouched.map((fault) => ({ ...fault, place: { file: 'checkpoint' } }));
  // A size that nobody signed is not believed so far as to read that many files.
  if (!head.ok || !standing.ok) return [...said, ...auditLog(SIZE, rootOf(log.checkpoint), (n) => files.get(n)).faults];
  return [...said, ...auditLog(head.value.size, head.value.root, (name) => files.get(name)).faults];
}

const rootOf = (note: string): Uint8Array => given(parseTreeHead(given(readNote(note)).text)).root;

const witness = signerNamed('witness.cn', 30);
const watched = { origin: ORIGIN, keys: POLICY.logs.map(({ key }) => key) };

/** The log itself, with its own keys, shows another or an older history: a witness that saw the first one tells. */
function judgeHistory({ op, size, from }: Extract<Mutation, { on: 'HISTORY' }>): Judged | null {
  const other =
    op === 'REPLAY' ? logAt(1 + (size % (SIZE - 1))) : logAt(SIZE + (size % 300), { from: from % SIZE, mark: 'c' });
  const oldSize = SIZE;
  const paths = consistencyPaths(Math.min(oldSize, other.size), other.size);
  const read = (name: string): Uint8Array | undefined => (paths.includes(name) ? other.files.get(name) : undefined);
  const proof = other.size > oldSize ? given(proveConsistency(oldSize, other.size, read)) : [];
  const record = { origin: ORIGIN, size: SIZE, root: rootOf(log.checkpoint), checkpoint: log.checkpoint };
  const request = { oldSize, proof, checkpoint: other.checkpoint };
  const answer = decideCosignature(request, [watched], () => record, witness, 1_700_000_000);
  const why: Refused | null = answer.kind === 'REFUSED' ? answer.why : null;
  const told = why !== null && 'held' in why;
  const kind = other.size < SIZE ? 'ROLLBACK' : other.size === SIZE ? 'FORK' : 'INCONSISTENT';
  return {
    found: answer.kind === 'REFUSED',
    located: told && why.kind === kind && why.held.size === SIZE && why.shown.size === other.size,
    said: why?.kind ?? answer.kind,
  };
}

/** Whether the subject itself is whole: otherwise nothing found means anything. */
export const subjectFaults = (): readonly Fault[] => [...errorsOf(bundle, POLICY), ...auditFiles(log.files)];

/** The canonical text of anything, for telling two mutations apart. */
export const nameOf = (mutation: Mutation): string => given(canonicalize(mutation));
