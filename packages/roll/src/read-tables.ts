import type { Refusal, Result } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import type { Book } from './book.ts';
import { bookOf } from './book.ts';
import type { Row, Table } from './cell.ts';
import { openCsv } from './csv.ts';
import { isEncrypted, openXlsx, readXls } from './excel.ts';
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
 * Opens an .xlsx, .xls or .csv (UTF-8, UTF-16, GB18030) from its bytes; its rows are then read piece by piece.
 * The format is told by the content; a name that says otherwise is refused, as is everything unsafe.
 * Never throws; reads no disk and opens no link.
 */
export async function openBook(
  bytes: Uint8Array,
  fileName: string,
  limits: Limits = LIMITS,
): Promise<Result<Book, Refusal>> {
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
    if (content === 'ZIP' && extension === 'ods') return err(refuseFile('FILE_OPEN_DOCUMENT', fileName));
    if (!isTableExtension(extension)) return err(refuseFile('FILE_NOT_A_TABLE', fileName));
    return err(refuseFile('FILE_WRONG_EXTENSION', fileName, KIND[content]));
  }
  const book = await openKnown(content, bytes, fileName, limits);
  return book.ok ? ok({ ...book.value, name: fileName }) : book;
}

function openKnown(
  content: 'ZIP' | 'OLE' | 'TEXT',
  bytes: Uint8Array,
  fileName: string,
  limits: Limits,
): Result<Book, Refusal> | Promise<Result<Book, Refusal>> {
  switch (content) {
    case 'ZIP':
      return openXlsx(bytes, fileName, limits);
    case 'OLE':
      return openXls(bytes, fileName, limits);
    case 'TEXT':
      return openCsv(bytes, fileName, limits);
  }
}

/** An .xls is small by its nature (65,536 rows) and is read at once. */
function openXls(bytes: Uint8Array, fileName: string, limits: Limits): Result<Book, Refusal> {
  const tables = readXls(bytes, fileName, limits);
  return tables.ok ? ok(bookOf(tables.value, bytes.length)) : tables;
}

/** Reads every sheet of a file into memory at once: for a small file, or to look at it. */
export async function readTables(
  bytes: Uint8Array,
  fileName: string,
  limits: Limits = LIMITS,
): Promise<Result<Table[], Refusal>> {
  const book = await openBook(bytes, fileName, limits);
  if (!book.ok) return book;
  const tables: Table[] = [];
  for (const { sheet, hidden, rows } of book.value.sheets) {
    const read: Row[] = [];
    for await (const batch of rows()) {
      if (!batch.ok) return batch;
      read.push(...batch.value.rows);
    }
    tables.push({ sheet, hidden, rows: read });
  }
  return ok(tables);
}
