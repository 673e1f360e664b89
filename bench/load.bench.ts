import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { OutgoingHttpHeaders, RequestOptions } from 'node:http';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { clientOf, scopeOf } from '@mingxuan/server';
import { freePort, startServer } from '../tests/support/server-process.ts';
import { inTheHall, likewise, untilThePollIsOpen } from './support/election-day.ts';
import type { Bench, Figure } from './support/figure.ts';
import { milliseconds, share } from './support/figure.ts';
import { ADMINISTRATOR, openInstallation } from './support/installation.ts';

// Election day at its busiest, over the loopback against the real program in a process of its own: voters are handed ballots
// while residents look at the pages. Nobody waits for the one before: requests leave on the clock, and count from when
// they should have left.

const SECONDS = Number(process.env['MINGXUAN_LOAD_SECONDS'] ?? '120');
const CHECK_INS = 50;
const READS = 500;
const MOST_MS = 300;
/** Memory is flat when its last quarter is no higher than its second one, but for what a garbage collector leaves about. */
const MOST_GROWTH = 1.2;
/** Of two: what is not used by server and database is left for the proxy, and for whoever asks for more. */
const PROCESSORS = 1.6;
const OTHERS = 3;
/** Where ballots are handed out in each hall. */
const DESKS = 8;

