import type { Hash } from '../merkle.ts';
import { verifyInclusion } from '../merkle.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { fromBase64, readCount, toBase64 } from './base64.ts';
import type { LogFault } from './fault.ts';
import { logFault, refuse } from './fault.ts';
import { readNote } from './note-lines.ts';
import type { Policy, Standing } from './policy.ts';
import { checkCheckpoint, keysThatDidNotSign } from './policy.ts';
import type { TreeHead } from './tree-head.ts';
import { parseTreeHead } from './tree-head.ts';

/** A proof that can be kept beside a paper (`.tlog-proof`) and checked without asking anybody: C2SP tlog-proof. */
export interface LogProof {
  /** Anything that helps to rebuild the leaf. It is not authenticated by itself. */
  readonly extra: Uint8Array | null;
  readonly index: number;
  readonly path: readonly Hash[];
  /** The checkpoint with its signatures, as published. */
  readonly checkpoint: string;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
// A tree of 2^63 leaves is 63 high.
const LONGEST_PATH = 63;

export function formatProof({ extra, index, path, checkpoint }: LogProof): string {
  const lines = [
    FIRST_LINE,
    ...(extra === null ? [] : [`extra ${toBase64(extra)}`]),
    `index ${index}`,
    ...path.map(toBase64),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

export function parseProof(text: string): Result<LogProof, LogFault> {
  const split = text.indexOf('\n\n');
  const lines = text.slice(0, Math.max(split, 0)).split('\n');
  if (split < 0 || lines.shift() !== FIRST_LINE) return bad('第一行不对', 'the first line is wrong');
  let extra: Uint8Array | null = null;
  if (lines[0]?.startsWith('extra ') === true) {
    extra = fromBase64(lines.shift()?.slice('extra '.length));
    if (extra === null) return bad('附加数据写法不对', 'malformed extra data');
  }
  const [first, ...rest] = lines;
  const index = first?.startsWith('index ') === true ? readCount(first.slice('index '.length)) : null;
  if (index === null) return bad('缺少序号', 'there is no index');
  const path: Hash[] = [];
  for (const line of rest) {
    const hash = fromBase64(line, 32);
    if (hash === null || path.length === LONGEST_PATH) return bad('路径写法不对', 'malformed path');
    path.push(hash);
  }
  return ok({ extra, index, path, checkpoint: text.slice(split + 2) });
}

/** Does the log, vouched for as the policy asks, hold this leaf (its bytes, see `encodeLeaf`)? */
export function checkProof(
  proof: LogProof,
  leaf: Uint8Array,
  policy: Policy,
  now: number | null,
): Result<Standing, LogFault> {
  const standing = checkCheckpoint(proof.checkpoint, policy, now);
  if (!standing.ok) return standing;
  const { size, root } = standing.value.head;
  if (verifyInclusion(leaf, proof.index, size, proof.path, root)) return standing;
  return refuse('NOT_INCLUDED', '日志里没有这一项', 'the log does not hold this');
}

/** What a proof is worth, each part judged for itself. */
export interface ProofReport {
  readonly faults: readonly LogFault[];
  /** Who vouches for its checkpoint; null where nobody the policy asks for does, or there is no policy. */
  readonly standing: Standing | null;
  /** The tree that it leads to, whoever vouches for it; null where its checkpoint cannot be read. */
  readonly head: TreeHead | null;
}

/** Everything that does not hold of a proof for this leaf (null: there is none to look for). `policy` null: nobody is trusted yet. */
export function inspectProof(
  { index, path, checkpoint }: LogProof,
  leaf: Uint8Array | null,
  policy: Policy | null,
  now: number | null,
): ProofReport {
  const read = readNote(checkpoint);
  const head = read.ok ? parseTreeHead(read.value.text) : read;
  // Of a checkpoint that cannot be read there is nothing else to say.
  if (!head.ok) return { faults: [head.error], standing: null, head: null };
  const faults: LogFault[] = [];
  const { size, root } = head.value;
  if (leaf !== null && !verifyInclusion(leaf, index, size, path, root)) {
    faults.push(
      logFault(
        'NOT_INCLUDED',
        '日志里没有这一条：登记的内容、路径或检查点被改动过',
        'the log does not hold this: the entry, the path or the checkpoint was changed',
        { path: 'index' },
      ),
    );
  }
  const standing = policy === null ? null : checkCheckpoint(checkpoint, policy, now);
  if (policy !== null && standing !== null) {
    const unvouched = standing.ok ? keysThatDidNotSign(standing.value, policy) : [standing.error];
    faults.push(...unvouched.map((fault) => ({ ...fault, place: { path: 'checkpoint' } })));
  }
  return { faults, standing: standing?.ok === true ? standing.value : null, head: head.value };
}

const bad = (zh: string, en: string): Result<never, LogFault> =>
  refuse('BAD_PROOF', `证明文件格式不对：${zh}`, `malformed proof: ${en}`);
