/** Where passkeys of this installation are made and taken: for which host, on pages of which origin. */
export interface PasskeyPlace {
  readonly rpId: string;
  readonly origin: string;
}

/**
 * By the configured address, never by what a request says. Browsers make passkeys for a name behind https, and for
 * `localhost` (Web Authentication §5.1.3, "secure context"); never for a bare number: on one's own machine the console
 * is opened as http://localhost for them. Null where there can be none.
 */
export function passkeyPlaceOf(baseUrl: string): PasskeyPlace | null {
  const { protocol, hostname, port, origin } = new URL(baseUrl);
  if (hostname === '127.0.0.1' || hostname === 'localhost')
    return { rpId: 'localhost', origin: `${protocol}//localhost${port === '' ? '' : `:${port}`}` };
  const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  return protocol === 'https:' && !isNumber ? { rpId: hostname, origin } : null;
}
