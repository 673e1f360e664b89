import { issuedDigest } from '../bundle/evidence.ts';
import { parseCanonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import { parseEntry } from '../entry.ts';
import { verifyInclusion } from '../merkle.ts';
import type { LogFault } from './fault.ts';
import { logFault } from './fault.ts';
import { encodeLeaf, leafOfText } from './leaf.ts';
import { readNote } from './note-lines.ts';
import type { Policy, Standing } from './policy.ts';
import { checkCheckpoint } from './policy.ts';
import type { LogProof } from './proof-file.ts';
import { formatProof, parseProof } from './proof-file.ts';
import { parseTreeHead } from './tree-head.ts';

/** What a proof beside a paper is worth. */
export interface PaperReport {
  /** Everything that does not hold, in the order of reading. */
  readonly faults: readonly LogFault[];
  /** The entry that records the paper, read from the proof; null if there is none to read. */
  readonly entry: Entry | null;
  /** Who vouches for the checkpoint; null where it does not meet the policy, or there is none to hold it against. */
  readonly standing: Standing | null;
  /** The tree that the proof leads to, whoever vouches for it. */
  readonly head: { readonly origin: string; readonly size: number } | null;
}

const NAME = 'tlog-proof';

/**
 * The proof that a paper was recorded: C2SP tlog-proof, whose `extra` is the canonical text of the entry that states the
 * paper's digest. Together with the paper it needs nothing else. The text is not believed: the leaf is made from it.
 */
export const formatPaperProof = (entryText: string, proof: Omit<LogProof, 'extra'>): string =>
  formatProof({ ...proof, extra: Buffer.from(entryText, 'utf8') });

/** Checks a paper's digest (SHA-256, hex; null to look at the proof alone) and its proof. `policy` null: nobody is trusted yet. */
export function checkPaper(
  sha256: string | null,
  text: string,
  policy: Policy | null,
  now: number | null,
): PaperReport {
  const proof = parseProof(text);
  if (!proof.ok) return { faults: [placed(proof.error, 1)], entry: null, standing: null, head: null };
  const faults: LogFault[] = [];
  const said = proof.value.extra === null ? null : readEntry(Buffer.from(proof.value.extra).toString('utf8'));
  if (said === null) faults.push(noEntry);
  else checkDigest(sha256, said.entry, faults);
  const head = headOf(proof.value.checkpoint, faults);
  if (said !== null && head !== null) checkInclusion(said, proof.value, head, faults);
  const standing = policy === null ? null : checkCheckpoint(proof.value.checkpoint, policy, now);
  if (standing !== null && !standing.ok) {
    // What cannot be read has been said already.
    if (head !== null) faults.push(placed(standing.error, lineOfCheckpoint(text)));
  }
  return { faults, entry: said?.entry ?? null, standing: standing?.ok === true ? standing.value : null, head };
}

interface Said {
  readonly entry: Entry;
  readonly text: string;
}

function readEntry(text: string): Said | null {
  const value = parseCanonical(text);
  const entry = value.ok ? parseEntry(value.value, {}) : null;
  return entry?.ok === true ? { entry: entry.value, text } : null;
}

function checkDigest(sha256: string | null, entry: Entry, faults: LogFault[]): void {
  const recorded = issuedDigest(entry);
  if (recorded === null) {
    faults.push(
      logFault(
        'NOT_A_PAPER',
        `证明里的第 ${entry.seq} 号账目不是文书的登记`,
        `entry ${entry.seq} in the proof does not record a paper`,
        { file: NAME, line: 2 },
      ),
    );
  } else if (sha256 !== null && sha256 !== recorded) {
    faults.push(
      logFault(
        'PAPER_DIFFERS',
        `文书与登记的不是同一份：登记的校验值是 ${recorded}，这份是 ${sha256}`,
        `the paper is not the one recorded: its digest is ${sha256}, recorded is ${recorded}`,
        { path: '$.body.sha256' },
      ),
    );
  }
}

function headOf(note: string, faults: LogFault[]) {
  const read = readNote(note);
  const head = read.ok ? parseTreeHead(read.value.text) : read;
  if (head.ok) return head.value;
  faults.push(head.error);
  return null;
}

function checkInclusion(
  { entry, text }: Said,
  { index, path }: LogProof,
  { size, root }: { readonly size: number; readonly root: Uint8Array },
  faults: LogFault[],
): void {
  if (verifyInclusion(encodeLeaf(leafOfText(entry, text)), index, size, path, root)) return;
  faults.push(
    logFault(
      'NOT_INCLUDED',
      '日志里没有这一条：登记的内容、路径或检查点被改动过',
      'the log does not hold this: the entry, the path or the checkpoint was changed',
      { file: NAME, line: 3 },
    ),
  );
}

const noEntry = logFault('BAD_PROOF', '证明里没有登记文书的账目', 'the proof does not hold the entry of a paper', {
  file: NAME,
  line: 2,
});

const placed = (fault: LogFault, line: number): LogFault => ({ ...fault, place: { file: NAME, line, ...fault.place } });

const lineOfCheckpoint = (text: string): number => text.slice(0, text.indexOf('\n\n')).split('\n').length + 2;
