import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';

/** What evidence may be: pictures, PDF, and today's Office files without macros. Told by its bytes, whatever it is called. */
export type EvidenceKind = 'JPEG' | 'PNG' | 'WEBP' | 'PDF' | 'OFFICE';

export const MIME: Readonly<Record<EvidenceKind, string>> = {
  JPEG: 'image/jpeg',
  PNG: 'image/png',
  WEBP: 'image/webp',
  PDF: 'application/pdf',
  OFFICE: 'application/octet-stream',
};

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to);

/** The kind of a file, or in words why it is not taken. Formats that carry programs are refused, and so is what cannot be told. */
export function evidenceKind(bytes: Buffer): Result<EvidenceKind, Refusal> {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return ok('JPEG');
  if (ascii(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return ok('PNG');
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return ok('WEBP');
  if (ascii(bytes, 0, 5) === '%PDF-') return runsSomething(bytes) ? err(active) : ok('PDF');
  if (ascii(bytes, 0, 4) === 'PK\x03\x04') {
    if (!bytes.includes('[Content_Types].xml')) return err(notTaken('压缩包', 'an archive'));
    return holdsMacros(bytes) || carriesPrograms(bytes) ? err(active) : ok('OFFICE');
  }
  if (ascii(bytes, 0, 8) === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
    return err(notTaken('旧版 Office 文件', 'an old Office file'));
  if (/^ftyp(?:heic|heix|mif1|hevc)/.test(ascii(bytes, 4, 12))) return err(heic);
  return err(notTaken('这种文件', 'a file of this kind'));
}

/** Parts of an Office file that run: their names stand in it as they are, in whatever case. */
const RUNNING_PARTS = ['vbaproject', 'vbadata', '/activex/', '/macrosheets/', '/oleobject'];
const RUNNING_NAMES = /\.(?:do[ct]m|xl[st]m|xlsb|xlam|p[po][ts]m|ppam)$/i;

const holdsMacros = (bytes: Buffer): boolean => {
  const names = bytes.toString('latin1').toLowerCase();
  return RUNNING_PARTS.some((part) => names.includes(part));
};

const ENTRY = 'PK\x01\x02';
const NAME_AT = 46;
/** All that an Office file of today holds: anything else in the archive is a stowaway. */
const OFFICE_PARTS =
  /\.(?:xml|rels|vml|bin|dat|sigs|psmdcp|png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|wdp|xlsx|docx|pptx|odttf|fntdata)$|\/$/i;

/** Whether an archive with the marks of an Office file lists something that such a file never holds (a program, a script, a link). */
function carriesPrograms(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(ENTRY, 0, 'latin1'); at >= 0; at = bytes.indexOf(ENTRY, at + 4, 'latin1')) {
    if (at + NAME_AT > bytes.length) return false;
    const name = ascii(bytes, at + NAME_AT, at + NAME_AT + bytes.readUInt16LE(at + 28));
    if (!OFFICE_PARTS.test(name)) return true;
  }
  return false;
}

/** How files of a kind are called; telephones mix the kinds of pictures up, and programs look into them anyway. */
const PICTURES = ['jpg', 'jpeg', 'jpe', 'jfif', 'png', 'webp'] as const;
const ENDINGS: Readonly<Record<EvidenceKind, readonly [string, ...string[]]>> = {
  JPEG: PICTURES,
  PNG: ['png', ...PICTURES],
  WEBP: ['webp', ...PICTURES],
  PDF: ['pdf'],
  OFFICE: ['docx', 'xlsx', 'pptx'],
};

/** The name to keep a file under: what is inside can also be read as a page or a program where its name says so (照片.html). */
export function safelyNamed(name: string, kind: EvidenceKind): string {
  const ending = /\.([^.]*)$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const usual = ENDINGS[kind];
  if (usual.includes(ending)) return name;
  // A name may be 200 characters long.
  return `${name.slice(0, 190)}.${usual[0]}`;
}

/** Whether a file is called what only files with macros are called: some program would open it as such. */
export const namedToRun = (name: string): boolean => RUNNING_NAMES.test(name.trim());

/** A PDF that starts something by itself or carries a file; what is compressed is not seen, and readers ask before they run it. */
function runsSomething(bytes: Buffer): boolean {
  // A name may be spelled with its letters as numbers: /J#61vaScript.
  const plain = bytes
    .toString('latin1')
    .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return ['/JavaScript', '/Launch', '/EmbeddedFile', '/RichMedia'].some((word) => plain.includes(word));
}

const remedy = {
  zh: '请改用照片（JPG、PNG）、扫描件 PDF，或者另存为 .docx、.xlsx。',
  en: 'Use a photograph (JPG, PNG), a scan as PDF, or save it as .docx or .xlsx.',
};

const notTaken = (zh: string, en: string): Refusal => ({
  code: 'EVIDENCE_KIND',
  message: {
    zh: `佐证材料不收${zh}，容易带病毒或者以后打不开。`,
    en: `Evidence cannot be ${en}: it may carry a virus.`,
  },
  remedy,
  sources: [],
});

export const active: Refusal = {
  code: 'EVIDENCE_RUNS',
  message: { zh: '这个文件里带有宏、脚本或附件，不能收。', en: 'This file carries macros, scripts or other files.' },
  remedy: {
    zh: '请打印后扫描成 PDF，或者另存为不带宏的文件。',
    en: 'Print and scan it, or save it without macros.',
  },
  sources: [],
};

const heic: Refusal = {
  code: 'EVIDENCE_HEIC',
  message: {
    zh: '这是苹果手机的 HEIC 照片，很多电脑打不开。',
    en: 'This is an iPhone HEIC photograph, which many computers cannot open.',
  },
  remedy: {
    zh: '请在手机“设置—相机—格式”里选“兼容性最佳”再拍，或者用微信发送后保存为 JPG。',
    en: 'Choose “Most Compatible” under Settings, Camera, Formats, or save it as JPG.',
  },
  sources: [],
};
