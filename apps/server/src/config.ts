import path from 'node:path';
import type { FactorPolicy, PolicyProfile, ProfileName } from '@mingxuan/identity';
import { isFactorPolicy, isProfileName, POLICY_PROFILES } from '@mingxuan/identity';
import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { TrustedProxies } from './http/address.ts';
import { readProxies } from './http/address.ts';

/** How an installation runs; everything has a default, nothing secret lives here. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Where the embedded database, keys and evidence lie. */
  readonly dataDir: string;
  /** An external PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | null;
  readonly databaseOwnerUrl: string | null;
  /** The keys to what is encrypted in the database. */
  readonly vaultKeysFile: string;
  /** The address people type, for cookies and origin checks. */
  readonly baseUrl: string;
  readonly consoleDir: string;
  /** Where the residents' pages find the public API: by default beside them; an address when the folder is copied to another site. */
  readonly portalApi: string;
  /** The name of the public log; by default the one it has. */
  readonly logOrigin: string | null;
  /** Who is asked to witness the public log, as C2SP tlog-policy; by default `witness-policy.txt` in the data folder, if it is there. */
  readonly witnessPolicyFile: string | null;
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: TrustedProxies;
  /** Which habits of passwords, tries and sessions are kept. */
  readonly policyProfile: ProfileName;
  /** What is asked of staff; `null` leaves it to the administrators. */
  readonly secondFactor: FactorPolicy | null;
  /** The installation's own fonts. */
  readonly fontsDir: string;
  /** Whether somebody said where they lie: then they have to be there. */
  readonly fontsNamed: boolean;
  /** Templates of a city's own, in folders by division: `11/0101/N16-result.typ`. */
  readonly templatesDir: string;
  /** How long a session may lie unused. */
  readonly idleMinutes: number;
  /** What goes into the log beside the data: a pino level, or `silent`. */
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['silent', 'error', 'warn', 'info'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Where the keys lie unless told otherwise: beside the database, never in it. */
export const vaultKeysIn = (dataDir: string): string => path.join(dataDir, 'keys', 'vault.keys');

/** As seen from the pages' own folder, served at `/portal/`. */
export const PORTAL_API = '../api/public';

type Env = Readonly<Record<string, string | undefined>>;

export function readConfig(env: Env, root: string): Result<Config, Refusal> {
  const port = Number(env['PORT'] ?? '8080');
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    return err({
      code: 'BAD_PORT',
      message: { zh: `端口号不对：PORT=${env['PORT']}。`, en: `PORT=${env['PORT']} is not a port.` },
      remedy: { zh: '请填写 1 到 65535 之间的整数，例如 PORT=8080。', en: 'Use a whole number from 1 to 65535.' },
      sources: [],
    });
  }
  const asked = env['LOG_LEVEL'] ?? 'info';
  const logLevel = LOG_LEVELS.find((level) => level === asked);
  if (logLevel === undefined) {
    return err({
      code: 'BAD_LOG_LEVEL',
      message: { zh: `日志级别不对：LOG_LEVEL=${asked}。`, en: `LOG_LEVEL=${asked} is not a level.` },
      remedy: {
        zh: `请填写 ${LOG_LEVELS.join('、')} 之一，或者去掉这一项。`,
        en: `Use one of ${LOG_LEVELS.join(', ')}, or leave it out.`,
      },
      sources: [],
    });
  }
  const host = env['HOST'] ?? '127.0.0.1';
  // Not plain BASE_URL: test runners and bundlers set that name for themselves.
  const baseUrl = env['MINGXUAN_BASE_URL'] ?? `http://${host}:${port}`;
  if (!URL.canParse(baseUrl) || !/^https?:$/.test(new URL(baseUrl).protocol)) {
    return err({
      code: 'BAD_BASE_URL',
      message: {
        zh: `网址不对：MINGXUAN_BASE_URL=${baseUrl}。`,
        en: `MINGXUAN_BASE_URL=${baseUrl} is not a web address.`,
      },
      remedy: {
        zh: '请填写完整的网址，例如 MINGXUAN_BASE_URL=https://xuanju.example.gov.cn',
        en: 'Give a whole address, as https://xuanju.example.gov.cn.',
      },
      sources: [],
    });
  }
  const people = readPeople(env);
  if (!people.ok) return people;
  const dataDir = path.resolve(root, env['MINGXUAN_DATA'] ?? 'data');
  const keysFile = env['MINGXUAN_VAULT_KEYS_FILE'];
  const policyFile = env['MINGXUAN_WITNESS_POLICY'];
  const fonts = env['MINGXUAN_FONTS'] ?? '';
  return ok({
    host,
    port,
    dataDir,
    databaseUrl: env['DATABASE_URL'] ?? null,
    databaseOwnerUrl: env['DATABASE_OWNER_URL'] ?? null,
    vaultKeysFile: keysFile === undefined ? vaultKeysIn(dataDir) : path.resolve(root, keysFile),
    baseUrl,
    ...people.value,
    portalApi: env['MINGXUAN_PORTAL_API'] ?? PORTAL_API,
    logOrigin: env['MINGXUAN_LOG_ORIGIN'] ?? null,
    witnessPolicyFile: policyFile === undefined ? null : path.resolve(root, policyFile),
    fontsDir: path.resolve(root, fonts === '' ? path.join(dataDir, 'fonts') : fonts),
    fontsNamed: fonts !== '',
    templatesDir: path.resolve(root, env['MINGXUAN_TEMPLATES'] ?? path.join(dataDir, 'templates')),
    consoleDir: path.join(root, 'apps/console/dist'),
    logLevel,
  });
}

