import { existsSync } from 'node:fs';
import type { Result } from '@mingxuan/rulebook';
import { ok } from '@mingxuan/rulebook';
import type { Account } from './account.ts';
import { chooseAccount } from './account.ts';
import { createCluster, OWNER } from './create-cluster.ts';
import type { DataFolder } from './data-folder.ts';
import { describe, layout, openDataFolder, passwordIn } from './data-folder.ts';
import { APP_ROLE, prepareDatabase, urlOf } from './prepare-database.ts';
import { pause } from './processes.ts';
import type { Program } from './program.ts';
import { locateProgram, prepareProgram } from './program.ts';
import type { EmbeddedRefusal } from './refusals.ts';
import { credentialsLost, dataNotWritable, portTaken, serverFailed } from './refusals.ts';
import { claim, endOrphan, release } from './running.ts';
import type { Launched, LaunchOptions } from './server.ts';
import { explainEnding, freePort, launch } from './server.ts';

export interface EmbeddedOptions {
  /** Everything of this installation lies here; created when absent. */
  readonly dataDir: string;
  /** A fixed port of 127.0.0.1; by default a free one is found at each start. */
  readonly port?: number;
  /** False gives up durability for speed: for tests, never for an election. */
  readonly durable?: boolean;
}

/** A running server of our own, reachable on 127.0.0.1 only. */
export interface EmbeddedServer {
  /** As the owner (superuser): for migrations and maintenance. */
  readonly url: string;
  /** As the application's role, which cannot change the ledger. */
  readonly appUrl: string;
  readonly port: number;
  readonly dataDir: string;
  /** Fast and clean; the data folder is free again when it resolves. */
  readonly stop: () => Promise<void>;
  /** Resolves when the server has ended, for whatever reason. */
  readonly whenEnded: Promise<void>;
}

/**
 * Starts PostgreSQL on `dataDir`, creating the cluster the first time. Every expected failure (platform, port, folder
 * not writable, disk full, other version, damaged, in use) is a refusal with a sentence for the person at the screen.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Result<EmbeddedServer, EmbeddedRefusal>> {
  const located = locateProgram();
  if (!located.ok) return located;
  const folder = layout(options.dataDir);
  const state = openDataFolder(folder);
  if (!state.ok) return state;
  try {
    const claimed = claim(folder);
    if (!claimed.ok) return claimed;
  } catch (cause) {
    return dataNotWritable(folder.root, describe(cause));
  }
  const started = await startClaimed(folder, state.value === 'ABSENT', {
    durable: options.durable ?? true,
    port: options.port ?? null,
  }).catch((cause: unknown) => serverFailed(describe(cause), folder.log));
  if (!started.ok) release(folder);
  return started;
}

async function startClaimed(
  folder: DataFolder,
  isNew: boolean,
  options: LaunchOptions,
): Promise<Result<EmbeddedServer, EmbeddedRefusal>> {
  const account = chooseAccount(folder.cluster);
  const program = prepareProgram(account, folder.root);
  if (!program.ok) return program;
  if (!isNew && !existsSync(folder.ownerPassword)) return credentialsLost(folder.root);
  const { password } = passwordIn(folder.ownerPassword, folder.root);
  if (isNew) {
    const created = await createCluster(program.value, account, folder, password, options.durable);
    if (!created.ok) return created;
  }
  const ended = await endOrphan(folder);
  if (!ended.ok) return ended;
  return bringUp(program.value, account, folder, password, options);
}

const TRIES = 20;

async function bringUp(
  program: Program,
  account: Account,
  folder: DataFolder,
  password: string,
  options: LaunchOptions,
): Promise<Result<EmbeddedServer, EmbeddedRefusal>> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort(options.port);
    if (port === null) return portTaken(options.port ?? 0);
    const launched = launch(program, account, folder, port, options);
    const prepared = await prepareDatabase(launched, folder, password);
    if (prepared.ok && prepared.value !== null) {
      return ok(running(launched, folder, password, prepared.value.appPassword));
    }
    await launched.stop();
    if (!prepared.ok) return prepared;
    const ending = explainEnding(launched.said(), folder, options.port);
    if (ending.kind === 'final') return { ok: false, error: ending.refusal };
    if (attempt === TRIES) return serverFailed(launched.said().trim().split('\n').slice(-1).join(''), folder.log);
    await pause(100);
  }
}

function running(launched: Launched, folder: DataFolder, password: string, appPassword: string): EmbeddedServer {
  const whenEnded = launched.whenEnded.then(() => release(folder));
  return {
    url: urlOf(launched.port, OWNER, password),
    appUrl: urlOf(launched.port, APP_ROLE, appPassword),
    port: launched.port,
    dataDir: folder.root,
    whenEnded,
    stop: async () => {
      await launched.stop();
      await whenEnded;
    },
  };
}
