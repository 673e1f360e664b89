import type pg from 'pg';
import type { FactorPolicy } from './factor-policy.ts';
import type { PasskeyPlace } from './passkey-place.ts';
import type { Random } from './password.ts';
import type { PolicyProfile } from './policy-profile.ts';

/** Closes and opens the secret of an authenticator with the installation's keys, bound to its row. `open` throws when it cannot. */
export interface Sealing {
  readonly seal: (id: string, secret: string) => string;
  readonly open: (id: string, sealed: string) => string;
}

/** What every act on accounts needs, handed in by the caller. */
export interface Context {
  readonly pool: pg.Pool;
  readonly now: () => Date;
  readonly random: Random;
  readonly sealing: Sealing;
  readonly factor: FactorSetting;
  /** A session nobody uses for this long ends. */
  readonly idleSeconds: number;
  readonly profile: PolicyProfile;
  /** Null where the configured address lets browsers make none. */
  readonly passkeyPlace: PasskeyPlace | null;
  /** Signs what is handed out and must come back unchanged. */
  readonly secret: string;
}

/** What is asked of staff: fixed where the program is started, or by default until an administrator says otherwise. */
export type FactorSetting =
  | { readonly kind: 'FIXED'; readonly policy: FactorPolicy }
  | { readonly kind: 'DEFAULT'; readonly policy: FactorPolicy };
