import { issuedDigest } from '../bundle/evidence.ts';
import { parseCanonical } from '../canonical.ts';
import type { Entry } from '../entry.ts';
import { parseEntry } from '../entry.ts';
import type { LogFault } from './fault.ts';
import { logFault } from './fault.ts';
import { encodeLeaf, leafOfText } from './leaf.ts';
import type { Policy, Standing } from './policy.ts';
import type { LogProof } from './proof-file.ts';
import { formatProof, inspectProof, parseProof } from './proof-file.ts';
import type { TreeHead } from './tree-head.ts';

/** What a proof beside a paper is worth. */
export interface PaperReport {
  /** Everything that does not hold, in the order of reading. */
  readonly faults: readonly LogFault[];
  /** The entry that records the paper, read from the proof; null if there is none to read. */
  readonly entry: Entry | null;
  /** Who vouches for the checkpoint; null where it does not meet the policy, or there is none to hold it against. */
  readonly standing: Standing | null;
  /** The tree that the proof leads to, whoever vouches for it. */
  readonly head: TreeHead | null;
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
  if (!proof.ok) return { faults: [placed(proof.error)], entry: null, standing: null, head: null };
  const faults: LogFault[] = [];
  const said = proof.value.extra === null ? null : readEntry(Buffer.from(proof.value.extra).toString('utf8'));
  if (said === null) faults.push(noEntry);
  else checkDigest(sha256, said.entry, faults);
  const leaf = said === null ? null : encodeLeaf(leafOfText(said.entry, said.text));
  const { faults: more, standing, head } = inspectProof(proof.value, leaf, policy, now);
  return { faults: [...faults, ...more.map(placed)], entry: said?.entry ?? null, standing, head };
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
        { file: NAME, path: 'extra' },
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

const noEntry = logFault('BAD_PROOF', '证明里没有登记文书的账目', 'the proof does not hold the entry of a paper', {
  file: NAME,
  path: 'extra',
});

const placed = (fault: LogFault): LogFault => ({ ...fault, place: { file: NAME, ...fault.place } });
