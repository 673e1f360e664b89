import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fetch } from '@mingxuan/contract';
import type { Services } from '@mingxuan/server';
import { clientOf, closeServices, createApp, openServices } from '@mingxuan/server';

/** The first account of each. */
export const ADMINISTRATOR = { username: '王管理', password: 'Mx-9f2Kq7_Lw0z' } as const;

export interface Installation {
  readonly services: Services;
  readonly fetch: Fetch;
  readonly admin: ReturnType<typeof clientOf>;
  readonly close: () => Promise<void>;
}

/** A whole installation in this process, on its own durable database, without a port. A folder that is given is kept. */
export async function openInstallation(given?: string): Promise<Installation> {
  const folder = given ?? mkdtempSync(path.join(tmpdir(), 'mingxuan-bench-'));
  const opened = await openServices({
    dataDir: folder,
    databaseUrl: null,
    databaseOwnerUrl: null,
    baseUrl: 'http://127.0.0.1:8080',
  });
  if (!opened.ok) throw new Error(opened.error.message.en);
  const services = opened.value;
  const app = createApp(services, { consoleDir: folder, origins: [], log: () => undefined });
  const fetch: Fetch = async (to, init) => app.request(to, init);
  const admin = clientOf(fetch);
  const account = { ...ADMINISTRATOR, displayName: ADMINISTRATOR.username };
  await admin.claimFirstAccount({ code: (await services.identity.firstCode()) ?? '', ...account });
  await admin.signIn(account.username, account.password);
  return {
    services,
    fetch,
    admin,
    close: async () => {
      await closeServices(services);
      if (given === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
