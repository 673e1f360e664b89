import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Lang, Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Config } from '@mingxuan/server';
import type { KeyUse, Unopened } from '@mingxuan/store';
import { forgetOtherKeys, keysInUse, noteKey, openDatabase, openPool, reencrypt, tryAllValues } from '@mingxuan/store';
import type { KeyRing } from '@mingxuan/vault';
import {
  loadKeyRing,
  makeKey,
  makeKeyRing,
  openVault,
  saveKeyRing,
  withNewMaster,
  withoutOldMasters,
} from '@mingxuan/vault';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import { configured, lacksData, openData } from '../data.ts';

export interface KeysWish {
  readonly data?: string;
}

/** Tells somebody who waits how far it is; a line at a time. */
export type Tell = (line: string) => void;

/** `mingxuan keys list`: the master keys by id and day, and how many values need each. Keys themselves are never shown. */
export async function keysListCommand({ data }: KeysWish, lang: Lang): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const opened = await openData(config.value);
  if (!opened.ok) return refused(opened.error, lang);
  try {
    const ring = await loadKeyRing(config.value.vaultKeysFile, new Date().toISOString());
    if (!ring.ok) return refused(ring.error, lang);
    const uses = await keysInUse(opened.value.pool);
    const keys = ring.value.masters.map(({ id, made }, at) => ({
      id,
      made,
      current: at === 0,
      values: valuesOf(uses, id),
    }));
    const missing = uses.filter((use) => !keys.some((key) => key.id === use.keyId)).map((use) => use.keyId);
    const json = { ok: missing.length === 0, file: config.value.vaultKeysFile, keys, missing };
    return (missing.length === 0 ? fine : faulty)(json, listText(json, lang));
  } finally {
    await opened.value.close();
  }
}

interface Listing {
  readonly keys: readonly {
    readonly id: string;
    readonly made: string;
    readonly current: boolean;
    readonly values: number;
  }[];
  readonly missing: readonly string[];
}

function listText({ keys, missing }: Listing, lang: Lang): string {
  const zh = lang === 'zh';
  return [
    ...keys.map(({ id, made, current, values }) => {
      const day = made.slice(0, 10);
      const role = zh ? (current ? '在用' : '旧钥匙') : current ? 'in use' : 'old';
      return zh ? `${id}  ${day} 生成  ${role}  ${values} 项数据` : `${id}  made ${day}  ${role}  ${values} values`;
    }),
    ...missing.map((id) =>
      zh ? `✗ 有数据用钥匙 ${id} 加密，钥匙文件里没有它` : `✗ values need key ${id}, which the key file lacks`,
    ),
  ].join('\n');
}

const valuesOf = (uses: readonly KeyUse[], id: string): number =>
  uses.filter((use) => use.keyId === id).reduce((sum, use) => sum + totalOf(use.values), 0);

const totalOf = (values: Readonly<Record<string, number>>): number => Object.values(values).reduce((a, b) => a + b, 0);

export interface RotateWish extends KeysWish {
  /** The person says that no server runs on the external database: only there it cannot be seen from here. */
  readonly stopped: boolean;
}

/**
 * `mingxuan keys rotate`: a new master key, everything encrypted anew under it, then the old keys are taken away. Broken off at
 * any point it is simply run again: as long as an older key is in the file, it goes on instead of beginning anew.
 */
export async function keysRotateCommand({ data, stopped }: RotateWish, lang: Lang, tell: Tell): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  if (config.value.databaseUrl !== null && !stopped) return refused(stopFirst, lang);
  const opened = await alone(config.value);
  if (!opened.ok) return refused(opened.error, lang);
  try {
    return await rotate(config.value.vaultKeysFile, opened.value, lang, tell);
  } finally {
    await opened.value.close();
  }
}

interface Alone {
  readonly owner: ReturnType<typeof openPool>;
  readonly ring: KeyRing;
  readonly close: () => Promise<void>;
}

/** The database as its owner, and nobody else in it: our own is refused while a server runs it. */
async function alone(config: Config): Promise<Result<Alone, Refusal>> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = config;
  const lacking = lacksData(config);
  if (lacking !== null) return err(lacking);
  const ring = await loadKeyRing(config.vaultKeysFile, new Date().toISOString());
  if (!ring.ok) return ring;
  const vault = openVault(ring.value);
  const database = await openDatabase(
    databaseUrl === null
      ? { dataDir: path.join(dataDir, 'postgres'), vault }
      : { url: databaseUrl, vault, ...(databaseOwnerUrl === null ? {} : { ownerUrl: databaseOwnerUrl }) },
  );
  if (!database.ok) return database;
  const owner = openPool(database.value.ownerUrl, 2);
  const close = async (): Promise<void> => {
    await owner.end();
    await database.value.close();
  };
  return ok({ owner, ring: ring.value, close });
}

