import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { plainFields } from '../src/portal/form-fields.ts';
import { sentForm } from '../src/portal/sent-form.ts';

const app = new Hono().post('/', async (c) => {
  const form = await sentForm(c);
  return c.json(
    form === null ? null : { fields: form.fields, files: form.files.map(({ name, size }) => [name, size]) },
  );
});
const sent = async (body: string | FormData, type?: string): Promise<unknown> =>
  (
    await app.request('/', {
      method: 'POST',
      body,
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
    })
  ).json();

const PLAIN = 'application/x-www-form-urlencoded';
/** So many fields of a form with parts. */
const parts = (count: number): FormData => {
  const form = new FormData();
  for (let i = 0; i < count; i += 1) form.set(`f${i}`, `--${i}\r\n`);
  return form;
};

test('a form is read as it is spelled, with its files', async () => {
  expect(await sent('a=%E9%97%AB&b=1+2&a=3', PLAIN)).toEqual({ fields: { a: '3', b: '1 2' }, files: [] });
  const form = parts(2);
  form.set('file1', new File([Uint8Array.of(0xff, 0xd8)], '照片.jpg'));
  expect(await sent(form)).toEqual({ fields: { f0: '--0\r\n', f1: '--1\r\n' }, files: [['照片.jpg', 2]] });
  // As a browser sends a file box that was left empty.
  const left = 'content-disposition: form-data; name="file1"; filename=""\r\ncontent-type: application/octet-stream';
  expect(await sent(`--b\r\n${left}\r\n\r\n\r\n--b--\r\n`, 'multipart/form-data; boundary=b')).toEqual({
    fields: {},
    files: [],
  });
  const quoted = '--a.b\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n--a.b--\r\n';
  expect(await sent(quoted, 'multipart/form-data; charset=utf-8; boundary="a.b"')).toEqual({
    fields: { x: '1' },
    files: [],
  });
});

// Taking a million fields apart holds up everybody else for minutes: they are counted first.
test('more fields than a form has are not taken apart', async () => {
  expect(plainFields('a&'.repeat(63))).toEqual({ a: '' });
  expect(plainFields('a&'.repeat(64))).toBeNull();
  expect(await sent('a&'.repeat(1_000_000), PLAIN)).toBeNull();
  expect(await sent(parts(63))).toMatchObject({ files: [] });
  expect(await sent(parts(64))).toBeNull();
  expect(await sent('x', 'multipart/form-data')).toBeNull();
  expect(await sent('x', 'multipart/form-data; boundary=y')).toBeNull();
});
