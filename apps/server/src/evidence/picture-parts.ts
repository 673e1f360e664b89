/** From where to where; what is not named goes. */
type Kept = Generator<readonly [from: number, to: number]>;

const EOI = 0xd9;
const SOS = 0xda;
const COM = 0xfe;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;

/**
 * What makes a JPEG's picture (ITU-T T.81 annex B): of the segments for programs only how colours are meant (JFIF, ICC, Adobe), no
 * remarks, no small picture of what it was before it was cut, and nothing behind its end, where telephones put films and more. Bytes
 * between segments go too, as every reader skips them: behind them Exif may stand. Each byte is looked at once.
 */
export function* keptOfJpeg(bytes: Buffer): Kept {
  yield [0, 2];
  let at = 2;
  while (at >= 0 && at + 2 <= bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0) {
      at = bytes.indexOf(0xff, at + 1);
      continue;
    }
    if (marker === EOI) return yield [at, at + 2];
    // Fill bytes before a marker.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const end = at + 4 > bytes.length ? bytes.length : Math.min(bytes.length, at + 2 + bytes.readUInt16BE(at + 2));
    const next = marker === SOS ? endOfScan(bytes, end) : end;
    if (isOfThePicture(bytes, marker, at)) yield [at, next];
    at = next;
  }
}

function isOfThePicture(bytes: Buffer, marker: number, at: number): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > 0xef) return true;
  // JFXX beside JFIF holds a thumbnail.
  if (marker === APP0) return bytes.toString('latin1', at + 4, at + 8) === 'JFIF';
  if (marker === APP2) return bytes.toString('latin1', at + 4, at + 15) === 'ICC_PROFILE';
  return marker === APP14;
}

/** Where the next marker is that is none of a scan's own: neither a byte 0xff of the picture nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + (marker === 0xff ? 1 : 2));
  }
  return bytes.length;
}

const PNG_HEAD = 8;
/** What a PNG's picture rests on beside the parts that no reader may skip, those with a capital letter (PNG specification §11.3). */
const PNG_OF_THE_PICTURE = new Set(
  'tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD pHYs sPLT hIST acTL fcTL fdAT'.split(' '),
);

const isPngPicture = (type: string): boolean => /^[A-Z]/.test(type) || PNG_OF_THE_PICTURE.has(type);

/** A PNG's chunks without texts, times, Exif, and what makers of programs add of their own (where and by what it was taken), up to its end. */
export function* keptOfPng(bytes: Buffer): Kept {
  yield [0, PNG_HEAD];
  let at = PNG_HEAD;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) break;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (isPngPicture(type)) yield [at, end];
    if (type === 'IEND') return;
    at = end;
  }
  yield [at, bytes.length];
}

const WEBP_HEAD = 12;
const WEBP_PICTURE = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** A WEBP's chunks without Exif, XMP, and those that RFC 9649 §2.7 does not know, up to its end. */
export function* keptOfWebp(bytes: Buffer): Kept {
  yield [0, WEBP_HEAD];
  const length = Math.min(bytes.length, 8 + (bytes.length < WEBP_HEAD ? 0 : bytes.readUInt32LE(4)));
  let at = WEBP_HEAD;
  while (at + 8 <= length) {
    const size = bytes.readUInt32LE(at + 4);
    const end = at + 8 + size + (size % 2);
    if (end > length) break;
    if (WEBP_PICTURE.has(bytes.toString('latin1', at, at + 4))) yield [at, end];
    at = end;
  }
  yield [at, Math.max(at, length)];
}
