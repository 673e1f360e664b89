import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';

/** A telephone of the cheaper sort on a slow mobile network: the figures that Lighthouse calls "slow 4G". */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: (1_638_400 / 8) * 0.9,
  uploadThroughput: (768_000 / 8) * 0.9,
};
const CPU_SLOWER = 4;

export interface Visit {
  /** Until the page and all that belongs to it is there, in milliseconds, by the browser's own clock. */
  readonly ms: number;
  /** What came over the network: heads and packed bodies. */
  readonly bytes: number;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Opens each page of a folder as somebody who has never been here, on such a telephone, behind a web server that packs. */
export async function slowVisits(
  executablePath: string,
  folder: string,
  pages: readonly string[],
): Promise<ReadonlyMap<string, Visit>> {
  const server = createServer((request, response) => {
    const at = path.join(folder, decodeURIComponent(new URL(request.url ?? '/', 'http://site').pathname));
    const headers = {
      'content-type': TYPES[path.extname(at)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
    };
    try {
      response.writeHead(200, headers).end(gzipSync(readFileSync(at)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const visits = new Map<string, Visit>();
    for (const page of pages) {
      // The better of two: the machine's other work only ever adds.
      const [one, two] = [await slowVisit(browser, site + page), await slowVisit(browser, site + page)];
      visits.set(page, one.ms <= two.ms ? one : two);
    }
    return visits;
  } finally {
    await browser.close();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

async function slowVisit(browser: Awaited<ReturnType<typeof chromium.launch>>, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  try {
    const page = await context.newPage();
    const phone = await context.newCDPSession(page);
    await phone.send('Network.enable');
    await phone.send('Network.emulateNetworkConditions', NETWORK);
    await phone.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWER });
    let bytes = 0;
    phone.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    const answer = await page.goto(url, { waitUntil: 'load' });
    if (answer?.status() !== 200) throw new Error(`${url} was not there`);
    const ms = Number(await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventStart"));
    if (!(ms > 0)) throw new Error(`${url} was not loaded`);
    return { ms, bytes };
  } finally {
    await context.close();
  }
}
