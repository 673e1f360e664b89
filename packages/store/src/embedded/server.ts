import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { cleanEnvironment, HERE } from './create-cluster.ts';
import type { DataFolder } from './data-folder.ts';
import { freeMegabytes, openLog } from './data-folder.ts';
import type { Program } from './program.ts';
import { deathSignalPrefix, pause } from './processes.ts';
import type { EmbeddedRefusal } from './refusals.ts';
import { dataCorrupt, dataNotWritable, diskFull, portTaken, serverFailed } from './refusals.ts';

/** A server process that has been started; whether it answers yet is asked by connecting. */
export interface Launched {
  readonly port: number;
  readonly hasEnded: () => boolean;
  /** What this run has written to the log so far. */
  readonly said: () => string;
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk when it resolves. */
  readonly stop: () => Promise<void>;
  readonly whenEnded: Promise<void>;
}

export interface LaunchOptions {
  readonly durable: boolean;
  readonly port: number | null;
}

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // The bundled TLS and ICU are old, and nobody but this machine is meant to connect.
  unix_socket_directories: '',
  ssl: 'off',
  password_encryption: 'scram-sha-256',
  cluster_name: 'mingxuan',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  logging_collector: 'off',
  log_destination: 'stderr',
  lc_messages: 'C',
  wal_level: 'replica',
};

const NOT_DURABLE: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** Starts the server process on `port`. Whether it came up is for the caller to find out. */
export function launch(
  program: Program,
  account: Account,
  folder: DataFolder,
  port: number,
  options: LaunchOptions,
): Launched {
  const settings = { ...SETTINGS, ...(options.durable ? {} : NOT_DURABLE), port: String(port) };
  const server = join(program.folder, 'bin', 'postgres');
  const args = ['-D', HERE, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const guard = deathSignalPrefix();
  const [command = server, ...rest] = [...guard, server, ...args];
  const log = openLog(folder);
  const logStart = statSync(folder.log).size;
  const child = spawn(command, rest, {
    cwd: folder.cluster,
    env: cleanEnvironment(),
    stdio: ['ignore', log, log],
    // Its own group: Ctrl-C in the terminal must reach us first, so that requests end before the database does.
    detached: true,
    ...account.switchTo,
  });
  closeSync(log);
  return supervise(child, port, () => readFrom(folder.log, logStart));
}

function supervise(child: ChildProcess, port: number, said: () => string): Launched {
  let ended = false;
  let spawnError = '';
  const lastResort = (): void => {
    if (!ended) child.kill('SIGINT');
  };
  const whenEnded = new Promise<void>((resolve) => {
    const end = (): void => {
      ended = true;
      process.off('exit', lastResort);
      resolve();
    };
    child.once('exit', end);
    child.once('error', (cause) => {
      spawnError = cause.message;
      end();
    });
  });
  process.once('exit', lastResort);
  // A program that has nothing left to do may end; the server then ends with it.
  child.unref();
  return {
    port,
    hasEnded: () => ended,
    said: () => spawnError || said(),
    whenEnded,
    stop: async () => {
      if (ended) return;
      child.ref();
      child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGQUIT'), 60_000);
      await whenEnded;
      clearTimeout(late);
    },
  };
}

/** A port of the loopback address that nobody listens on at this moment; null when `wanted` is taken. */
export function freePort(wanted: number | null): Promise<number | null> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(null));
    probe.listen({ host: '127.0.0.1', port: wanted ?? 0, exclusive: true }, () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : null;
      probe.close(() => resolve(port));
    });
  });
}

/** Why a server ended that should have come up: `again` when another try may well succeed. */
export type Ending = { readonly kind: 'again' } | { readonly kind: 'final'; readonly refusal: EmbeddedRefusal };

const DAMAGE =
  /PANIC|checksum|could not locate a valid checkpoint|invalid (checkpoint|magic)|incompatible with server|No such file/;

/** Reads the server's last words. `wanted` is the port that the caller insists on, if any. */
export function explainEnding(said: string, folder: DataFolder, wanted: number | null): Ending {
  const final = (refused: { readonly error: EmbeddedRefusal }): Ending => ({ kind: 'final', refusal: refused.error });
  const lines = said.split('\n').filter((line) => /FATAL|PANIC|ERROR|setpriv|postgres:|could not/.test(line));
  const complaint = lines
    .slice(0, 3)
    .map((line) => line.replace(/^[-\d: .]+UTC \[\d+\] /, ''))
    .join(' · ');
  if (/No space left on device/.test(said)) return final(diskFull(folder.root, freeMegabytes(folder.root)));
  if (/Address already in use/.test(said)) return wanted === null ? { kind: 'again' } : final(portTaken(wanted));
  // Backends of a server that was killed need a moment to notice.
  if (/pre-existing shared memory block|postmaster\.pid" already exists/.test(said)) return { kind: 'again' };
  if (/Permission denied|Read-only file system|Operation not permitted/.test(said)) {
    return final(dataNotWritable(folder.cluster, complaint));
  }
  if (DAMAGE.test(said)) {
    return final(dataCorrupt(folder.cluster, complaint));
  }
  return final(serverFailed(complaint || said.trim().split('\n').slice(-1).join(''), folder.log));
}

/** Resolves after a moment, or at once when the server ends. */
export const nextLook = (launched: Launched, ms: number): Promise<void> =>
  Promise.race([pause(ms), launched.whenEnded]);

function readFrom(file: string, start: number): string {
  const fd = openSync(file, 'r');
  try {
    const room = Buffer.alloc(64 * 1024);
    return room.toString('utf8', 0, readSync(fd, room, 0, room.length, start));
  } finally {
    closeSync(fd);
  }
}
