import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { IsoDate, Lang, Refusal, Result } from '@mingxuan/rulebook';
import { chinaTime, err, ok } from '@mingxuan/rulebook';
import type { RetentionPlan } from '@mingxuan/server';
import { cycleDomain, erase, erasureOf, planRetention, TERMS } from '@mingxuan/server';
import { createLedgerStore } from '@mingxuan/store';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import { configured, openData } from '../data.ts';

export interface RetentionWish {
  readonly data?: string;
  readonly community?: string;
  readonly apply: boolean;
  /** Of the decision by which the archive may go. */
  readonly approval?: string;
}

interface Done {
  readonly plan: RetentionPlan;
  /** The entry that records it; null where nothing was done. */
  readonly seq: number | null;
}

/** `mingxuan retention`: what has reached the end of its term; empties it only when told to, and never what is still needed. */
export async function retentionCommand(wish: RetentionWish, lang: Lang): Promise<Answer> {
  const config = configured(wish.data);
  if (!config.ok) return refused(config.error, lang);
  const data = await openData(config.value);
  if (!data.ok) return refused(data.error, lang);
  const now = new Date();
  const today = chinaTime(now.toISOString()).day;
  try {
    const ledger = createLedgerStore({ pool: data.value.pool, vault: data.value.vault }, cycleDomain);
    const parts = { database: data.value, ledger };
    const communities = (await ledger.communities()).filter(
      ({ communityId }) => wish.community === undefined || wish.community === communityId,
    );
    const all: Done[] = [];
    for (const { communityId } of communities) {
      const done = await oneCommunity(parts, communityId, today, now, wish);
      if (!done.ok) return refused(done.error, lang);
      all.push(done.value);
    }
    const logs = await oldLogs(path.join(config.value.dataDir, 'logs'), now);
    if (wish.apply) for (const file of logs) await rm(file, { force: true });
    return fine(jsonOf(all, logs, wish.apply, lang), textOf(all, logs, wish.apply, lang));
  } finally {
    await data.value.close();
  }
}

type Parts = Parameters<typeof planRetention>[0];

async function oneCommunity(
  parts: Parts,
  community: string,
  today: IsoDate,
  now: Date,
  wish: RetentionWish,
): Promise<Result<Done, Refusal>> {
  const plan = await planRetention(parts, community, today);
  if (!plan.ok) return plan;
  const due = plan.value.records.length + plan.value.voters.length + plan.value.files.length;
  if (!wish.apply || due === 0 || plan.value.blockedBy.length > 0) return ok({ plan: plan.value, seq: null });
  const erasure = erasureOf(plan.value, wish.approval ?? '');
  if (!erasure.ok) return err(erasure.error);
  const done = await erase(parts, community, erasure.value, {
    commandId: randomUUID(),
    account: 'retention',
    role: 'SYSTEM_ADMIN',
    at: now.toISOString(),
    today,
  });
  return done.ok ? ok({ plan: plan.value, seq: done.value.seq }) : done;
}

/** Log files that nothing has been written to for longer than their term; the one in use never is. */
async function oldLogs(folder: string, now: Date): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  const oldest = now.getTime() - TERMS.LOG.ends.days * 86_400_000;
  const old: string[] = [];
  for (const name of names.toSorted()) {
    if (name === 'mingxuan.log') continue;
    const file = path.join(folder, name);
    const found = await stat(file);
    if (found.isFile() && found.mtimeMs < oldest) old.push(file);
  }
  return old;
}

const jsonOf = (all: readonly Done[], logs: readonly string[], applied: boolean, lang: Lang) => ({
  applied,
  communities: all.map(({ plan, seq }) => ({
    community: plan.community,
    closedOn: plan.closedOn,
    dueOn: plan.dueOn,
    blockedBy: plan.blockedBy.map((why) => why[lang]),
    records: plan.records.length,
    voters: plan.voters.length,
    files: plan.files.length,
    kinds: plan.kinds,
    entry: seq,
  })),
  logs: logs.map((file) => path.basename(file)),
});

function textOf(all: readonly Done[], logs: readonly string[], applied: boolean, lang: Lang): string {
  const zh = lang === 'zh';
  const lines = all.map(({ plan, seq }) => {
    const { community, dueOn, blockedBy, records, voters, files } = plan;
    if (dueOn === null) return `  ${community}：${zh ? '换届还没有结束，不清除' : 'the cycle is open, nothing goes'}`;
    const due = records.length + voters.length + files.length;
    if (due === 0) return `  ${community}：${zh ? `${dueOn} 到期；没有要清除的` : `due ${dueOn}; nothing to go`}`;
    const what = zh
      ? `密封记录 ${records.length} 条、名单 ${voters.length} 人、文件 ${files.length} 份`
      : `${records.length} sealed records, ${voters.length} people on the roll, ${files.length} files`;
    if (blockedBy.length > 0) return `  ${community}：${what}；${blockedBy.map((why) => why[lang]).join('')}`;
    if (seq !== null) return `  ${community}：${what}${zh ? `，已清空，记为第 ${seq} 号` : `, gone, entry ${seq}`}`;
    return `  ${community}：${what}${zh ? '，到期' : ' are due'}`;
  });
  return [
    zh ? `保存期限（${TERMS.ARCHIVE.says.zh}）：` : `Terms (${TERMS.ARCHIVE.says.en}):`,
    ...lines,
    zh ? `  日志：${logs.length} 个文件到期` : `  logs: ${logs.length} files are due`,
    ...(applied
      ? []
      : [
          zh
            ? '以上只是查看，没有清除。清除用 --apply --approval 文号。'
            : 'Nothing was done: --apply --approval <no>.',
        ]),
  ].join('\n');
}
