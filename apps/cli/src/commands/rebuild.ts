import path from 'node:path';
import type { Lang } from '@mingxuan/rulebook';
import { cycleDomain } from '@mingxuan/server';
import type { RebuildReport } from '@mingxuan/store';
import { rebuild } from '@mingxuan/store';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import { configured, openData } from '../data.ts';
import { ownLogKeys } from './log-keys.ts';

export interface RebuildWish {
  readonly data?: string;
  readonly community?: string;
  readonly repair: boolean;
}

/** `mingxuan rebuild`: replays the ledger and names every derived row that differs; repairs them only when told to. */
export async function rebuildCommand(wish: RebuildWish, lang: Lang): Promise<Answer> {
  const config = configured(wish.data);
  if (!config.ok) return refused(config.error, lang);
  const data = await openData(config.value);
  if (!data.ok) return refused(data.error, lang);
  try {
    const report = await rebuild(data.value, cycleDomain, {
      repair: wish.repair,
      ...(wish.community === undefined ? {} : { communityId: wish.community }),
      logKeys: await ownLogKeys(path.join(config.value.dataDir, 'keys'), data.value.pool),
    });
    const left = report.faults.filter((fault) => !report.repaired.includes(fault.communityId));
    const json = {
      ok: left.length === 0,
      communities: report.communities,
      entries: report.entries,
      rows: report.rows,
      leaves: report.leaves,
      repaired: report.repaired,
      faults: report.faults.map(({ message, ...fault }) => ({ ...fault, message: message[lang] })),
    };
    return (left.length === 0 ? fine : faulty)(json, rebuildText(report, lang));
  } finally {
    await data.value.close();
  }
}

/** So many of the same kind are told in words; `--json` has them all. */
const TOLD_EACH = 5;
/** Where the ledger itself lies: a fault there is the cause of those in what is derived from it. */
const LEDGER_TABLES: readonly string[] = ['ledger_entry', 'ledger_sealed'];

/** One changed leaf makes every one after it differ: causes come first, and what is alike is told a few times and counted. */
function causesFirst(faults: RebuildReport['faults'], lang: Lang): readonly string[] {
  const kinds = new Map<string, RebuildReport['faults'][number][]>();
  for (const fault of faults) {
    const kind = `${fault.communityId} ${fault.table} ${fault.kind}`;
    const alike = kinds.get(kind);
    if (alike === undefined) kinds.set(kind, [fault]);
    else alike.push(fault);
  }
  const isCause = (alike: RebuildReport['faults']): boolean => LEDGER_TABLES.includes(alike[0]?.table ?? '');
  const ordered = [...kinds.values()].sort((a, b) => Number(isCause(b)) - Number(isCause(a)));
  return ordered.flatMap((alike) => {
    const more = alike.length - TOLD_EACH;
    const told = alike
      .slice(0, TOLD_EACH)
      .map((fault) => `  ✗ ${fault.communityId === '' ? '' : `${fault.communityId}：`}${fault.message[lang]}`);
    if (more <= 0) return told;
    return [
      ...told,
      lang === 'zh'
        ? `    同一张表里同样的问题还有 ${more} 处，多半由前面的引起；加 --json 列出全部`
        : `    ${more} more of the same kind in that table, most likely caused by those before; --json lists all`,
    ];
  });
}

function rebuildText({ communities, entries, rows, leaves, faults, repaired }: RebuildReport, lang: Lang): string {
  const zh = lang === 'zh';
  const compared = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return [
    zh
      ? `重放了 ${communities} 个社区的 ${entries} 条账目，核对了 ${compared} 行和公开日志 ${leaves} 项，发现 ${faults.length} 处不符。`
      : `Replayed ${entries} entries of ${communities} communities, compared ${compared} rows and ${leaves} leaves of the log, ${faults.length} differ.`,
    ...causesFirst(faults, lang),
    ...(repaired.length === 0
      ? []
      : [`${zh ? '已按账本改正：' : 'Put right from the ledger: '}${repaired.join('、')}`]),
    ...(faults.length > 0 && repaired.length === 0
      ? [
          zh
            ? '账本本身完好的社区，可以加 --repair 按账本改正；账本受损的要从备份恢复。'
            : 'Where the ledger is whole, --repair puts the rows right; a damaged ledger is restored from a backup.',
        ]
      : []),
  ].join('\n');
}
