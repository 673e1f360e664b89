import type { LogProof, Policy } from '@mingxuan/ledger';
import { checkCheckpoint, inclusionPaths, parseTreeHead, proveInclusion, readNote } from '@mingxuan/ledger';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Database, LogCheckpoint, Step } from '@mingxuan/store';
import { cosignaturesOf, cosignedCheckpoints, leafIndexOf, newestCheckpoint, readLogFiles } from '@mingxuan/store';

type Pool = Database['pool'];

/** The newest checkpoint with what cosignatures it has. */
export async function newestWithLines(pool: Pool): Promise<string | null> {
  const newest = await newestCheckpoint(pool);
  return newest === null ? null : withLines(newest, await cosignaturesOf(pool, newest.size));
}

/** Where the entry stands; what is still waiting is put in first. */
export async function indexOf(
  pool: Pool,
  community: string,
  seq: number,
  step: () => Promise<Step | null>,
): Promise<number | null> {
  for (let tries = 0; ; ) {
    const index = await leafIndexOf(pool, community, seq);
    if (index !== null) return index;
    const done = await step();
    if (done?.kind === 'BUSY' && tries < PATIENCE) {
      // Another program writes the log at this moment; it will be done soon.
      tries += 1;
      await new Promise((resolve) => setTimeout(resolve, BUSY_MS));
    } else if (done?.more !== true) return leafIndexOf(pool, community, seq);
  }
}

const PATIENCE = 20;
const BUSY_MS = 100;

export async function proofUnder(
  pool: Pool,
  index: number,
  checkpoint: string,
): Promise<Result<Omit<LogProof, 'extra'>, Refusal>> {
  const read = readNote(checkpoint);
  const head = read.ok ? parseTreeHead(read.value.text) : read;
  if (!head.ok) return err(cannotProve(head.error.message.zh, head.error.message.en));
  const { size } = head.value;
  const files = await readLogFiles(pool, inclusionPaths(index, size));
  const path = proveInclusion(index, size, (name) => files.get(name));
  return path.ok
    ? ok({ index, path: path.value, checkpoint })
    : err(cannotProve(path.error.message.zh, path.error.message.en));
}

const withLines = ({ note }: LogCheckpoint, lines: readonly string[]): string => note + lines.join('');

/** How many cosigned checkpoints are looked through for one that the quorum holds for. */
const LOOKED_THROUGH = 50;

/** The newest checkpoint over at least so many leaves that the quorum has cosigned; null where none is asked for. */
export async function newestWitnessed(pool: Pool, policy: Policy, least: number): Promise<string | null> {
  if (policy.quorum === 'none') return null;
  for (const checkpoint of await cosignedCheckpoints(pool, LOOKED_THROUGH)) {
    if (checkpoint.size < least) return null;
    const note = withLines(checkpoint, checkpoint.lines);
    if (checkCheckpoint(note, policy, null).ok) return note;
  }
  return null;
}

export const notInLog = (community: string, seq: number): Refusal =>
  cannotProve(`社区 ${community} 第 ${seq} 号账目还没有进入公开日志`, `entry ${seq} of ${community} is not in the log`);

const cannotProve = (zh: string, en: string): Refusal => ({
  code: 'NOT_IN_LOG',
  message: { zh: `${zh}。`, en: `${en}.` },
  remedy: {
    zh: '请稍后再试；一直如此，请看 logs/mingxuan.log 里关于公开日志的说明。',
    en: 'Try again in a moment; if it stays so, logs/mingxuan.log says why.',
  },
  sources: [],
});
