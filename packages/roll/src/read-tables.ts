import type { Refusal, Result } from '@mingxuan/rulebook';
import { err } from '@mingxuan/rulebook';
import type { Table } from './cell.ts';
import { readCsv } from './csv.ts';
import { isEncrypted, readXls, readXlsx } from './excel.ts';
import type { Limits } from './limits.ts';
import { LIMITS } from './limits.ts';
import { refuseFile } from './refuse-file.ts';
import { extensionFits, extensionOf, isTableExtension, sniff } from './sniff.ts';

const KIND = {
  ZIP: { zh: '实际是 .xlsx 一类的压缩文件', en: 'it is really an .xlsx or another zip' },
  OLE: { zh: '实际是旧版 Office 文件', en: 'it is really an old Office file' },
  TEXT: { zh: '实际是纯文本', en: 'it is really plain text' },
} as const;

/**
 * Reads every sheet of an .xlsx, .xls or .csv (UTF-8, UTF-16, GB18030) from its bytes.
 * The format is told by the content; a name that says otherwise is refused, as is everything unsafe.
 * Never throws; reads no disk and opens no link.
 */
export function readTables(bytes: Uint8Array, fileName: string, limits: Limits = LIMITS): Result<Table[], Refusal> {
  if (bytes.length > limits.fileBytes) {
    const megabytes = Math.floor(limits.fileBytes / 1024 / 1024);
    return err(refuseFile('FILE_TOO_LARGE', fileName, { zh: `最多 ${megabytes} MB`, en: `at most ${megabytes} MB` }));
  }
  const content = sniff(bytes);
  switch (content) {
    case 'EMPTY':
      return err(refuseFile('FILE_EMPTY', fileName));
    case 'OTHER':
      return err(refuseFile('FILE_NOT_A_TABLE', fileName));
    case 'MARKUP':
      return err(refuseFile('FILE_OLD_WEB_TABLE', fileName));
    case 'ZIP':
    case 'OLE':
    case 'TEXT':
      break;
  }
  const extension = extensionOf(fileName);
  if (!extensionFits(extension, content)) {
    if (content === 'OLE' && isEncrypted(bytes)) return err(refuseFile('FILE_ENCRYPTED', fileName));
    if (!isTableExtension(extension)) return err(refuseFile('FILE_NOT_A_TABLE', fileName));
    return err(refuseFile('FILE_WRONG_EXTENSION', fileName, KIND[content]));
  }
  switch (content) {
    case 'ZIP':
      return readXlsx(bytes, fileName, limits);
    case 'OLE':
      return readXls(bytes, fileName, limits);
    case 'TEXT':
      return readCsv(bytes, fileName, limits);
  }
}
