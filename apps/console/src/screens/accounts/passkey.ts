import type { PasskeyOptions, Problem } from '@mingxuan/contract';
import type { Result, Text } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type * as WebAuthn from '@simplewebauthn/browser';

/** Where passkeys work: on this page, on another of this installation, or nowhere as it is set up. */
export type PasskeyPlace =
  | { readonly kind: 'HERE' }
  | { readonly kind: 'ELSEWHERE'; readonly origin: string }
  | { readonly kind: 'NOWHERE' };

/** `origin`: as the server says it, by its configuration. */
export function passkeyPlace(origin: string | null): PasskeyPlace {
  if (origin === null) return { kind: 'NOWHERE' };
  if (origin !== globalThis.location.origin) return { kind: 'ELSEWHERE', origin };
  return typeof globalThis.PublicKeyCredential === 'function' ? { kind: 'HERE' } : { kind: 'NOWHERE' };
}

type Ceremony = (library: typeof WebAuthn) => Promise<unknown>;

/** Asks a passkey; what it answered as JSON, or why there is no answer. The library is fetched when it is needed. */
export const askPasskey = (options: PasskeyOptions): Promise<Result<string, Problem>> =>
  run(({ startAuthentication }) => startAuthentication({ optionsJSON: options as never }));

/** Makes a passkey; the same. */
export const makePasskey = (options: PasskeyOptions): Promise<Result<string, Problem>> =>
  run(({ startRegistration }) => startRegistration({ optionsJSON: options as never }));

async function run(ceremony: Ceremony): Promise<Result<string, Problem>> {
  try {
    return ok(JSON.stringify(await ceremony(await import('@simplewebauthn/browser'))));
  } catch (cause) {
    return err(problemOf(cause));
  }
}

function problemOf(cause: unknown): Problem {
  const name = cause instanceof Error ? cause.name : '';
  if (name === 'InvalidStateError')
    return problem(
      'PASSKEY_TAKEN',
      { zh: '这个通行密钥已经绑定过了。', en: 'This passkey is enrolled already.' },
      { zh: '请换一个。', en: 'Use another one.' },
    );
  if (name === 'NotAllowedError' || name === 'AbortError')
    return problem(
      'PASSKEY_NOT_GIVEN',
      {
        zh: '没有完成通行密钥的验证：窗口关掉了，或者等得太久。',
        en: 'The passkey was not used: the window was closed, or it took too long.',
      },
      { zh: '请再点一次；不用通行密钥的，用密码和验证码。', en: 'Try once more, or use the password and a code.' },
    );
  return problem(
    'PASSKEY_FAILED',
    { zh: '这台设备现在不能用通行密钥。', en: 'This device cannot use a passkey now.' },
    {
      zh: '请换一个浏览器或者设备，或者用密码和验证码。',
      en: 'Use another browser or device, or the password and a code.',
    },
  );
}

const problem = (code: string, message: Text, remedy: Text): Problem => ({
  type: 'about:blank',
  title: message.zh,
  status: 0,
  code,
  requestId: '',
  refusal: { code, message, remedy, sources: [] },
});
