import path from 'node:path';
import type { Lang } from '@mingxuan/rulebook';
import { cycleDomain } from '@mingxuan/server';
import type { RebuildFault, RebuildReport } from '@mingxuan/store';
import { rebuild } from '@mingxuan/store';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import { configured, openData } from '../data.ts';
import type { Told } from '../told.ts';
import { causesFirst } from '../told.ts';
import { ownLogKeys } from './log-keys.ts';

export interface RebuildWish {
  readonly data?: string;
  readonly community?: string;
  readonly repair: boolean;
  /** Every fault as a line; otherwise what is alike is counted. */
  readonly all: boolean;
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
    return (left.length === 0 ? fine : faulty)(json, rebuildText(report, wish.all, lang));
  } finally {
    await data.value.close();
  }
}

/** The public log is made of the entries, and its tiles and checkpoints of its leaves. */
const OVER_LEAVES: ReadonlySet<string> = new Set(['log_tile', 'log_checkpoint', 'log_cosignature']);
const isLedgers = (table: string): boolean => table.startsWith('ledger_');

/** A changed entry or leaf makes all that is worked out from it differ. */
function rankedFaults(faults: RebuildReport['faults'], lang: Lang): readonly Told[] {
  const ledgers = new Set(faults.flatMap(({ table, communityId }) => (isLedgers(table) ? [communityId] : [])));
  const leaves = ledgers.size > 0 || faults.some(({ table }) => table === 'log_leaf');
  const follows = ({ table, communityId }: RebuildFault): boolean =>
    OVER_LEAVES.has(table) ? leaves : !isLedgers(table) && ledgers.has(communityId);
  return faults.map((fault) => {
    const { communityId, table, kind, key, message } = fault;
    const where = Object.values(key)
      .map((part) => String(part).slice(0, 40))
      .join(' ');
    const line = `  ✗ ${communityId === '' ? '' : `${communityId}：`}${message[lang]}`;
    return { kind: `${communityId} ${table} ${kind}`, rank: follows(fault) ? 'CONSEQUENCE' : 'CAUSE', line, where };
  });
}

export function rebuildText(report: RebuildReport, all: boolean, lang: Lang): string {
  const zh = lang === 'zh';
  const { communities, entries, rows, leaves, faults, repaired } = report;
  const compared = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return [
    zh
      ? `重放了 ${communities} 个社区的 ${entries} 条账目，核对了 ${compared} 行和公开日志 ${leaves} 项，发现 ${faults.length} 处不符。`
      : `Replayed ${entries} entries of ${communities} communities, compared ${compared} rows and ${leaves} leaves of the log, ${faults.length} differ.`,
    ...causesFirst(rankedFaults(faults, lang), all, lang),
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
