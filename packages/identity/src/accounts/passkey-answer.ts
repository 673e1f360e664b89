import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** Longest of the texts inside; a certificate chain does not belong here, none is asked for. */
const LONGEST = 8192;

/** What an authenticator answered to being asked, out of the JSON the browser sent; null for anything else. */
export function readAssertion(given: string): AuthenticationResponseJSON | null {
  const read = readCredential(given, ['clientDataJSON', 'authenticatorData', 'signature'], ['userHandle']);
  if (read === null) return null;
  const { clientDataJSON = '', authenticatorData = '', signature = '', userHandle } = read.response;
  const response = {
    clientDataJSON,
    authenticatorData,
    signature,
    ...(userHandle === undefined ? {} : { userHandle }),
  };
  return { id: read.id, rawId: read.id, type: 'public-key', clientExtensionResults: {}, response };
}

/** What an authenticator answered to being enrolled; null for anything else. */
export function readRegistration(given: string): RegistrationResponseJSON | null {
  const read = readCredential(given, ['clientDataJSON', 'attestationObject'], []);
  if (read === null) return null;
  const { clientDataJSON = '', attestationObject = '' } = read.response;
  const transports = read.transports;
  return {
    id: read.id,
    rawId: read.id,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject, transports: [...transports] },
  };
}

/** The challenge that was signed, as the browser says it; null when it says none. It is compared with what was kept. */
export function challengeIn(clientDataJSON: string): string | null {
  const read = parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8'));
  const challenge = property(read, 'challenge');
  return typeof challenge === 'string' && challenge.length <= 200 ? challenge : null;
}

interface Credential {
  readonly id: string;
  readonly response: Readonly<Record<string, string>>;
  readonly transports: readonly string[];
}

function readCredential(given: string, names: readonly string[], perhaps: readonly string[]): Credential | null {
  const read = given.length > LONGEST ? null : parse(given);
  const id = property(read, 'id');
  if (!isText(id) || id === '' || property(read, 'rawId') !== id || property(read, 'type') !== 'public-key')
    return null;
  const inner = property(read, 'response');
  const response: Record<string, string> = {};
  for (const name of [...names, ...perhaps]) {
    const value = property(inner, name);
    if (isText(value)) response[name] = value;
    else if (names.includes(name) || (value !== undefined && value !== null)) return null;
  }
  const transports = property(inner, 'transports');
  return { id, response, transports: Array.isArray(transports) ? transports.filter(isTransport).slice(0, 8) : [] };
}

const isText = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_-]*$/.test(value);
const isTransport = (value: unknown): value is string => typeof value === 'string' && /^[a-z-]{2,20}$/.test(value);

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
