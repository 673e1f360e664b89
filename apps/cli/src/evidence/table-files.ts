import type { Cycle } from '@mingxuan/election';
import { tableFiles } from '@mingxuan/election';
import type { BundleReport } from '@mingxuan/ledger';
import { TABLES_FOLDER } from '@mingxuan/ledger';
import { thisProgram } from '@mingxuan/server';
import type { Findings } from './findings.ts';

/**
 * The tables of a bundle must be, to the last byte, what follows from its ledger; the line that is another is named.
 * Bundles of the first form have none.
 */
export function checkTableFiles(state: Cycle, { files, manifest }: BundleReport, findings: Findings): void {
  const due = manifest?.v === 1 ? new Map<string, string>() : tableFiles(state);
  for (const name of due.keys()) {
    const file = `${TABLES_FOLDER}${name}`;
    if (files.has(file)) continue;
    findings.at(null, { file }, 'tables')('TABLE_FILE_MISSING', `缺少表格文件 ${file}`, `${file} is missing`);
  }
  for (const [file, bytes] of files) {
    if (!file.startsWith(TABLES_FOLDER)) continue;
    const wanted = due.get(file.slice(TABLES_FOLDER.length));
    if (wanted === undefined) {
      findings.at(null, { file }, 'tables')(
        'TABLE_FILE_UNKNOWN',
        `${file} 不是这个包应有的表格`,
        `${file} is no table of this bundle`,
      );
      continue;
    }
    const right = Buffer.from(wanted, 'utf8');
    if (Buffer.compare(right, bytes) !== 0) {
      const line = firstDifference(right, bytes);
      findings.at(null, { file, line }, 'tables')(
        'TABLE_FILE_DIFFERS',
        `${file} 第 ${line} 行起与账本里的不符`,
        `${file} differs from the ledger from line ${line} on`,
      );
    }
  }
}

/** Counted from 1; the end of a line belongs to it, so a file that was cut or whose line ends were changed names the line it happened in. */
function firstDifference(wanted: Uint8Array, shown: Uint8Array): number {
  let line = 1;
  for (let at = 0; at < wanted.length && wanted[at] === shown[at]; at += 1) if (wanted[at] === 0x0a) line += 1;
  return line;
}

/**
 * What another version of the program decided may be decided otherwise today without anybody having changed anything:
 * it is said, so that a difference is not taken for a forgery at once.
 */
export function noteOtherProgram({ manifest }: BundleReport, findings: Findings): void {
  const by = manifest?.program;
  if (by === undefined || (by.version === thisProgram.version && by.domain === thisProgram.domain)) return;
  findings.at(null, { file: 'manifest.json' }, 'program')(
    'OTHER_PROGRAM',
    `这个包是由另一个版本（${by.version}，${by.domain}）作出结论的，现在核对的是 ${thisProgram.version}（${thisProgram.domain}）；如有不符，请先用那个版本再核对一次`,
    `another version decided this bundle (${by.version}, ${by.domain}) than checks it now (${thisProgram.version}, ${thisProgram.domain}); where something differs, check with that version before you conclude`,
    'warning',
  );
}
