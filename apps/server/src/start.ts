import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { createRenderer, openCityTemplates, withCityTemplates } from '@mingxuan/documents';
import type { Sealing } from '@mingxuan/identity';
import { createIdentity, migrateIdentity } from '@mingxuan/identity';
import type { Refusal, Result } from '@mingxuan/rulebook';
import type { Vault } from '@mingxuan/vault';
import { loadKeyRing, openVault } from '@mingxuan/vault';
import { err, ok } from '@mingxuan/rulebook';
import { createLedgerStore, openDatabase, placeOf } from '@mingxuan/store';
import type { Hono } from 'hono';
import { createApp } from './app.ts';
import { createCallBoards } from './call-boards.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { PORTAL_API, vaultKeysIn } from './config.ts';
import { digestOf } from './cycle/act.ts';
import { cycleDomain } from './cycle/domain.ts';
import { notWritable } from './data-folder.ts';
import { refuseBrokenRequest } from './http/broken-request.ts';
import { programDigest } from './cycle/program-digest.ts';
import { createStanding } from './cycle/standing.ts';
import { createGuessLimit } from './portal/guess-limit.ts';
import { createSendings } from './portal/sent-form.ts';
import type { LogNews } from './log-publisher/log-publisher.ts';
import { hiddenCounts } from './log-publisher/held-back.ts';
import { openLogPublisher } from './log-publisher/open-log.ts';
import { newsLine } from './log-publisher/log-news.ts';
import type { Log } from './log.ts';
import { describeError } from './log.ts';
import { fontsFault } from './own-fonts.ts';
import { createBatches } from './paper-batches/batches.ts';
import { paperProof } from './log-publisher/paper-proof.ts';
import { createPublisher } from './portal/publisher.ts';
import { createRollChecker } from './roll-check/roll-checker.ts';
import { loadSecrets } from './secrets.ts';
import type { Services } from './services.ts';

export const VERSION = '0.1.0';

const PORTAL_ASSETS = fileURLToPath(new URL('../../../packages/portal/assets', import.meta.url));

export interface Running {
  readonly app: Hono;
  readonly services: Services;
  readonly url: string;
  /** The one-time code for the first sign-in; `null` once an account exists. */
  readonly firstCode: string | null;
  readonly stop: () => Promise<void>;
}

/** Opens everything in order and closes it in the reverse order; whatever cannot be opened is a plain sentence. */
export async function start(config: Config, log: Log): Promise<Result<Running, Refusal>> {
  const fault = fontsFault(config);
  if (fault !== null) return err(fault);
  const opened = await openServices({
    ...config,
    pagesFailed: (community, cause) => log({ level: 'error', portal: community, error: describeError(cause) }),
    logNews: (news) => log(newsLine(news)),
  });
  if (!opened.ok) return opened;
  const services = opened.value;
  const app = createApp(services, {
    consoleDir: config.consoleDir,
    trustedProxies: config.trustedProxies,
    origins: originsOf(config),
    log,
  });
  const listening = await listen(app, config);
  if (!listening.ok) {
    await closeServices(services);
    return listening;
  }
  const server = listening.value;
  // What happened while nothing was running is published too; nobody has to wait for it.
  void services.publisher.publishAll();
  services.log.start();
  void services.ledger
    .communities()
    .then((all) => services.standing.start(all, services.clock.today()))
    // Whoever looks first has them read then.
    .catch(() => undefined);
  return ok({
    app,
    services,
    url: config.baseUrl,
    firstCode: await services.identity.firstCode(),
    stop: async () => {
      await closeServer(server);
      await closeServices(services);
    },
  });
}

