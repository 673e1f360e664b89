import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { TreeState } from '@mingxuan/ledger';
import {
  appendLeaves,
  ed25519Key,
  EMPTY_TREE,
  encodeLeaf,
  formatVkey,
  signTreeHead,
  verifierKeyOf,
} from '@mingxuan/ledger';
import { given, keyNamed, ORIGIN } from '../../../packages/store/test/fixtures/log-keys.ts';

export { given, keyNamed, ORIGIN };

const OWN = keyNamed(ORIGIN, 1);
export const LOG_KEY = formatVkey(ed25519Key(given(verifierKeyOf(OWN))));

/** The files of a log, as they would lie on any web server. */
export type LogFiles = ReadonlyMap<string, Uint8Array>;

/** A log of so many leaves, three communities in turn; another `mark` makes another history from `from` on. */
export function logOf(size: number, { mark = 'a', from = 0, key = OWN } = {}): LogFiles {
  const leaf = (n: number): Uint8Array =>
    encodeLeaf({
      community: `9901.01.heping.c${n % 3}`,
      seq: Math.floor(n / 3) + 1,
      hash: (n >= from ? mark : 'a').repeat(64),
      sm3: n.toString(16).padStart(64, '0'),
    });
  const grown = given(
    appendLeaves(
      EMPTY_TREE as TreeState,
      Array.from({ length: size }, (_, n) => leaf(n)),
    ),
  );
  const files = new Map(grown.files.map(({ path, bytes }) => [path, bytes]));
  const note = given(signTreeHead({ origin: ORIGIN, size, root: grown.root }, { ed25519: key, sm2: null }));
  files.set('checkpoint', Buffer.from(note));
  files.set('keys', Buffer.from(`${LOG_KEY}\n`));
  return files;
}

export interface Site {
  readonly url: string;
  /** What is served from now on. */
  readonly show: (files: LogFiles) => void;
  /** Bodies that were sent to `add-cosignature`. */
  readonly brought: string[];
  readonly close: () => void;
}

/** Serves a log below `/log`, on a port of its own. */
export function openSite(files: LogFiles): Promise<Site> {
  let shown = files;
  const brought: string[] = [];
  const server: Server = createServer((request, response) => {
    if (request.method === 'POST') {
      void text(request).then((body) => {
        brought.push(body);
        response.end();
      });
      return;
    }
    const bytes = shown.get((request.url ?? '').replace('/log/', ''));
    response.writeHead(bytes === undefined ? 404 : 200).end(bytes);
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`,
        show: (next) => {
          shown = next;
        },
        brought,
        close: () => server.close(),
      }),
    ),
  );
}
