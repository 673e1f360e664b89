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

/** A session ends after a working day, used or not; it is never prolonged. */
export const SESSION_SECONDS = 12 * 3600;

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
  readonly isDisabled: (accountId: string) => Promise<boolean>;
}

/** Name of the session cookie; `__Secure-` where the address is https, so that plain http cannot plant it. */
export function cookieName(baseUrl: string): string {
  return `${baseUrl.startsWith('https:') ? '__Secure-' : ''}mingxuan.session_token`;
}

/**
 * better-auth, told our names for its tables. It signs people in and out; accounts are made by our own statements
 * (`people.ts`), and only the paths that `handler` lets through can be reached.
 */
export function createAuth(options: AuthOptions) {
  return betterAuth(authOptions(options));
}

export type Auth = ReturnType<typeof createAuth>;

/** Its settings, apart, so that a test can compare our tables with what this version expects. */
export function authOptions({ pool, secret, baseUrl, random, isDisabled }: AuthOptions) {
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
      expiresIn: SESSION_SECONDS,
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
      cookiePrefix: 'mingxuan',
      useSecureCookies: baseUrl.startsWith('https:'),
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
