import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What an authenticator is told, as far as it looks at it. */
interface Options {
  readonly challenge: string;
  readonly user?: { readonly id: string };
}

/** How this one behaves; everything as it should where nothing is said. */
export interface Behaviour {
  readonly origin?: string;
  readonly rpId?: string;
  /** Whether it checks its owner (user verification). */
  readonly verifies?: boolean;
  /** What it says it has counted, instead of one more than before. */
  readonly counter?: number;
}

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** CBOR (RFC 8949), as much of it as an attestation without a statement takes: texts, bytes, small numbers, maps. */
function cbor(value: number | string | Buffer | ReadonlyMap<number | string, unknown>): Buffer {
  const head = (major: number, n: number): Buffer =>
    n < 24
      ? Buffer.from([(major << 5) | n])
      : n < 256
        ? Buffer.from([(major << 5) | 24, n])
        : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const pairs = Array.from(value, ([key, one]) => Buffer.concat([cbor(key), cbor(one as never)]));
  return Buffer.concat([head(5, value.size), ...pairs]);
}

/**
 * An authenticator in software (Web Authentication §6, ES256, attestation "none"), written from the standard and apart from
 * the library that checks it.
 */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly #origin: string;
  readonly #rpId: string;
  #counter = 0;
  #handle = '';

  constructor(origin = 'http://localhost:8080', rpId = 'localhost') {
    this.#origin = origin;
    this.#rpId = rpId;
  }

  #client(type: 'create' | 'get', challenge: string, origin: string): Buffer {
    return Buffer.from(JSON.stringify({ type: `webauthn.${type}`, challenge, origin, crossOrigin: false }));
  }

  #data({ rpId = this.#rpId, verifies = true, counter }: Behaviour, attested?: Buffer): Buffer {
    this.#counter = counter ?? this.#counter + 1;
    const flags = 1 | (verifies ? 4 : 0) | (attested === undefined ? 0 : 64);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.#counter);
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, attested ?? Buffer.alloc(0)]);
  }

  /** Makes the credential; the answer as the browser sends it, as JSON. */
  create({ challenge, user }: Options, how: Behaviour = {}): string {
    this.#handle = user?.id ?? '';
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = cbor(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, this.id.length]), this.id, key]);
    const authData = this.#data(how, attested);
    const attestationObject = cbor(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]),
    );
    return this.#answer({
      clientDataJSON: this.#client('create', challenge, how.origin ?? this.#origin).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal'],
    });
  }

  /** Signs a challenge; the answer as the browser sends it, as JSON. */
  get({ challenge }: Options, how: Behaviour = {}): string {
    const client = this.#client('get', challenge, how.origin ?? this.#origin);
    const data = this.#data(how);
    return this.#answer({
      clientDataJSON: client.toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', Buffer.concat([data, sha256(client)]), this.#keys.privateKey).toString('base64url'),
      userHandle: this.#handle,
    });
  }

  #answer(response: Readonly<Record<string, unknown>>): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}
