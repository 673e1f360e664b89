import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { isErased } from '@mingxuan/ledger';
import { readLedger } from '@mingxuan/store';
import { expectOk } from '@mingxuan/store/test-support';
import { findChromium } from '../scripts/lib/chromium.mjs';
import type { Stage } from './support/election-day.ts';
import { untilThePollIsOpen } from './support/election-day.ts';
import type { Bench, Figure } from './support/figure.ts';
import { kibibytes, milliseconds, share } from './support/figure.ts';
import type { Installation } from './support/installation.ts';
import { openInstallation } from './support/installation.ts';
import { slowVisits } from './support/slow-phone.ts';

const bench: Bench = async () => {
  const house = await openInstallation();
  try {
    const stage = await untilThePollIsOpen(house);
    await house.services.publisher.publishAll();
    return [
      await rollChecks(house, stage),
      await published(house, stage),
      firstVisit(house, stage),
      ...(await slowPhone(house, stage)),
    ];
  } finally {
    await house.close();
  }
};
export default bench;

interface Question {
  readonly name: string;
  readonly last4: string;
}

/** Everybody on the roll, as they would ask about themselves. */
async function questions({ services }: Installation, { id }: Stage): Promise<readonly Question[]> {
  const entries = expectOk(await readLedger(services.database, id));
  return entries
    .filter(({ entry }) => entry.type === 'ROLL_IMPORTED')
    .flatMap(({ sealed }) => sealed)
    .flatMap((record) => {
      if (isErased(record)) return [];
      const { name, idNumber } = record.value as { readonly name?: string; readonly idNumber?: string };
      return name === undefined || idNumber === undefined ? [] : [{ name, last4: idNumber.slice(-4) }];
    });
}

/** Five hundred a second, whoever is waiting. The sixty milliseconds that every answer takes are in it. */
async function rollChecks(house: Installation, stage: Stage): Promise<Figure> {
  const people = await questions(house, stage);
  const [asked, everyMs] = [5000, 2];
  const waited: number[] = [];
  let listed = 0;
  const began = performance.now();
  const all: Promise<void>[] = [];
  for (let i = 0; i < asked; i += 1) {
    const comes = began + i * everyMs;
    const early = comes - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    const body = new URLSearchParams({ ...people[i % people.length] }).toString();
    const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' };
    const to = `/api/public/${stage.id}/roll-check`;
    all.push(
      Promise.resolve(house.fetch(to, { method: 'POST', headers, body })).then(async (response) => {
        const told = (await response.json()) as { readonly answer?: string };
        waited.push(performance.now() - comes);
        if (told.answer === 'LISTED') listed += 1;
      }),
    );
  }
  await Promise.all(all);
  // An answer that is quick because it is wrong measures nothing.
  if (listed < asked) throw new Error(`only ${listed} of ${asked} were found on the roll`);
  const what = `${asked} questions at 500/s, p50 ${share(waited, 0.5).toFixed(1)} ms`;
  return milliseconds('portal', 'roll-check-p99', { what, ms: share(waited, 0.99) }, 100);
}

/** From the moment an act is answered to the moment the community's pages, and the city's, lie in the folder. */
async function published({ services, admin }: Installation, { id }: Stage): Promise<Figure> {
  const waited: number[] = [];
  for (let i = 0; i < 10; i += 1) {
    const issued = await admin.issuePaper(id, 'WALL_PLAN');
    if (!issued.ok) throw new Error(`the paper was not issued (${issued.error.status})`);
    const began = performance.now();
    await services.publisher.settled();
    waited.push(performance.now() - began);
  }
  return milliseconds('portal', 'publish', { what: 'the slowest of ten papers issued', ms: share(waited, 1) }, 5000);
}

/** What a telephone fetches that has never been here: the largest page of a community with style, script and mark, as it is packed on the way. */
function firstVisit({ services }: Installation, { id }: Stage): Figure {
  const packed = (file: string): number => gzipSync(readFileSync(file)).length;
  const { dir } = services.publisher;
  const assets = ['portal.css', 'portal.js', 'icon.svg'].map((name) => path.join(dir, 'assets', name));
  const pages = readdirSync(path.join(dir, id))
    .filter((name) => name.endsWith('.html'))
    .map((name) => path.join(dir, id, name));
  const plain = Math.max(...pages.map((page) => statSync(page).size));
  const bytes = Math.max(...pages.map(packed)) + assets.reduce((sum, file) => sum + packed(file), 0);
  return kibibytes(
    'portal',
    'first-visit',
    `${pages.length} pages, the largest ${Math.ceil(plain / 1024)} KiB unpacked`,
    bytes,
    120,
  );
}

/** The slowest page of a community on a slow telephone that has never been here, in the usual type and in the large one. */
async function slowPhone({ services }: Installation, { id }: Stage): Promise<readonly Figure[]> {
  const chromium = findChromium();
  if (chromium === null) {
    process.stderr.write('portal: no Chromium, so no page was loaded on a slow telephone (name one by CHROME_PATH)\n');
    return [];
  }
  const { dir } = services.publisher;
  const pages = [`${id}/`, `elder/${id}/`].flatMap((below) =>
    readdirSync(path.join(dir, below))
      .filter((name) => name.endsWith('.html'))
      .map((name) => below + name),
  );
  const visits = [...(await slowVisits(chromium, dir, pages)).entries()].toSorted(([, a], [, b]) => b.ms - a.ms);
  const [slowest] = visits;
  if (slowest === undefined) throw new Error('no page was published');
  const [page, { ms }] = slowest;
  const most = Math.max(...visits.map(([, { bytes }]) => bytes));
  const what = `${pages.length} pages on slow 4G and a processor four times slower, the slowest ${page}; ${Math.ceil(most / 1024)} KiB at most`;
  return [milliseconds('portal', 'slow-phone-load', { what, ms }, 1500)];
}