async function rotate(file: string, { owner, ring }: Alone, lang: Lang, tell: Tell): Promise<Answer> {
  const resumed = ring.masters.length > 1;
  const wanted = resumed ? ring : withNewMaster(ring, makeKey(randomBytes, new Date().toISOString()));
  if (!resumed) {
    // The file before the database: nothing may be closed with a key that a power cut could take away.
    const saved = await saveKeyRing(file, wanted);
    if (!saved.ok) return refused(saved.error, lang);
  }
  const vault = openVault(wanted);
  await noteKey(owner, vault.currentKeyId);
  const { done, unopened } = await reencrypt(owner, vault, {
    onBatch: (n) => tell(lang === 'zh' ? `已重新加密 ${n} 项` : `${n} values encrypted anew`),
  });
  const needed = (await keysInUse(owner)).filter((use) => use.keyId !== vault.currentKeyId);
  const retired = needed.length === 0 ? wanted.masters.slice(1).map((key) => key.id) : [];
  if (needed.length === 0) {
    await forgetOtherKeys(owner, vault.currentKeyId);
    const saved = await saveKeyRing(file, withoutOldMasters(wanted));
    if (!saved.ok) return refused(saved.error, lang);
  }
  const json = {
    ok: needed.length === 0,
    current: vault.currentKeyId,
    resumed,
    done,
    retired,
    unopened: unopened.map(placeJson(lang)),
  };
  return (json.ok ? fine : faulty)(json, rotateText(json, unopened, lang));
}

function rotateText(
  json: {
    readonly current: string;
    readonly resumed: boolean;
    readonly done: number;
    readonly retired: readonly string[];
  },
  unopened: readonly Unopened[],
  lang: Lang,
): string {
  const zh = lang === 'zh';
  const { current, resumed, done, retired } = json;
  return [
    ...(resumed
      ? [zh ? '上次没有做完，这次接着做。' : 'The last rotation was broken off; this one went on with it.']
      : []),
    zh ? `${done} 项数据已改用钥匙 ${current} 加密。` : `${done} values are now encrypted under key ${current}.`,
    ...retired.map((id) =>
      zh ? `旧钥匙 ${id} 已没有数据用到，已从文件中去掉。` : `Nothing needs key ${id} any more; it was taken out.`,
    ),
    ...(retired.length === 0 && unopened.length > 0
      ? [
          zh ? '旧钥匙还留着：下面这些打不开，请先查明。' : 'The old keys stay: these did not open.',
          ...faultLines(unopened, lang),
        ]
      : []),
    zh
      ? '请马上把钥匙文件重新备份，和数据库的备份分开放。'
      : 'Back the key file up now, apart from the backup of the database.',
  ].join('\n');
}

/** `mingxuan keys drill`: opens every value and rehearses a rotation on copies in memory; writes nothing, and may run beside the server. */
export async function keysDrillCommand({ data }: KeysWish, lang: Lang, tell: Tell): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const opened = await openData(config.value);
  if (!opened.ok) return refused(opened.error, lang);
  try {
    const began = performance.now();
    const throwaway = openVault(makeKeyRing(randomBytes, new Date().toISOString()));
    let told = 0;
    const result = await tryAllValues(opened.value.pool, opened.value.vault, throwaway, {
      // Files are tried one by one: a line for each would bury what was found.
      onBatch: (n) => {
        if (n < told + 5000) return;
        told = n;
        tell(lang === 'zh' ? `已试开 ${n} 项` : `${n} values tried`);
      },
    });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const json = {
      ok: result.unopened.length === 0,
      opened: result.opened,
      unopened: result.unopened.map(placeJson(lang)),
      seconds,
    };
    return (json.ok ? fine : faulty)(json, drillText(result, seconds, lang));
  } finally {
    await opened.value.close();
  }
}

function drillText(
  { opened, unopened }: Awaited<ReturnType<typeof tryAllValues>>,
  seconds: number,
  lang: Lang,
): string {
  const zh = lang === 'zh';
  const total = totalOf(opened);
  return [
    ...Object.entries(opened).map(([kind, n]) => `  ${kind}  ${n}`),
    zh
      ? `${total} 项数据都能打开，换钥匙预演用了 ${seconds} 秒，数据没有改动。`
      : `${total} values opened; the rehearsal took ${seconds} s and changed nothing.`,
    ...(unopened.length === 0
      ? []
      : [zh ? `${unopened.length} 项打不开：` : `${unopened.length} did not open:`, ...faultLines(unopened, lang)]),
  ].join('\n');
}

const MOST_NAMED = 20;

const faultLines = (unopened: readonly Unopened[], lang: Lang): readonly string[] =>
  unopened.slice(0, MOST_NAMED).map(({ place, fault }) => `  ✗ ${place.community}：${fault.message[lang]}`);

const placeJson =
  (lang: Lang) =>
  ({ place, fault }: Unopened) => ({ ...place, code: fault.code, message: fault.message[lang] });

const stopFirst: Refusal = {
  code: 'STOP_FIRST',
  message: {
    zh: '换钥匙时不能有服务在用这个数据库：它还拿着旧钥匙，写下的数据以后会打不开。',
    en: 'No server may use this database while keys are rotated: it would go on writing under the old key.',
  },
  remedy: {
    zh: '请先停止连接这个数据库的全部明选服务，再加上 --stopped 运行。',
    en: 'Stop every Mingxuan server on this database, then run it with --stopped.',
  },
  sources: [],
};
