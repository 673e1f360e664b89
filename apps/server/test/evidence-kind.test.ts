import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { evidenceKind } from '../src/evidence/kind.ts';
import { sideUp, withoutTraces } from '../src/evidence/without-traces.ts';
import { samplePhoto } from '../src/sample/photo.ts';

const photo = Buffer.from(samplePhoto('照片.jpg'));
const told = (bytes: Buffer): string => {
  const kind = evidenceKind(bytes);
  return kind.ok ? kind.value : kind.error.code;
};
const text = (...parts: readonly string[]): Buffer => Buffer.from(parts.join(''), 'latin1');

test.each([
  ['JPEG', photo],
  ['PNG', text('\x89PNG\r\n\x1a\n')],
  ['WEBP', text('RIFF\x00\x00\x00\x00WEBP')],
  ['PDF', text('%PDF-1.7 …')],
  ['OFFICE', text('PK\x03\x04 [Content_Types].xml')],
  ['EVIDENCE_RUNS', text('PK\x03\x04 [Content_Types].xml word/vbaProject.bin')],
  ['EVIDENCE_RUNS', text('%PDF-1.7 << /OpenAction << /S /JavaScript >> >>')],
  ['EVIDENCE_KIND', text('PK\x03\x04 run.exe')],
  ['EVIDENCE_KIND', text('MZ\x90\x00')],
  ['EVIDENCE_KIND', text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()">')],
  ['EVIDENCE_KIND', text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['EVIDENCE_HEIC', text('\x00\x00\x00\x18ftypheic')],
  ['EVIDENCE_KIND', Buffer.alloc(0)],
])('%s', (expected, bytes) => {
  expect(told(bytes)).toBe(expected);
});

/** An Exif segment as a telephone writes it: little-endian, side up 6, the words of a place. */
function withExif(jpeg: Buffer): Buffer {
  const tiff = Buffer.concat([
    Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0]),
    Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0]),
    Buffer.from([0, 0, 0, 0]),
    text('GPS 31.2304N 121.4737E iPhone'),
  ]);
  const body = Buffer.concat([text('Exif\0\0'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + body.length, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

test('a photograph loses where and by what it was taken, and keeps which side is up', async () => {
  const taken = withExif(photo);
  expect(sideUp(taken)).toBe(6);
  const kept = await withoutTraces('JPEG', taken);
  expect(kept.includes('iPhone')).toBe(false);
  expect(kept.includes('GPS')).toBe(false);
  expect(sideUp(kept)).toBe(6);
  expect(kept.subarray(-400)).toEqual(photo.subarray(-400));
});

test('what has no traces stays as it is, byte for byte', async () => {
  expect(await withoutTraces('JPEG', photo)).toEqual(photo);
  expect(sideUp(photo)).toBe(1);
  const pdf = text('%PDF-1.7 Exif');
  expect(await withoutTraces('PDF', pdf)).toEqual(pdf);
});

test.skipIf(!hasConvert())('a program of others still opens it', async () => {
  const kept = await withoutTraces('JPEG', withExif(photo));
  expect(execFileSync('identify', ['-format', '%m %[orientation]', '-'], { input: kept, encoding: 'utf8' })).toBe(
    'JPEG RightTop',
  );
});

function hasConvert(): boolean {
  try {
    execFileSync('identify', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
