import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { EvidenceKind } from '../src/evidence/kind.ts';
import { evidenceKind, safelyNamed } from '../src/evidence/kind.ts';
import { sideUp, withoutTraces } from '../src/evidence/without-traces.ts';
import { samplePhoto } from '../src/sample/photo.ts';

const photo = Buffer.from(samplePhoto('照片.jpg'));
const told = (bytes: Buffer): string => {
  const kind = evidenceKind(bytes);
  return kind.ok ? kind.value : kind.error.code;
};
const text = (...parts: readonly string[]): Buffer => Buffer.from(parts.join(''), 'latin1');

/** What an archive lists of a file at its end (APPNOTE.TXT §4.3.12). */
function listed(name: string): string {
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 0, 'latin1');
  entry.writeUInt16LE(name.length, 28);
  return `${entry.toString('latin1')}${name}`;
}
const office = (...names: readonly string[]): Buffer =>
  text('PK\x03\x04', ...['[Content_Types].xml', '_rels/.rels', ...names].map(listed));

test.each([
  ['JPEG', photo],
  ['PNG', text('\x89PNG\r\n\x1a\n')],
  ['WEBP', text('RIFF\x00\x00\x00\x00WEBP')],
  ['PDF', text('%PDF-1.7 …')],
  ['OFFICE', text('PK\x03\x04 [Content_Types].xml')],
  ['EVIDENCE_RUNS', text('PK\x03\x04 [Content_Types].xml word/vbaProject.bin')],
  ['OFFICE', office('word/document.xml', 'word/media/image1.PNG', 'xl/printerSettings/printerSettings1.bin')],
  ['EVIDENCE_RUNS', office('word/document.xml', 'setup.exe')],
  ['EVIDENCE_RUNS', office('word/document.xml', 'word/page.html')],
  ['EVIDENCE_RUNS', office('word/document.xml', 'word/embeddings/oleObject1.bin')],
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

test.each<readonly [string, EvidenceKind, string]>([
  ['照片.JPG', 'JPEG', '照片.JPG'],
  ['微信图片.jpg', 'WEBP', '微信图片.jpg'],
  ['公示.11', 'JPEG', '公示.11.jpg'],
  ['照片.html', 'JPEG', '照片.html.jpg'],
  ['setup.exe ', 'PDF', 'setup.exe .pdf'],
  ['纪要.docx', 'OFFICE', '纪要.docx'],
  ['照片', 'PNG', '照片.png'],
])('%s that is a %s is kept as %s', (name, kind, kept) => {
  expect(safelyNamed(name, kind)).toBe(kept);
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

test('a photograph loses where and by what it was taken, and keeps which side is up', () => {
  const taken = withExif(photo);
  expect(sideUp(taken)).toBe(6);
  const kept = withoutTraces('JPEG', taken);
  expect(kept.includes('iPhone')).toBe(false);
  expect(kept.includes('GPS')).toBe(false);
  expect(sideUp(kept)).toBe(6);
  expect(kept.subarray(-400)).toEqual(photo.subarray(-400));
});

test('what has no traces stays as it is, byte for byte', () => {
  expect(withoutTraces('JPEG', photo)).toEqual(photo);
  expect(sideUp(photo)).toBe(1);
  const pdf = text('%PDF-1.7 Exif');
  expect(withoutTraces('PDF', pdf)).toEqual(pdf);
});

test('so does one with further places in it: behind other data, behind its end, as XMP', () => {
  const xmp = text('\xff\xe1\x00\x27http://ns.adobe.com/xap/1.0/\0GPS here');
  const early = text('\xff\xec\x00\x06\xff\xe1ab');
  const taken = withExif(Buffer.concat([photo.subarray(0, 2), early, xmp, photo.subarray(2)]));
  expect(withoutTraces('JPEG', taken).includes('GPS')).toBe(false);
  expect(withoutTraces('JPEG', Buffer.concat([photo, text('ftypmp42 GPS <html>')]))).toEqual(photo);
});

test('bytes that stand between segments hide none behind them, and a segment that was cut off is not kept for that', () => {
  const hidden = Buffer.concat([photo.subarray(0, 2), text('astray\xff\0'), withExif(photo).subarray(2)]);
  expect(withoutTraces('JPEG', hidden)).toEqual(withoutTraces('JPEG', withExif(photo)));
  const cut = Buffer.concat([photo.subarray(0, 2), text('\xff\xe1\xff\xffExif\0\0GPS')]);
  expect(withoutTraces('JPEG', cut)).toEqual(photo.subarray(0, 2));
});

test('remarks and the small picture of what was there before it was cut go too', () => {
  const remark = text('\xff\xfe\x00\x0cGPS place.');
  const thumbnail = text('\xff\xe0\x00\x0bJFXX\0\x10GPS');
  expect(withoutTraces('JPEG', Buffer.concat([photo.subarray(0, 2), remark, thumbnail, photo.subarray(2)]))).toEqual(
    withoutTraces('JPEG', photo),
  );
});

const chunk = (size: 'BE' | 'LE', type: string, body: string): Buffer => {
  const length = Buffer.alloc(4);
  if (size === 'BE') length.writeUInt32BE(body.length);
  else length.writeUInt32LE(body.length);
  const pad = body.length % 2 === 0 ? '' : '\0';
  return size === 'BE'
    ? Buffer.concat([length, text(type, body, 'crc!')])
    : Buffer.concat([text(type), length, text(body, pad)]);
};

test('of a PNG and a WEBP the picture stays, and what it says of itself fits', () => {
  const png = (...more: readonly Buffer[]) =>
    Buffer.concat([
      text('\x89PNG\r\n\x1a\n'),
      chunk('BE', 'IHDR', 'head'),
      ...more,
      chunk('BE', 'IDAT', 'tEXt'),
      chunk('BE', 'IEND', ''),
    ]);
  const taken = png(chunk('BE', 'eXIf', 'GPS'), chunk('BE', 'tEXt', 'GPS'), chunk('BE', 'caBX', 'GPS'));
  expect(withoutTraces('PNG', Buffer.concat([taken, text('GPS')]))).toEqual(png());
  const webp = (flags: string, ...more: readonly Buffer[]) => {
    const body = Buffer.concat([text('WEBP'), chunk('LE', 'VP8X', flags), chunk('LE', 'VP8 ', 'picture'), ...more]);
    return chunk('LE', 'RIFF', body.toString('latin1'));
  };
  const marked = webp(
    '\x1c123456789',
    chunk('LE', 'EXIF', 'GPS'),
    chunk('LE', 'XMP ', 'GPS!'),
    chunk('LE', 'OWN ', 'GPS!'),
  );
  expect(withoutTraces('WEBP', marked)).toEqual(webp('\x10123456789'));
});

// What goes over such a picture again for each of its parts is at it for hours.
test.each<readonly [string, EvidenceKind, Buffer, Buffer]>([
  ['JPEG', 'JPEG', text('\xff\xd8'), text('\xff\xe1\x00\x08Exif\0\0')],
  ['PNG', 'PNG', text('\x89PNG\r\n\x1a\n'), text('\0\0\0\0tEXtcrc!')],
  ['WEBP', 'WEBP', text('RIFF\xff\xff\xff\x00WEBP'), text('EXIF\0\0\0\0')],
])('a %s of a million empty parts is done in one go', (_name, kind, head, part) => {
  const many = Buffer.concat([head, Buffer.alloc(1_000_000 * part.length, part)]);
  const kept = withoutTraces(kind, many);
  expect([kept.length, kept.subarray(-3)]).toEqual([head.length, head.subarray(-3)]);
});

test.skipIf(!hasConvert())('a program of others still opens it', () => {
  const kept = withoutTraces('JPEG', withExif(photo));
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
