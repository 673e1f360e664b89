/** What the bytes themselves say the file is. The name is not trusted. */
export type Content = 'ZIP' | 'OLE' | 'TEXT' | 'MARKUP' | 'EMPTY' | 'OTHER';

const SIGNATURES: readonly (readonly [string, readonly number[], Content])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04], 'ZIP'],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], 'OLE'],
  ['pdf', [0x25, 0x50, 0x44, 0x46], 'OTHER'],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66], 'OTHER'],
  ['empty zip', [0x50, 0x4b, 0x05, 0x06], 'OTHER'],
];

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** Names the container by its first bytes. Text is only claimed when no control byte that text never has is near the start. */
export function sniff(bytes: Uint8Array): Content {
  if (bytes.length === 0) return 'EMPTY';
  for (const [, signature, content] of SIGNATURES) if (startsWith(bytes, signature)) return content;
  const head = bytes.subarray(0, 4096);
  const utf16 = startsWith(head, [0xff, 0xfe]) || startsWith(head, [0xfe, 0xff]);
  if (!utf16 && head.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d)) return 'OTHER';
  const opening = Buffer.from(head.subarray(0, 512)).toString('latin1').replace(/^ï»¿/u, '').trimStart().toLowerCase();
  if (/^(<\?xml|<html|<!doctype|<table|<meta|mime-version:|<style|<head|<body|id;p)/u.test(opening)) return 'MARKUP';
  return 'TEXT';
}

/** The extension in lower case without its dot, empty when there is none. */
export function extensionOf(fileName: string): string {
  const match = /\.([^./\\]{1,8})$/u.exec(fileName.normalize('NFKC').trim());
  return match?.[1]?.toLowerCase() ?? '';
}

const FITTING: Readonly<Partial<Record<Content, readonly string[]>>> = {
  ZIP: ['xlsx', 'xlsm', ''],
  OLE: ['xls', 'et', ''],
  TEXT: ['csv', 'txt', 'tsv', ''],
};

/** Whether a file so named may hold such content. */
export const extensionFits = (extension: string, content: Content): boolean =>
  FITTING[content]?.includes(extension) ?? false;

/** Whether such a name promises a table that this package reads. */
export const isTableExtension = (extension: string): boolean =>
  extension !== '' && Object.values(FITTING).some((extensions) => extensions.includes(extension));
