import type { LogKey, TreeHead } from '@mingxuan/ledger';
import { edgePaths, openTreeHead, resumeTree } from '@mingxuan/ledger';
import type { Refusal, Text } from '@mingxuan/rulebook';
import type { Database, LogCheckpoint } from '@mingxuan/store';
import { newestCheckpoint, readLogFiles } from '@mingxuan/store';

/** What somebody outside of our database has seen this log say. */
export type Seen = { readonly by: Text } & (
  | { readonly kind: 'NOTE'; readonly note: string }
  /** A witness says that it cosigned so many leaves, and shows nothing. */
  | { readonly kind: 'SIZE'; readonly size: number }
  | { readonly kind: 'NOTHING' }
  /** No answer. */
  | { readonly kind: 'SILENT' }
);

/**
 * Whether the log may go on. It is signed only when it continues all that is known of it outside of its own database: a database that was
 * put back from an older backup would otherwise write a second history beside the one that people hold.
 */
export type LogStanding =
  | { readonly kind: 'ASKING'; readonly waitingFor: readonly Text[] }
  | { readonly kind: 'GOES_ON'; readonly silent: readonly Text[] }
  /** Somebody has seen more than there is. `note`: the checkpoint with our own signature, so that there is no doubt. */
  | {
      readonly kind: 'BEHIND';
      readonly own: number;
      readonly seen: number;
      readonly by: Text;
      readonly note: string | null;
    }
  | { readonly kind: 'FORKED'; readonly size: number; readonly by: Text };

export interface Compared {
  readonly pool: Database['pool'];
  readonly origin: string;
  readonly keys: readonly LogKey[];
}

/** Holds the log against what was seen of it. `all`: nobody may be silent, as after a restore. */
export async function standingOf(parts: Compared, seen: readonly Seen[], all: boolean): Promise<LogStanding> {
  const newest = await newestCheckpoint(parts.pool);
  const own = newest?.size ?? 0;
  for (const one of seen) {
    const worse = await contradiction(parts, newest, one);
    if (worse !== null) return worse;
  }
  const longer = seen.flatMap((one) => (one.kind === 'SIZE' && one.size > own ? [one] : []));
  const [most] = longer.sort((a, b) => b.size - a.size);
  if (most !== undefined) return { kind: 'BEHIND', own, seen: most.size, by: most.by, note: null };
  const silent = seen.filter(({ kind }) => kind === 'SILENT').map(({ by }) => by);
  return all && silent.length > 0 ? { kind: 'ASKING', waitingFor: silent } : { kind: 'GOES_ON', silent };
}

/** A statement of our own, with our signature, that does not go together with the log as it is here. */
async function contradiction(
  { pool, origin, keys }: Compared,
  newest: LogCheckpoint | null,
  seen: Seen,
): Promise<LogStanding | null> {
  if (seen.kind !== 'NOTE') return null;
  const opened = openTreeHead(seen.note, origin, keys);
  // What we did not sign says nothing about us.
  if (!opened.ok) return null;
  const { head } = opened.value;
  const own = newest?.size ?? 0;
  if (head.size > own) return { kind: 'BEHIND', own, seen: head.size, by: seen.by, note: seen.note };
  return (await isOurs(pool, head)) ? null : { kind: 'FORKED', size: head.size, by: seen.by };
}

/** Whether the first leaves here make that very tree. */
async function isOurs(pool: Database['pool'], { size, root }: TreeHead): Promise<boolean> {
  const files = await readLogFiles(pool, edgePaths(size));
  return size === 0 || resumeTree(size, root, (path) => files.get(path)).ok;
}

/** Why nothing is signed, and what is to be done; null where the log goes on. */
export function whyStopped(standing: LogStanding): Refusal | null {
  switch (standing.kind) {
    case 'GOES_ON':
      return null;
    case 'ASKING':
      return asking(standing.waitingFor);
    case 'BEHIND':
      return behind(standing);
    case 'FORKED':
      return forked(standing.size, standing.by);
  }
}

const named = (texts: readonly Text[], lang: 'zh' | 'en'): string =>
  texts.map((text) => text[lang]).join(lang === 'zh' ? '、' : ', ');

const asking = (waiting: readonly Text[]): Refusal => ({
  code: 'LOG_ASKING',
  message: {
    zh: `数据库是从备份恢复的，公开日志要先与见证过的对照：还在等${named(waiting, 'zh')}答复。在此以前不签发。`,
    en: `The database was restored from a backup, and the log is first held against what was witnessed: ${named(waiting, 'en')} did not answer yet. Nothing is signed until then.`,
  },
  remedy: {
    zh: '请让对方的见证程序开着；已经不再见证的，从见证规则文件里去掉（改了就生效，不用重启）。业务照常记录。',
    en: 'See that their witness runs; take whoever no longer witnesses out of the policy file (it is read again without a restart). Acts are recorded all the same.',
  },
  sources: [],
});

function behind({ own, seen, by, note }: Extract<LogStanding, { kind: 'BEHIND' }>): Refusal {
  const missing = own + 1 === seen ? { zh: `第 ${seen} 项`, en: `leaf ${seen}` } : null;
  const zh = missing?.zh ?? `第 ${own + 1} 至第 ${seen} 项`;
  const en = missing?.en ?? `leaves ${own + 1} to ${seen}`;
  const proof =
    note !== null
      ? { zh: '，上面有本日志自己的签名', en: ', under our own signature' }
      : { zh: '（只是它这样说，没有出示检查点）', en: ' (it says so and shows no checkpoint)' };
  return {
    code: 'LOG_BEHIND',
    message: {
      zh: `公开日志停住了，不再签发：${by.zh}见过 ${seen} 项${proof.zh}，现在的数据库里只有 ${own} 项，缺${zh}。多半是恢复了一份较旧的备份。`,
      en: `The log stands still and signs nothing: ${by.en} has seen ${seen} leaves${proof.en}, this database has ${own}; ${en} are missing. Most likely an older backup was restored.`,
    },
    remedy: {
      zh: `请先停止办理业务，找出含有第 ${seen} 项的更晚的备份重新恢复，日志会自己接下去。确实找不到的，由街道办事处书面决定，封存旧日志、另立新名称，并公开说明（docs/operations.md“日志接不上时”）；旧日志永远不覆盖。`,
      en: `Stop work, find a later backup that holds leaf ${seen} and restore that one: the log then goes on by itself. If there is none, the street office decides in writing to close the old log and to begin one of another name, with a public statement (docs/operations.md). The old log is never written over.`,
    },
    sources: [],
  };
}

const forked = (size: number, by: Text): Refusal => ({
  code: 'LOG_FORKED',
  message: {
    zh: `公开日志分叉了，不再签发：${by.zh}手里的 ${size} 项检查点有本日志的签名，内容却与现在的数据库不同。`,
    en: `The log has forked and signs nothing: ${by.en} holds a checkpoint over ${size} leaves with our signature, and it is not what this database holds.`,
  },
  remedy: {
    zh: '请保留现场，什么都不要改动，马上报告街道办事处和各见证人；找出原来的数据库或备份。',
    en: 'Keep everything as it is, tell the street office and all witnesses at once, and find the former database or backup.',
  },
  sources: [],
});