/** The services alone, without a port: for the command line and for tests. */
export async function openServices(
  config: Pick<Config, 'dataDir' | 'databaseUrl' | 'databaseOwnerUrl' | 'baseUrl'> & {
    /** By default in the data folder. */
    readonly vaultKeysFile?: string;
    readonly durable?: boolean;
    readonly portalApi?: string;
    readonly policyProfile?: Config['policyProfile'];
    readonly secondFactor?: Config['secondFactor'];
    readonly idleMinutes?: number;
    /** A residents' page could not be written; the act that changed it stands all the same. */
    readonly pagesFailed?: (community: string, cause: unknown) => void;
    readonly fontsDir?: string;
    readonly templatesDir?: string;
    readonly logOrigin?: string | null;
    readonly witnessPolicyFile?: string | null;
    /** What somebody should know of the public log. */
    readonly logNews?: (news: LogNews) => void;
  },
): Promise<Result<Services, Refusal>> {
  const writable = await mkdir(config.dataDir, { recursive: true }).then(
    () => ok(true),
    (cause: NodeJS.ErrnoException) => err(notWritable(config.dataDir, cause.code ?? '')),
  );
  if (!writable.ok) return writable;
  const secrets = await loadSecrets(config.dataDir).then(ok, (cause: NodeJS.ErrnoException) =>
    err(notWritable(config.dataDir, cause.code ?? '')),
  );
  if (!secrets.ok) return secrets;
  const keys = await loadKeyRing(config.vaultKeysFile ?? vaultKeysIn(config.dataDir), systemClock.now().toISOString());
  if (!keys.ok) return keys;
  const database = await openDatabase({
    vault: openVault(keys.value),
    ...(config.databaseUrl === null
      ? { dataDir: `${config.dataDir}/postgres`, ...(config.durable === undefined ? {} : { durable: config.durable }) }
      : {
          url: config.databaseUrl,
          ...(config.databaseOwnerUrl === null ? {} : { ownerUrl: config.databaseOwnerUrl }),
        }),
    prepare: migrateIdentity,
  });
  if (!database.ok) return database;
  const log = await openLogPublisher(
    database.value,
    {
      dataDir: config.dataDir,
      origin: config.logOrigin ?? null,
      baseUrl: config.baseUrl,
      witnessPolicyFile: config.witnessPolicyFile ?? null,
    },
    () => systemClock.now().toISOString(),
    hiddenCounts({ current: (community) => ledger.current(community) }),
    config.logNews ?? (() => undefined),
  );
  if (!log.ok) {
    await database.value.close();
    return log;
  }
  const identity = await createIdentity({
    pool: database.value.pool,
    secret: secrets.value.sessionSecret,
    baseUrl: config.baseUrl,
    now: systemClock.now,
    random: randomBytes,
    sealing: sealingOf(database.value.vault),
    ...(config.policyProfile === undefined ? {} : { profile: config.policyProfile }),
    ...(config.secondFactor === undefined || config.secondFactor === null ? {} : { secondFactor: config.secondFactor }),
    ...(config.idleMinutes === undefined ? {} : { idleSeconds: config.idleMinutes * 60 }),
  });
  const ledger = createLedgerStore(database.value, cycleDomain);
  return ok({
    database: database.value,
    ledger,
    sendings: createSendings(),
    guesses: createGuessLimit(),
    standing: createStanding(database.value, ledger, programDigest()),
    log: log.value,
    publisher: createPublisher({
      dir: `${config.dataDir}/portal`,
      slots: `${config.dataDir}/portal-slots`,
      api: config.portalApi ?? PORTAL_API,
      assets: PORTAL_ASSETS,
      database: database.value,
      ledger,
      proofOf: (community, sha256) =>
        paperProof({ log: log.value, database: database.value }, { community, sha256 }, 'ONCE_WITNESSED'),
      failed: config.pagesFailed ?? (() => undefined),
    }),
    identity,
    ...printing(config),
    callBoards: createCallBoards(),
    rollChecker: createRollChecker({ fontsDir: config.fontsDir ?? `${config.dataDir}/fonts` }),
    signingKey: secrets.value.signingKey,
    fingerprint: (asked) =>
      createHmac('sha256', `receipts ${secrets.value.sessionSecret}`).update(digestOf(asked)).digest('hex'),
    clock: systemClock,
    publicUrl: config.baseUrl.startsWith('https:') ? config.baseUrl.replace(/\/+$/, '') : null,
    version: VERSION,
    newId: randomUUID,
  });
}

