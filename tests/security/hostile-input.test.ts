import { randomUUID } from 'node:crypto';
import type { Fetch, Problem } from '@mingxuan/contract';
import { commandSchemas, pathText } from '@mingxuan/contract';
import { ROLES } from '@mingxuan/identity';
import type { Route } from '@mingxuan/server';
import { routes } from '@mingxuan/server';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { withServer } from '../../apps/server/test/support.ts';
import { samplePhoto } from '../../apps/server/src/sample/photo.ts';
import {
  heavyBodies,
  hostileBodies,
  hostileNames,
  hostileQueries,
  hostileValues,
  nameOf,
  placesIn,
  schemasThatRead,
  withAt,
  withMoreFields,
} from './hostile.ts';
import type { Place } from './place.ts';
import { addressOf, foundPlace, scopeOf } from './place.ts';
import { sampleOf } from './sample-of.ts';

// Whatever is sent, the answer is ours: coded, in words, with the request's number; never a fault of the server, never a stack.

const server = withServer();
const ID = '7700.01.he.yi';
const here = `/api/communities/${ID}`;
/** Every hostile value at every place, instead of a few by turns: takes minutes. */
const THOROUGH = process.env['MINGXUAN_FUZZ'] === 'all';
const SEED = 20_261_220;

let place: Place;
/** Holds every office here, so that nothing is refused before it is read. */
let everybody: Fetch;
const whoReads = schemasThatRead();

beforeAll(async () => {
  place = await foundPlace(server.current, ID, '幸福里社区');
  everybody = server.current.as(
    await server.current.hire(
      '全能',
      ROLES.filter((role) => role !== 'SYSTEM_ADMIN' && !role.endsWith('_ADMIN')),
      scopeOf(ID),
    ),
  );
});

