import { assertNever } from '@mingxuan/rulebook';
import type { EvidenceKind } from './kind.ts';
import { keptOfJpeg, keptOfPng, keptOfWebp } from './picture-parts.ts';

/**
 * A picture without what the telephone wrote into it (place, device, time, thumbnail) and without what hangs behind its end, turned
 * the way it was: the one thing that is kept is which side is up. Other files are left as they are.
 */
export function withoutTraces(kind: EvidenceKind, bytes: Buffer): Buffer {
  switch (kind) {
    case 'JPEG': {
      const clean = copied(bytes, keptOfJpeg(bytes));
      const side = sideUp(bytes);
      return side === 1 ? clean : Buffer.concat([clean.subarray(0, 2), sideUpSegment(side), clean.subarray(2)]);
    }
    case 'PNG':
      return copied(bytes, keptOfPng(bytes));
    case 'WEBP':
      return relabelled(copied(bytes, keptOfWebp(bytes)));
    case 'PDF':
    case 'OFFICE':
      return bytes;
    default:
      return assertNever(kind);
  }
}

/** The kept parts, one behind the other. */
function copied(bytes: Buffer, kept: Iterable<readonly [from: number, to: number]>): Buffer {
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  for (const [from, to] of kept) length += bytes.copy(out, length, from, to);
  return out.subarray(0, length);
}

/** A WEBP says in front how long it is and what it holds. */
function relabelled(webp: Buffer): Buffer {
  if (webp.length < 12) return webp;
  webp.writeUInt32LE(webp.length - 8, 4);
  if (webp.length > 20 && webp.toString('latin1', 12, 16) === 'VP8X') webp[20] = (webp[20] ?? 0) & ~0x0c;
  return webp;
}

const ORIENTATION = 0x0112;

/** Which side of a JPEG is up (1 to 8, as cameras count), from its Exif segment; 1 where nothing is said. */
export function sideUp(jpeg: Buffer): number {
  let at = 2;
  while (at >= 0 && at + 4 <= jpeg.length && jpeg[at + 1] !== 0xda) {
    // Bytes between segments are stepped over, as whoever shows the picture does.
    if (jpeg[at] !== 0xff || jpeg[at + 1] === 0 || jpeg[at + 1] === 0xff) {
      at = jpeg.indexOf(0xff, at + 1);
      continue;
    }
    const length = jpeg.readUInt16BE(at + 2);
    if (jpeg[at + 1] === 0xe1 && jpeg.toString('latin1', at + 4, at + 10) === 'Exif\0\0') {
      return orientationIn(jpeg.subarray(at + 10, at + 2 + length));
    }
    at += 2 + length;
  }
  return 1;
}

function orientationIn(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const u16 = (at: number): number =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < u16(first); i += 1) {
    const entry = first + 2 + 12 * i;
    if (u16(entry) !== ORIENTATION) continue;
    const side = u16(entry + 8);
    return side >= 1 && side <= 8 ? side : 1;
  }
  return 1;
}

/** An Exif segment that says which side is up and nothing else. */
function sideUpSegment(side: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(side, 18);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(2 + 6 + tiff.length, 2);
  return Buffer.concat([head, Buffer.from('Exif\0\0', 'latin1'), tiff]);
}