/** What papers are printed with: one process for whoever waits, another behind it for batches. */
function printing({
  dataDir,
  fontsDir = `${dataDir}/fonts`,
  templatesDir = `${dataDir}/templates`,
}: Pick<Config, 'dataDir'> & Partial<Pick<Config, 'fontsDir' | 'templatesDir'>>): Pick<
  Services,
  'renderer' | 'cityTemplates' | 'batches'
> {
  const own = createRenderer({ workers: 1, fontFolder: fontsDir });
  const cityTemplates = openCityTemplates(own, templatesDir);
  const behind = createRenderer({ workers: 1, fontFolder: fontsDir, niceness: 10 });
  return {
    renderer: withCityTemplates(own, cityTemplates),
    cityTemplates,
    batches: createBatches({
      dir: `${dataDir}/paper-batches`,
      renderer: withCityTemplates(behind, cityTemplates),
      now: systemClock.now,
      newId: randomUUID,
    }),
  };
}

/** The secret of an authenticator, closed with the installation's keys and bound to its row. */
function sealingOf(vault: Vault): Sealing {
  return {
    seal: (id, secret) => vault.sealText(placeOf.secondFactor(id), secret),
    open: (id, sealed) => {
      const opened = vault.openText(placeOf.secondFactor(id), sealed);
      // The database was opened with these keys: a value that does not open was changed by somebody.
      if (!opened.ok) throw new Error(`a second factor does not open: ${opened.error.code}`);
      return opened.value;
    },
  };
}

export async function closeServices(services: Services): Promise<void> {
  await services.log.stop();
  await services.standing.stop();
  await services.publisher.settled();
  await services.rollChecker.close();
  await services.batches.close();
  await services.renderer.close();
  await services.database.close();
}

/** 127.0.0.1 and localhost are the same place, and people type either. */
export function originsOf(config: Pick<Config, 'baseUrl' | 'port'>): readonly string[] {
  const { origin: base, hostname } = new URL(config.baseUrl);
  return hostname === '127.0.0.1' || hostname === 'localhost'
    ? [base, `http://127.0.0.1:${config.port}`, `http://localhost:${config.port}`]
    : [base];
}

function listen(app: Hono, config: Config): Promise<Result<Server, Refusal>> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, hostname: config.host, port: config.port }, () =>
      resolve(ok(server)),
    ) as Server;
    server.on('clientError', refuseBrokenRequest);
    server.once('error', (cause: NodeJS.ErrnoException) =>
      resolve(err(cannotListen(config, cause.code ?? cause.message))),
    );
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const forced = setTimeout(() => server.closeAllConnections(), 3000);
  await closed;
  clearTimeout(forced);
}

function cannotListen(config: Config, code: string): Refusal {
  if (code === 'EADDRINUSE') {
    return {
      code: 'PORT_TAKEN',
      message: {
        zh: `端口 ${config.port} 已经被别的程序占用（也可能是明选已经在运行）。`,
        en: `Port ${config.port} is taken, perhaps by Mingxuan itself.`,
      },
      remedy: {
        zh: `请关闭占用的程序，或换一个端口：PORT=${config.port + 1} npm start`,
        en: `Stop the other program, or choose another port: PORT=${config.port + 1} npm start`,
      },
      sources: [],
    };
  }
  return {
    code: 'CANNOT_LISTEN',
    message: {
      zh: `不能在 ${config.host}:${config.port} 上提供服务（${code}）。`,
      en: `Cannot listen on ${config.host}:${config.port} (${code}).`,
    },
    remedy: {
      zh: '请检查 HOST 和 PORT；1024 以下的端口要有管理员权限。',
      en: 'Check HOST and PORT; ports below 1024 need privileges.',
    },
    sources: [],
  };
}
