import type { RollCheck } from '@mingxuan/contract';
import { csvCell } from '@mingxuan/rulebook';

/** Hands the list of problems over as a file that opens in Excel and WPS, so that the sender can correct the original. */
export function reportCsv(check: RollCheck, names: Readonly<Record<string, string>>): void {
  const head = ['工作表', '行', '到第几行', '列', '姓名', '类别', '问题和处理', '代码'];
  const rows = check.problems.map((one) => [
    one.sheet,
    one.row,
    one.until ?? '',
    one.column,
    one.who ?? '',
    names[one.severity] ?? one.severity,
    one.message.zh,
    one.code,
  ]);
  // The mark at the start tells Excel that this is UTF-8.
  const text = `\uFEFF${[head, ...rows].map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
  saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), `${check.file.name}-问题清单.csv`);
}

/** Gives a file to the person at the screen. */
export function saveFile(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
