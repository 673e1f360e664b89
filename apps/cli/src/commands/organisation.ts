import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TreeReport } from '@mingxuan/contract';
import { tableWorkbook } from '@mingxuan/documents';
import type { Lang, Refusal, Result } from '@mingxuan/rulebook';
import { csvCell, err, ok } from '@mingxuan/rulebook';
import { cycleDomain, FROM_TERMINAL, readTree, takeTree, treeTable } from '@mingxuan/server';
import type { OrganisationEntry } from '@mingxuan/store';
import { createLedgerStore, organisationOf, organisationTree } from '@mingxuan/store';
import type { Answer } from '../answer.ts';
import { faulty, fine, misused, refused } from '../answer.ts';
import type { OpenData } from '../data.ts';
import { configured, openData } from '../data.ts';
import { readInput } from '../read-file.ts';
import { table } from '../words.ts';

export interface OrganisationWish {
  readonly data?: string;
  /** Only what lies under this code, as `9901.01`. */
  readonly place?: string;
}

/** Whoever has the data folder: the register says that an import came from here. */
const HERE = { accountId: FROM_TERMINAL, name: 'mingxuan', grants: [{ role: 'CITY_ADMIN', scope: '*' }] } as const;

async function withData(
  data: string | undefined,
  lang: Lang,
  work: (opened: OpenData) => Promise<Answer>,
): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const opened = await openData(config.value);
  if (!opened.ok) return refused(opened.error, lang);
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

const liesIn = (place: string | undefined, id: string): boolean =>
  place === undefined || id === place || id.startsWith(`${place}.`);

/** `mingxuan organisation list`: the tree, without its people. */
export function organisationListCommand({ data, place }: OrganisationWish, lang: Lang): Promise<Answer> {
  return withData(data, lang, async (opened) => {
    const rows = (await organisationTree(opened)).filter(({ communityId }) => liesIn(place, communityId));
    const zh = lang === 'zh';
    const head = zh
      ? ['代码', '区', '街道', '社区', '类型', '届满日']
      : ['code', 'district', 'street', 'community', 'kind', 'term ends'];
    const kind = (regime: OrganisationEntry['regime']): string =>
      zh ? { RESIDENTS: '城市社区', VILLAGERS: '村改居' }[regime] : regime.toLowerCase();
    const lines = rows.map((row) => [
      row.communityId,
      row.district,
      row.street,
      row.name,
      kind(row.regime),
      row.termEnds ?? '',
    ]);
    const count = zh ? `${rows.length} 个社区` : `${rows.length} communities`;
    return fine({ communities: rows }, [...table([head, ...lines]), count].join('\n'));
  });
}

/** `mingxuan organisation export`: the tree with its people, as .csv or .xlsx by the file's name, as an import reads it back. */
export function organisationExportCommand(
  file: string,
  { data, place }: OrganisationWish,
  lang: Lang,
): Promise<Answer> {
  return withData(data, lang, async (opened) => {
    const ids = (await organisationTree(opened)).map(({ communityId }) => communityId);
    const found = await organisationOf(
      opened,
      ids.filter((id) => liesIn(place, id)),
    );
    if (!found.ok) return refused(found.error, lang);
    const written = await writeNew(file, found.value);
    if (!written.ok) return misused(written.error.message, lang);
    const n = found.value.length;
    const text =
      lang === 'zh'
        ? `已把 ${n} 个社区写进 ${file}。里面有姓名和电话，用完请妥善保管。`
        : `Wrote ${n} communities to ${file}. It holds names and telephones: keep it safe.`;
    return fine({ file, communities: n }, text);
  });
}

async function writeNew(file: string, entries: readonly OrganisationEntry[]): Promise<Result<true, Refusal>> {
  const tree = treeTable(entries);
  const lines = [tree.columns.map(({ label }) => label), ...tree.rows];
  const bytes =
    path.extname(file).toLowerCase() === '.xlsx'
      ? await tableWorkbook(tree, Math.floor(Date.now() / 1000))
      : `\uFEFF${lines.map((line) => line.map(csvCell).join(',')).join('\r\n')}\r\n`;
  return writeFile(file, bytes, { flag: 'wx', mode: 0o600 }).then(
    () => ok(true),
    (cause: NodeJS.ErrnoException) => err(notWritten(file, cause.code ?? '')),
  );
}

/** `mingxuan organisation import`: what a file would change; with `apply` it is done, unless a row has a problem and `partly` was not said. */
export async function organisationImportCommand(
  file: string,
  { data, apply, partly }: OrganisationWish & { readonly apply: boolean; readonly partly: boolean },
  lang: Lang,
): Promise<Answer> {
  const bytes = await readInput(file);
  if (!bytes.ok) return misused(bytes.error, lang);
  return withData(data, lang, async (opened) => {
    const ledger = createLedgerStore(opened, cycleDomain);
    const read = await readTree({ ledger, database: opened }, HERE, path.basename(file), bytes.value);
    if (!read.ok) return refused(read.error, lang);
    const { report } = read.value;
    const wrong = report.problems.length > 0 || report.unreadSheets.length > 0;
    const done = apply && (!wrong || partly);
    if (done) {
      const at = new Date().toISOString();
      const taken = await takeTree(opened, read.value, { at, account: HERE.accountId });
      if (!taken.ok) return refused(taken.error, lang);
    }
    const problems = report.problems.map((one) => ({ ...one, message: one.message[lang] }));
    return (wrong ? faulty : fine)({ ...report, problems, imported: done }, reportText(report, done, lang));
  });
}

function reportText(report: TreeReport, done: boolean, lang: Lang): string {
  const { rows, accepted, added, changed, same, notInFile, problems, unreadSheets } = report;
  const zh = lang === 'zh';
  return [
    zh
      ? `${rows} 行，可以采用 ${accepted} 行；新社区 ${added.length} 个，有变化 ${changed.length} 个，没有变化 ${same} 个，表里没有、保持原样的 ${notInFile.length} 个。`
      : `${rows} rows, ${accepted} can be taken; ${added.length} new communities, ${changed.length} changed, ${same} the same, ${notInFile.length} not in the file and left as they are.`,
    ...unreadSheets.map((sheet) => (zh ? `  ✗ 工作表“${sheet}”没有认出表头` : `  ✗ sheet ${sheet}: no heading found`)),
    ...problems.map(({ sheet, row, value, message }) => `  ✗ ${sheet}!${row} ${value} ${message[lang]}`),
    ...changed.flatMap(({ id, name, changes }) =>
      changes.map(({ field, before, after }) => `  ~ ${id} ${name} ${field}: ${before} → ${after}`),
    ),
    done
      ? zh
        ? '已导入。'
        : 'Imported.'
      : zh
        ? '没有写入。看过以后加 --apply 导入；有问题的行要跳过的，再加 --partly。'
        : 'Nothing was written. Add --apply to import, and --partly to leave out rows with problems.',
  ].join('\n');
}

const notWritten = (file: string, code: string): Refusal => ({
  code: 'FILE_NOT_WRITTEN',
  message:
    code === 'EEXIST'
      ? { zh: `文件 ${file} 已经存在，没有覆盖。`, en: `The file ${file} exists; it was not replaced.` }
      : { zh: `文件 ${file} 写不进去（${code}）。`, en: `The file ${file} cannot be written (${code}).` },
  remedy: { zh: '请换一个文件名。', en: 'Choose another name.' },
  sources: [],
});