const IDLE_MINUTES = { least: 5, most: 720 } as const;

type People = Pick<Config, 'trustedProxies' | 'policyProfile' | 'secondFactor' | 'idleMinutes'>;

/** How people come in: from where, with what, for how long. */
function readPeople(env: Env): Result<People, Refusal> {
  const trustedProxies = readProxies(env['MINGXUAN_TRUSTED_PROXIES'] ?? '');
  if ('wrong' in trustedProxies) return err(badProxy(trustedProxies.wrong));
  const policyProfile = env['MINGXUAN_POLICY_PROFILE'] ?? 'house';
  if (!isProfileName(policyProfile)) return err(badProfile(policyProfile));
  const profile = POLICY_PROFILES[policyProfile];
  const asked = env['MINGXUAN_SECOND_FACTOR'] ?? '';
  if (asked !== '' && !isFactorPolicy(asked)) return err(badFactorPolicy(asked));
  if (asked === 'offered' && profile.secondFactor === 'REQUIRED') return err(softerThanProfile(profile, 'required'));
  const usual = profile.idleSeconds / 60;
  const idle = env['MINGXUAN_IDLE_MINUTES'] ?? String(usual);
  const idleMinutes = /^\d{1,4}$/.test(idle) ? Number(idle) : 0;
  if (idleMinutes < IDLE_MINUTES.least || idleMinutes > IDLE_MINUTES.most) return err(badIdle(idle));
  // The house's own hour is a habit; what a standard is kept for is a limit.
  if (policyProfile !== 'house' && idleMinutes > usual) return err(softerThanProfile(profile, String(usual)));
  return ok({ trustedProxies, policyProfile, secondFactor: isFactorPolicy(asked) ? asked : null, idleMinutes });
}

const badProfile = (asked: string): Refusal => ({
  code: 'BAD_POLICY_PROFILE',
  message: {
    zh: `安全策略的名称不对：MINGXUAN_POLICY_PROFILE=${asked}。`,
    en: `MINGXUAN_POLICY_PROFILE=${asked} is not a profile.`,
  },
  remedy: {
    zh: '请填写 mlps3（等保三级习惯）或 asvs5（OWASP ASVS 5.0），或者去掉这一项，用明选默认。',
    en: 'Use mlps3 or asvs5, or leave it out for Mingxuan’s own.',
  },
  sources: [],
});

/** `most`: what the profile asks at the softest. */
const softerThanProfile = ({ name, title }: PolicyProfile, most: string): Refusal => {
  const variable = most === 'required' ? 'MINGXUAN_SECOND_FACTOR' : 'MINGXUAN_IDLE_MINUTES';
  return {
    code: 'SOFTER_THAN_PROFILE',
    message: {
      zh: `${variable} 比所选的安全策略（${title.zh}）宽，两项互相矛盾。`,
      en: `${variable} is softer than the profile ${name} allows.`,
    },
    remedy: {
      zh: `请去掉 ${variable}，或者改成 ${most}${most === 'required' ? '' : ' 以内'}；要放宽的，先换安全策略。`,
      en: `Leave ${variable} out, or set it to ${most} or stricter.`,
    },
    sources: [],
  };
};

const badProxy = (part: string): Refusal => ({
  code: 'BAD_TRUSTED_PROXIES',
  message: {
    zh: `代理地址不对：MINGXUAN_TRUSTED_PROXIES 里的 ${part}。`,
    en: `${part} in MINGXUAN_TRUSTED_PROXIES is neither an address nor a network.`,
  },
  remedy: {
    zh: '请填写代理服务器的地址或网段，用逗号隔开，例如 MINGXUAN_TRUSTED_PROXIES=127.0.0.1,10.0.0.0/8',
    en: 'Give the addresses or networks of the proxies, separated by commas, as 127.0.0.1,10.0.0.0/8.',
  },
  sources: [],
});

const badFactorPolicy = (asked: string): Refusal => ({
  code: 'BAD_SECOND_FACTOR',
  message: {
    zh: `第二验证的设置不对：MINGXUAN_SECOND_FACTOR=${asked}。`,
    en: `MINGXUAN_SECOND_FACTOR=${asked} is not a policy.`,
  },
  remedy: {
    zh: '请填写 required（工作人员必须绑定）或 offered（自愿），或者去掉这一项。',
    en: 'Use required or offered, or leave it out.',
  },
  sources: [],
});

const badIdle = (asked: string): Refusal => ({
  code: 'BAD_IDLE_MINUTES',
  message: {
    zh: `闲置时间不对：MINGXUAN_IDLE_MINUTES=${asked}。`,
    en: `MINGXUAN_IDLE_MINUTES=${asked} is not a number of minutes that makes sense.`,
  },
  remedy: {
    zh: `请填写 ${IDLE_MINUTES.least} 到 ${IDLE_MINUTES.most} 之间的整数分钟，或者去掉这一项。`,
    en: `Use a whole number from ${IDLE_MINUTES.least} to ${IDLE_MINUTES.most}, or leave it out.`,
  },
  sources: [],
});
