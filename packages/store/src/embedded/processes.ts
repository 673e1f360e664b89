import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';

/** Tells one run of a process from a later one that got the same number, even after a reboot. */
export interface ProcessMark {
  readonly pid: number;
  readonly boot: string;
  readonly started: string;
}

/** The mark of a living process, or null when there is none with that number. Linux only. */
export function markOf(pid: number): ProcessMark | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in field 2 may hold spaces and brackets, so count from the last bracket on: state is field 3.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const started = fields[19];
    // A zombie holds no file and no port any more.
    if (started === undefined || fields[0] === 'Z') return null;
    return { pid, boot: readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim(), started };
  } catch {
    return null;
  }
}

export const isAlive = (mark: ProcessMark): boolean => {
  const now = markOf(mark.pid);
  return now !== null && now.boot === mark.boot && now.started === mark.started;
};

/** Whether the process with this number works inside `folder`: how we know a server as ours whatever its number. */
export function worksIn(pid: number, folder: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return false;
  }
}

/** Resolves true once the process is gone, false after `limitMs`. */
export async function waitForEnd(mark: ProcessMark, limitMs: number): Promise<boolean> {
  const until = Date.now() + limitMs;
  while (isAlive(mark)) {
    if (Date.now() > until) return false;
    await pause(15);
  }
  return true;
}

/** Between two looks at something another process is doing. */
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // gone already
  }
}

let guardPrefix: readonly string[] | undefined;

/** `setpriv --pdeathsig` makes the kernel stop the server when we die, even by kill -9. Empty where there is none. */
export function deathSignalPrefix(): readonly string[] {
  if (guardPrefix === undefined) {
    const prefix = ['setpriv', '--pdeathsig', 'INT', '--'];
    const tried = spawnSync('setpriv', [...prefix.slice(1), 'true'], { stdio: 'ignore' });
    guardPrefix = tried.status === 0 ? prefix : [];
  }
  return guardPrefix;
}
