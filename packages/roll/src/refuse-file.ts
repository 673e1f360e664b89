import type { Refusal } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { shown } from './mask.ts';

/** Why a whole file cannot be read. Nothing of it is used then. */
export type FileFault =
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_WRONG_EXTENSION'
  | 'FILE_NOT_A_TABLE'
  | 'FILE_OPEN_DOCUMENT'
  | 'FILE_OLD_WEB_TABLE'
  | 'FILE_DAMAGED'
  | 'FILE_UNPACKS_TOO_LARGE'
  | 'FILE_ENCRYPTED'
  | 'FILE_HAS_MACROS'
  | 'FILE_HAS_EXTERNAL_LINKS'
  | 'FILE_ENCODING'
  | 'FILE_TOO_MANY_ROWS';

const SAVE_AGAIN = text(
  '请用 Excel 或 WPS 打开原文件，另存为“Excel 工作簿（.xlsx）”后重新上传。',
  'Open the original in Excel or WPS, save it as an Excel workbook (.xlsx), and upload that.',
);

const SENTENCES: Readonly<Record<FileFault, readonly [zh: string, en: string, remedy?: readonly [string, string]]>> = {
  FILE_EMPTY: [
    '里面没有任何内容',
    'is empty',
    ['请检查是否选错了文件，换上填好的花名册。', 'Check that you chose the right file, and choose the filled-in roll.'],
  ],
  FILE_TOO_LARGE: [
    '太大，无法读取',
    'is too large to be read',
    [
      '请只保留花名册工作表，删去图片和无关内容，或按小组分成几个文件。',
      'Keep only the roll, remove pictures and other content, or split it by residents’ group.',
    ],
  ],
  FILE_WRONG_EXTENSION: ['的扩展名与实际内容不一致', 'has an extension that does not fit its content'],
  FILE_NOT_A_TABLE: [
    '不是表格文件',
    'is not a spreadsheet',
    ['请上传 .xlsx、.xls 或 .csv 格式的花名册。', 'Upload the roll as .xlsx, .xls or .csv.'],
  ],
  FILE_OPEN_DOCUMENT: ['是 .ods 表格，本系统不读这种格式', 'is an .ods spreadsheet, which is not read here'],
  FILE_OLD_WEB_TABLE: [
    '其实是网页或文本格式的表格，不是真正的 Excel 文件',
    'is really a web page or a text form of a table, not an Excel file',
  ],
  FILE_DAMAGED: ['已损坏或不完整，无法读取', 'is damaged or incomplete and cannot be read'],
  FILE_UNPACKS_TOO_LARGE: [
    '解开后大得不正常，为安全起见没有读取',
    'unpacks to an abnormal size and was not read, for safety',
  ],
  FILE_ENCRYPTED: [
    '设有打开密码，无法读取',
    'is protected by a password',
    ['请在 Excel 或 WPS 中取消打开密码后重新上传。', 'Remove the password in Excel or WPS and upload it again.'],
  ],
  FILE_HAS_MACROS: ['含有宏程序，为安全起见没有读取', 'contains macros and was not read, for safety'],
  FILE_HAS_EXTERNAL_LINKS: [
    '引用了别的文件或外部数据，看到的数值不一定是真的，没有读取',
    'refers to other files or outside data, so its values may not be what they seem; it was not read',
    [
      '请全选复制，在新工作簿中“粘贴为数值”，另存为 .xlsx 后重新上传。',
      'Copy everything, paste it as values into a new workbook, save that as .xlsx and upload it.',
    ],
  ],
  FILE_ENCODING: [
    '的文字编码无法识别（既不是 UTF-8，也不是 GB18030）',
    'is in an unknown text encoding (neither UTF-8 nor GB18030)',
  ],
  FILE_TOO_MANY_ROWS: [
    '的行数、列数或工作表太多，无法读取',
    'has too many rows, columns or sheets',
    ['请删去无关的行、列和工作表，或分成几个文件。', 'Remove what does not belong there, or split the file.'],
  ],
};

/** The same refusal led in by the file's name, where its sentence begins with a sheet or a column. */
export function inFile(fileName: string | undefined, refusal: Refusal): Refusal {
  if (fileName === undefined || refusal.code.startsWith('FILE_')) return refusal;
  const name = shown(fileName);
  const { zh, en } = refusal.message;
  return { ...refusal, message: text(`文件“${name}”：${zh}`, `File “${name}”: ${en}`) };
}

/** A refusal of the file as a whole, in plain words, naming it. `detail` goes into brackets. */
export function refuseFile(code: FileFault, fileName: string, detail?: { zh: string; en: string }): Refusal {
  const [zh, en, remedy] = SENTENCES[code];
  const name = shown(fileName);
  const [zhMore, enMore] = detail ? [`（${detail.zh}）`, ` (${detail.en})`] : ['', ''];
  return {
    code,
    message: text(`文件“${name}”${zh}${zhMore}。`, `The file “${name}” ${en}${enMore}.`),
    remedy: remedy ? text(remedy[0], remedy[1]) : SAVE_AGAIN,
    sources: [],
  };
}