async function expectOurs(response: Response, what: string): Promise<void> {
  const text = await response.text();
  const about = `${what}: ${response.status} ${text.slice(0, 300)}`;
  expect(response.status, about).toBeLessThan(500);
  if (response.status < 400) return;
  expect(response.headers.get('content-type'), about).toBe('application/problem+json; charset=utf-8');
  const problem = JSON.parse(text) as Problem;
  expect(problem, about).toMatchObject({
    type: 'about:blank',
    status: response.status,
    title: problem.refusal.message.zh,
  });
  expect(problem.code, about).toMatch(/^[A-Z][A-Z_]+$/);
  expect(problem.title, about).toMatch(/\p{Script=Han}/u);
  expect(problem.requestId, about).toBe(response.headers.get('x-request-id'));
  expect(problem.requestId, about).toMatch(/^[0-9a-f-]{36}$/);
  expect(text, about).not.toMatch(/\n\s+at |node_modules|\.ts:\d|SELECT |pg_|\/apps\//);
}

const json = { 'content-type': 'application/json' };
const post = (to: string, body: unknown): Promise<Response> =>
  everybody(to, {
    method: 'POST',
    headers: json,
    body: body instanceof Uint8Array ? Uint8Array.from(body) : JSON.stringify(body),
  });

/** A form with files may come as JSON as well. */
const jsonRoutes = routes.filter(({ body }) => body === 'json');
const filled = { community: ID, poll: 'residents', voterNo: '1', paper: 'VOTER_ROLL', no: '1', draft: '1' };

/** What a route's body is read by; undefined where it is not looked at, or not before something else is refused. */
async function schemaOf(route: Route): Promise<z.core.$ZodType | undefined> {
  // Parameters of addresses and questions are read by schemas, too: the body's is the one an empty object fails last.
  const read = await whoReads(() => post(`${addressOf(route, filled)}?count=x`, {}));
  return read.filter((schema) => schema !== pathText).at(-1);
}

it('finds what most routes read', async () => {
  let found = 0;
  // One after the other: who reads is noted in one place.
  for (const route of jsonRoutes) if ((await schemaOf(route)) !== undefined) found += 1;
  expect(found).toBeGreaterThan(25);
});

describe('a body that is no request', () => {
  it.each(heavyBodies)('%s', async (what, body) => {
    for (const to of [`${here}/commands`, `/api/public/${ID}/complaints`]) await expectOurs(await post(to, body), what);
  });

  it.each(jsonRoutes.map((route) => [nameOf(route), route] as const))('%s', async (_name, route) => {
    for (const [what, body] of hostileBodies) await expectOurs(await post(addressOf(route, filled), body), what);
  });

  it.each(jsonRoutes.map((route) => [nameOf(route), route] as const))(
    '%s in another kind of content',
    async (_name, route) => {
      const form = route.audience.kind === 'PUBLIC' ? [] : ['application/x-www-form-urlencoded'];
      const files = route.body === 'json' ? ['multipart/form-data; boundary=x'] : [];
      for (const type of ['text/plain', 'application/xml', 'application/jsonp', '', ...form, ...files]) {
        const response = await everybody(addressOf(route, filled), {
          method: 'POST',
          headers: { 'content-type': type },
          body: '{}',
        });
        expect(response.status, type).toBe(415);
        await expectOurs(response, type);
      }
    },
  );
});

/** All of them, or some by turns: over the fields together every value is met. */
const someOf = (turn: number, howMany: number): readonly unknown[] =>
  THOROUGH
    ? hostileValues
    : Array.from({ length: howMany }, (_, k) => hostileValues[(turn * howMany + k) % hostileValues.length]);

describe('a field that is something else', () => {
  it.each(jsonRoutes.map((route) => [nameOf(route), route] as const))('%s', async (_name, route) => {
    const schema = await schemaOf(route);
    const good = schema === undefined ? undefined : sampleOf(schema);
    expect(schema === undefined || good !== undefined, 'sample-of.ts finds nothing this route takes').toBe(true);
    for (const [i, at] of placesIn(good).entries())
      for (const value of someOf(i, 8)) {
        const what = `${at.join('.')} ${JSON.stringify(value).slice(0, 40)}`;
        await expectOurs(await post(addressOf(route, filled), withAt(good, at, value)), what);
      }
  });

  it.each(Object.entries(commandSchemas).map(([type, schema], no) => [type, schema, no] as const))(
    '%s',
    async (_type, schema, no) => {
      const good = sampleOf(schema);
      expect(good).toBeDefined();
      const wrong = placesIn(good).flatMap((at, i) => someOf(no + i, 1).map((value) => withAt(good, at, value)));
      for (const command of [
        ...wrong,
        ...withMoreFields(good).filter((_, i) => THOROUGH || (i + no) % 4 === 0),
        good,
      ]) {
        const body = { commandId: randomUUID(), command };
        await expectOurs(await post(`${here}/commands`, body), JSON.stringify(command).slice(0, 400));
      }
    },
  );

  it('pollutes no prototype', () => {
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('an address that names nothing', () => {
  it.each(routes.filter(({ path }) => path.includes(':')).map((route) => [nameOf(route), route] as const))(
    '%s',
    async (_name, route) => {
      const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
      for (const parameter of parameters)
        for (const value of hostileNames) {
          const to = route.path
            .replace(/:file\{[^}]*\}/, parameter === 'file' ? value : '1.pdf')
            .replace(/:(\w+)/g, (_, name: keyof typeof filled) => (name === parameter ? value : (filled[name] ?? 'X')));
          const init = route.method === 'GET' ? {} : { method: 'POST', headers: json, body: '{}' };
          await expectOurs(await everybody(to, init), to.slice(0, 120));
        }
    },
  );

  it.each(routes.filter(({ method }) => method === 'GET').map((route) => [nameOf(route), route] as const))(
    '%s with any question behind it',
    async (_name, route) => {
      for (const query of hostileQueries)
        await expectOurs(await everybody(`${addressOf(route, filled)}?${query}`), query.slice(0, 80));
    },
  );

  it('is told the same way outside the API', async () => {
    for (const to of [
      '/api/nothing',
      '/log/tile/0/x',
      '/log/paper/x/y',
      '/log/nothing',
      '/portal/nothing.html',
      '/portal/%00',
      '/portal/..%2f..%2fkeys/session.secret',
      '/assets/..%2f..%2findex.html',
      '/api/auth/nothing',
    ])
      await expectOurs(await everybody(to), to);
    for (const method of ['PUT', 'DELETE', 'POST']) {
      const response = await everybody('/portal/index.html', { method });
      expect(response.status).toBe(404);
      await expectOurs(response, method);
    }
  });
});

describe('signing in', () => {
  const auth = ['sign-in/username', 'change-password', 'sign-out'] as const;
  it.each(auth)('%s takes no hostile body', async (what) => {
    for (const [name, body] of hostileBodies)
      await expectOurs(await server.current.fetch(`/api/auth/${what}`, { method: 'POST', headers: json, body }), name);
    for (const value of hostileValues) {
      const body = JSON.stringify({
        username: value,
        password: value,
        code: value,
        currentPassword: value,
        newPassword: value,
      });
      await expectOurs(
        await server.current.fetch(`/api/auth/${what}`, { method: 'POST', headers: json, body }),
        body.slice(0, 60),
      );
    }
  });
});

const bytes = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
/** An archive of these files, none packed: as much of one as is looked at. */
const zipOf = (...names: readonly string[]): Buffer =>
  bytes(
    ...names.map((name) => bytes('PK\x03\x04', Buffer.alloc(22), String.fromCharCode(name.length, 0), '\0\0', name)),
  );

const TYPES = '[Content_Types].xml';

describe('a file that is something else', () => {
  const upload = (to: string, body: Buffer, type = 'application/octet-stream'): Promise<Response> =>
    everybody(to, { method: 'POST', headers: { 'content-type': type }, body: Uint8Array.from(body) });
  const evidence = (body: Buffer, name = '照片.jpg', type = 'image/jpeg'): Promise<Response> =>
    upload(`${here}/evidence?name=${encodeURIComponent(name)}`, body, type);

  it.each<readonly [string, () => Buffer]>([
    ['a program called a photograph', () => bytes('MZ\x90\x00', Buffer.alloc(500))],
    ['a page', () => bytes('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', () => bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page with a picture’s beginning one byte late', () => bytes('\n\xff\xd8\xff<script>')],
    ['a PDF that runs a script', () => bytes('%PDF-1.7 <</S/JavaScript/JS(app.alert(1))>>')],
    ['the same, spelled to be overlooked', () => bytes('%PDF-1.7 <</S/J#61vaScr#69pt/JS(app.alert(1))>>')],
    ['a PDF that starts a program', () => bytes('%PDF-1.7 <</S/L#61unch/F(cmd.exe)>>')],
    ['a PDF with a film', () => bytes('%PDF-1.7 <</Subtype/RichMedia>>')],
    ['an archive', () => zipOf('a.txt')],
    ['a Word file with macros', () => zipOf(TYPES, 'word/vbaProject.bin')],
    ['the same, spelled otherwise', () => zipOf(TYPES, 'word/VBAPROJECT.BIN')],
    ['a workbook with old macros', () => zipOf(TYPES, 'xl/macrosheets/sheet1.xml')],
    ['a Word file with a control', () => zipOf(TYPES, 'word/activeX/activeX1.xml')],
    ['an old Word file', () => bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', Buffer.alloc(512))],
    ['a shell script', () => bytes('#!/bin/sh\nrm -rf /\n')],
    ['a film of a telephone', () => bytes('\x00\x00\x00\x18ftypmp42', Buffer.alloc(64))],
  ])('evidence: %s is refused', async (what, make) => {
    const response = await evidence(make());
    expect(response.status).toBe(422);
    await expectOurs(response, what);
  });

  it.each(['报告.docm', '表.XLSM', '表.xlsb', '片.pptm', '模板.dotm'])(
    'evidence: nothing called %s is taken',
    async (name) => {
      const response = await evidence(zipOf(TYPES, 'word/document.xml'), name);
      expect(response.status).toBe(422);
      await expectOurs(response, name);
    },
  );

  it('a picture that is a page as well is shown as a picture and runs nothing', async () => {
    const both = bytes(Buffer.from(samplePhoto('照片.jpg')), '<html><script>alert(document.cookie)</script></html>');
    const made = (await (await evidence(both, 'x.html', 'text/html')).json()) as { sha256: string };
    const { headers } = await everybody(`${here}/evidence/${made.sha256}`);
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/);
  });

  it('a name cannot break out of its header', async () => {
    const name = 'a"; filename=x.html\u2028.png';
    const made = await evidence(bytes('\x89PNG\r\n\x1a\n', Buffer.alloc(40, 7)), name, 'image/png');
    if (made.status !== 201) return expectOurs(made, name);
    const { sha256 } = (await made.json()) as { sha256: string };
    const { headers } = await everybody(`${here}/evidence/${sha256}`);
    expect(headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w%.~!'()*-]+$/);
  });

  it('any bytes behind any beginning are taken or refused, and break nothing', async () => {
    const beginnings = [
      '\xff\xd8\xff',
      '\xff\xd8\xff\xe1',
      '\xff\xd8\xff\xe1\x00\x10Exif\0\0II*\0',
      '\x89PNG\r\n\x1a\n',
      'RIFF\x00\x00\x00\x00WEBP',
      '%PDF-',
      'PK\x03\x04[Content_Types].xml',
      '',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 300 }), async (begin, rest) => {
        await expectOurs(
          await evidence(bytes(begin, Buffer.from(rest))),
          `${begin} ${Buffer.from(rest).toString('hex')}`,
        );
      }),
      { numRuns: THOROUGH ? 3000 : 150, seed: SEED },
    );
  });

  it('a roll of any bytes behind any beginning is read or refused', async () => {
    const beginnings = [
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '\xff\xfe',
      '\xef\xbb\xbf',
      '姓名,性别\n',
      '',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom('check', 'report'),
        async (begin, rest, what) => {
          await expectOurs(
            await upload(`${here}/roll/${what}?name=a.xlsx`, bytes(begin, Buffer.from(rest))),
            `${what} ${begin}`,
          );
        },
      ),
      { numRuns: THOROUGH ? 1000 : 40, seed: SEED },
    );
  });

  it('nothing of all this was kept but pictures, documents and what was recorded', async () => {
    expect(place.photo).toMatch(/^[0-9a-f]{64}$/);
    expect((await everybody(`${here}/evidence/${place.photo}`)).status).toBe(200);
  });
});
