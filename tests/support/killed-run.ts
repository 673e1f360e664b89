import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Command } from '@mingxuan/election';
import type { Asked, Journal } from './kill-journal.ts';
import { root } from './server-process.ts';

/** What the power is taken from: the program, its database, or both in one moment. */
export type Victim = 'SERVER' | 'DATABASE' | 'BOTH';

/** When it is taken: at the `after`th word of this sort about an act of these types. */
export interface Point {
  readonly victim: Victim;
  readonly word: 'ask' | 'ack';
  readonly types: readonly Command['type'][];
  readonly after: number;
}

const worker = path.join(root, 'tests/support/kill-worker.ts');

/**
 * Runs election days on a data folder until the point comes, kills, and waits for the end. What the kill before left is looked
 * at first; then what was pending is sent again. Answers the types of the acts that were under way.
 */
export async function runUntilKilled(
  dataDir: string,
  round: number,
  point: Point,
  journal: Journal,
): Promise<readonly Command['type'][]> {
  const again = JSON.stringify(journal.pending());
  const acknowledged = `${dataDir}-acknowledged.json`;
  writeFileSync(acknowledged, JSON.stringify(journal.acknowledged()));
  const child = spawn(process.execPath, [worker, dataDir, again, String(round), acknowledged], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint += part;
  });
  const typeOf = new Map<string, Command['type']>();
  let [ready, killed, seen] = [false, false, 0];
  const kill = (): void => {
    killed = true;
    if (point.victim !== 'SERVER') killAll(databaseProcesses(dataDir));
    if (point.victim !== 'DATABASE') child.kill('SIGKILL');
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    // Said before the end is said, whether it is read before the kill or after it.
    journal.heard(line);
    if (line === 'ready') ready = true;
    const cut = line.indexOf(' ');
    const word = line.slice(0, cut);
    if (word !== 'ask' && word !== 'ack') return;
    const { commandId, command } = JSON.parse(line.slice(cut + 1)) as Partial<Asked> & Pick<Asked, 'commandId'>;
    if (command !== undefined) typeOf.set(commandId, command.type);
    const type = typeOf.get(commandId);
    if (!ready || killed || word !== point.word || type === undefined || !point.types.includes(type)) return;
    seen += 1;
    if (seen === point.after) kill();
  });
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => (killed ? resolve() : reject(new Error(`ended by itself: ${complaint}`))));
  });
  return journal.pending().map(({ command }) => command.type);
}

/** The postmaster of our own server and every process it started. */
function databaseProcesses(dataDir: string): readonly number[] {
  const postmaster = Number.parseInt(readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'latin1'), 10);
  const children = readdirSync('/proc').flatMap((name) => (parentOf(name) === postmaster ? [Number(name)] : []));
  return [postmaster, ...children];
}

function parentOf(pid: string): number | null {
  if (!/^\d+$/.test(pid)) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}