const bench: Bench = async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mingxuan-load-'));
  try {
    const day = await prepare(folder);
    const port = await freePort();
    const server = await startServer(folder, port);
    try {
      return await underLoad(day, server.url, port, server.child.pid ?? 0);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
export default bench;

interface Day {
  readonly communities: readonly string[];
  readonly voters: readonly number[];
  readonly on: string;
  readonly issuer: { readonly username: string; readonly password: string };
}

/** Four communities whose polls are open, and somebody who hands out ballots in all of them. */
async function prepare(folder: string): Promise<Day> {
  const house = await openInstallation(folder);
  try {
    const stage = await untilThePollIsOpen(house);
    const others = Array.from({ length: OTHERS }, (_, i) => `${stage.id}${i}`);
    await likewise(house.services, stage, others);
    await house.services.publisher.publishAll();
    const username = '发票人甲';
    const street = scopeOf(stage.id).split('/').slice(0, 3).join('/');
    const made = await house.admin.createAccount({
      username,
      displayName: username,
      grants: [{ role: 'BALLOT_ISSUER', scope: street }],
    });
    if (!made.ok) throw new Error(made.error.title);
    const issuer = clientOf(house.fetch);
    const once = made.value.oneTimePassword ?? '';
    await issuer.signIn(username, once);
    await issuer.changePassword(once, ADMINISTRATOR.password);
    const { electionDay: on } = stage.sample;
    const communities = [stage.id, ...others];
    return { communities, voters: inTheHall(stage), on, issuer: { username, password: ADMINISTRATOR.password } };
  } finally {
    await house.close();
  }
}

interface Seen {
  readonly waited: number[];
  readonly statuses: Map<number, number>;
  /** What was answered instead of what was asked for. */
  readonly refused: string[];
}

async function underLoad(day: Day, url: string, port: number, pid: number): Promise<readonly Figure[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const cookie = await signIn(url, day);
  await untilCaughtUp(url);
  const reads = pagesOf(day);
  const tags = new Map<string, string>();
  const [read, checkedIn] = [seen(), seen()];
  const memory: number[] = [];
  const used = processorOf(pid);
  const watching = setInterval(() => memory.push(residentOf(pid)), 1000);
  const all: Promise<void>[] = [];
  const desks = new Map<number, Promise<void>>();
  await Promise.all([
    everyTick(READS, (i, due) => {
      const to = reads[i % reads.length] ?? '/';
      // Every other reader has been here before.
      const tag = i % 2 === 0 ? undefined : tags.get(to);
      const headers: OutgoingHttpHeaders = tag === undefined ? {} : { 'if-none-match': tag };
      all.push(
        ask({ agent, port, path: to, method: 'GET', headers }, '', due, read).then((etag) => {
          if (etag !== undefined) tags.set(to, etag);
        }),
      );
    }),
    everyTick(CHECK_INS, (i, due) => {
      const desk = i % (DESKS * day.communities.length);
      const community = day.communities[desk % day.communities.length] ?? '';
      const body = checkIn(day, i);
      const headers = { cookie, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
      const to = { agent, port, path: `/api/communities/${community}/commands`, method: 'POST', headers };
      // A desk serves one after the other; who waits for it waits from when they came.
      const before = desks.get(desk) ?? Promise.resolve();
      desks.set(
        desk,
        before.then(() => ask(to, body, due, checkedIn)).then(() => undefined),
      );
    }),
  ]);
  await Promise.all([...all, ...desks.values()]);
  clearInterval(watching);
  agent.destroy();
  return figuresOf(read, checkedIn, memory, processorOf(pid) - used);
}

const seen = (): Seen => ({ waited: [], statuses: new Map(), refused: [] });

async function signIn(url: string, { issuer }: Day): Promise<string> {
  const body = JSON.stringify(issuer);
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/api/auth/sign-in/username`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
}

/** After a start the public log takes up what was recorded before. */
async function untilCaughtUp(url: string): Promise<void> {
  while (!(await fetch(`${url}/log/checkpoint`)).ok) await new Promise((resolve) => setTimeout(resolve, 200));
}

/** What residents look at, and what watches the log. */
const pagesOf = ({ communities }: Day): readonly string[] => [
  ...communities.flatMap((id) =>
    ['index', 'notices', 'polling', 'candidates', 'roll'].map((page) => `/portal/${id}/${page}.html`),
  ),
  '/portal/index.html',
  '/portal/assets/portal.css',
  '/log/checkpoint',
  '/verify',
];

/** The next voter of a community at the next desk of its hall: the communities take turns, and so do the desks. */
function checkIn({ voters, on, communities }: Day, i: number): string {
  const n = Math.floor(i / communities.length);
  const voterNo = voters[n];
  if (voterNo === undefined) throw new Error('everybody has come: choose fewer seconds');
  const [desk, deviceSeq] = [(n % DESKS) + 1, Math.floor(n / DESKS) + 1];
  const at = { poll: 'residents', channel: 'HALL', place: '会场', device: `会场${desk}号台`, deviceSeq };
  return JSON.stringify({ commandId: randomUUID(), on, command: { type: 'CHECK_IN', voterNo, ...at } });
}

/** Calls at so many a second, each with the moment it was due; what is late is made up for at once. */
async function everyTick(aSecond: number, call: (index: number, due: number) => void): Promise<void> {
  const began = performance.now();
  for (let i = 0; i < SECONDS * aSecond; ) {
    const now = performance.now();
    for (; i < SECONDS * aSecond && began + (i * 1000) / aSecond <= now; i += 1) call(i, began + (i * 1000) / aSecond);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** One request; how long after its due time the last byte came, and its tag. */
function ask(to: RequestOptions, body: string, due: number, into: Seen): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(to, (answer) => {
      const status = answer.statusCode ?? 0;
      if (status < 400) answer.resume();
      else answer.on('data', (said: Buffer) => into.refused.push(`${String(to.path)} ${said.toString()}`));
      answer.on('end', () => {
        into.waited.push(performance.now() - due);
        into.statuses.set(status, (into.statuses.get(status) ?? 0) + 1);
        resolve(answer.headers.etag);
      });
    });
    // A connection that lay idle may be closed by the other side just as it is used again; browsers ask once more, too.
    sent.on('error', (cause: NodeJS.ErrnoException) => {
      if (sent.reusedSocket && cause.code === 'ECONNRESET') ask(to, body, due, into).then(resolve, reject);
      else reject(cause);
    });
    sent.end(body);
  });
}

/** Megabytes a process holds in memory. */
const residentOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

/** Seconds of processor that a process and all it started have used, the database among them. */
function processorOf(pid: number): number {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // After the name in brackets: state, parent, …; the twelfth and thirteenth are hundredths of a second of its own.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
          .replace(/^.*\) /s, '')
          .split(' ');
        return [{ id: Number(name), parent: Number(fields[1]), used: (Number(fields[11]) + Number(fields[12])) / 100 }];
      } catch {
        return [];
      }
    });
  const below = (parent: number): number =>
    processes.filter((one) => one.parent === parent).reduce((sum, { id, used }) => sum + used + below(id), 0);
  return below(pid) + (processes.find(({ id }) => id === pid)?.used ?? 0);
}

function figuresOf(read: Seen, checkedIn: Seen, memory: readonly number[], processor: number): readonly Figure[] {
  const told = ({ statuses }: Seen): string => [...statuses].map(([status, n]) => `${n}×${status}`).join(' ');
  const refused = [...read.refused, ...checkedIn.refused];
  if (refused.length > 0) throw new Error(`${told(read)} | ${told(checkedIn)}, as ${refused.slice(0, 5).join('\n')}`);
  const quarter = Math.floor(memory.length / 4);
  const typical = (part: readonly number[]): number => share(part, 0.5);
  const [early, late] = [typical(memory.slice(quarter, 2 * quarter)), typical(memory.slice(-quarter))];
  const growth = Number((late / early).toPrecision(3));
  const p = ({ waited }: Seen, part: number): string => share(waited, part).toFixed(1);
  const what = (one: Seen, aSecond: number): string =>
    `${SECONDS} s at ${aSecond}/s: ${told(one)}, p50 ${p(one, 0.5)} ms, p95 ${p(one, 0.95)} ms`;
  const cores = Number((processor / SECONDS).toPrecision(3));
  return [
    {
      room: 'server',
      name: 'load-processors',
      value: cores,
      unit: 'ratio',
      target: `<=${PROCESSORS}`,
      ok: cores <= PROCESSORS,
      detail: `${processor.toFixed(0)} s of processor for ${SECONDS} s of load, server and database`,
    },
    milliseconds('server', 'load-public-read-p99', { what: what(read, READS), ms: share(read.waited, 0.99) }, MOST_MS),
    milliseconds(
      'server',
      'load-check-in-p99',
      { what: what(checkedIn, CHECK_INS), ms: share(checkedIn.waited, 0.99) },
      MOST_MS,
    ),
    {
      room: 'server',
      name: 'load-memory-growth',
      value: growth,
      unit: 'ratio',
      target: `<=${MOST_GROWTH}`,
      ok: growth <= MOST_GROWTH,
      detail: `${late} MB in the last quarter / ${early} MB in the second`,
    },
  ];
}
