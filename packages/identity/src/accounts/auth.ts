import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { username } from 'better-auth/plugins';
import { Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import { newId } from './codes.ts';
import { isUsername, normalizeUsername } from './names.ts';
import type { Random } from './password.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from './password-policy.ts';

export const AUTH_PATH = '/api/auth';

/** Carries the caller's address to better-auth. Ours alone: `handler` builds the headers it passes on. */
export const ADDRESS_HEADER = 'x-mingxuan-address';

/** The code under which a sign-in to a stopped account is reported. */
export const DISABLED = 'ACCOUNT_DISABLED';

export interface AuthOptions {
  readonly pool: pg.Pool;
  /** At least 32 characters; signs the cookies. */
  readonly secret: string;
  readonly baseUrl: string;
  readonly random: Random;
  /** A session ends after so long, used or not; it is never prolonged. */
  readonly sessionSeconds: number;
  readonly isDisabled: (accountId: string) => Promise<boolean>;
}

/**
 * What our cookies' names begin with. `__Host-` behind https: browsers take such a cookie only over TLS, for the whole of
 * this host and no other, so neither plain http nor a neighbouring host can plant one.
 */
export function cookiePrefix(baseUrl: string): string {
  return `${baseUrl.startsWith('https:') ? '__Host-' : ''}mingxuan`;
}

/** Name of the session cookie. */
export const cookieName = (baseUrl: string): string => `${cookiePrefix(baseUrl)}.session_token`;

/** Name of the cookie that a passkey's challenge belongs to before anybody is signed in. */
export const ceremonyCookieName = (baseUrl: string): string => `${cookiePrefix(baseUrl)}.ceremony`;

/** Name of the cookie by which a device is known again. */
export const deviceCookieName = (baseUrl: string): string => `${cookiePrefix(baseUrl)}.device`;

/**
 * better-auth, told our names for its tables. It signs people in and out; accounts are made by our own statements
 * (`people.ts`), and only the paths that `handler` lets through can be reached.
 */
export function createAuth(options: AuthOptions) {
  return betterAuth(authOptions(options));
}

export type Auth = ReturnType<typeof createAuth>;

/** Its settings, apart, so that a test can compare our tables with what this version expects. */
export function authOptions({ pool, secret, baseUrl, random, sessionSeconds, isDisabled }: AuthOptions) {
  return {
    baseURL: baseUrl,
    basePath: AUTH_PATH,
    secret,
    database: {
      db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
      type: 'postgres' as const,
      transaction: true,
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: {
        hash: (password: string) => hashPassword(password, random),
        verify: (given: { password: string; hash: string }) => verifyPassword(given.password, given.hash),
      },
    },
    user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...STAMPS } },
    session: {
      modelName: 'auth_session',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...STAMPS,
      },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: {
      modelName: 'auth_credential',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...STAMPS,
      },
    },
    verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...STAMPS } },
    advanced: {
      cookiePrefix: cookiePrefix(baseUrl),
      // Its own switch would write `__Secure-` before our prefix; what it would set besides is said here.
      useSecureCookies: false,
      // Strict: the console is one page that asks by itself, so no link from elsewhere needs to carry the session.
      defaultCookieAttributes: { secure: baseUrl.startsWith('https:'), sameSite: 'strict' as const },
      database: { generateId: () => newId(random), validateSchema: false },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said aloud, because the library's default under test is to check nothing.
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
    // Its own limit counts per address and trusts whatever X-Forwarded-For says; ours is in `attempts.ts`.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    databaseHooks: {
      session: {
        create: {
          before: async (session: { userId: string }) => {
            if (await isDisabled(session.userId))
              throw new APIError('FORBIDDEN', { code: DISABLED, message: DISABLED });
          },
        },
      },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: 60,
        usernameNormalization: normalizeUsername,
        usernameValidator: isUsername,
        validationOrder: { username: 'post-normalization' },
      }),
    ],
  };
}

const STAMPS = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;
