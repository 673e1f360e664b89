import type { Policy } from '@mingxuan/ledger';
import type { Lang } from '@mingxuan/rulebook';
import type { Answer } from '../answer.ts';
import { faulty, fine, refused } from '../answer.ts';
import type { LogAudit } from '../evidence/published-log.ts';
import { auditPublished, openPublished } from '../evidence/published-log.ts';
import { faultLines, onLines } from './verify-words.ts';

/** `mingxuan verify --log`: the whole log anew, from its leaves to its checkpoint. Exit 2 when anything is wrong. */
export async function verifyLog(
  where: string,
  trusted: Policy | null,
  now: number,
  all: boolean,
  lang: Lang,
): Promise<Answer> {
  const audited = await auditPublished(openPublished(where), trusted, now);
  if (!audited.ok) return refused(audited.error, lang);
  const holds = !audited.value.faults.some((fault) => fault.severity === 'error');
  const [json, text] = [logJson(holds, audited.value, lang), logText(holds, audited.value, all, lang)];
  return holds ? fine(json, text) : faulty(json, text);
}

function logJson(holds: boolean, { faults, head, standing, heads, keys }: LogAudit, lang: Lang): unknown {
  return {
    ok: holds,
    origin: head?.origin ?? null,
    size: head?.size ?? null,
    communities: heads.size,
    signedWith: standing?.signedWith ?? [],
    cosigned: standing?.cosigned ?? [],
    keys,
    faults: faults.map(({ message, ...fault }) => ({ ...fault, message: message[lang] })),
  };
}

function logText(holds: boolean, { faults, head, standing, heads, keys }: LogAudit, all: boolean, lang: Lang): string {
  const zh = lang === 'zh';
  const { origin, size } = head ?? { origin: '', size: 0 };
  const witnesses = (standing?.cosigned ?? []).map(({ name }) => name).join(zh ? '、' : ', ');
  return onLines([
    holds
      ? zh
        ? `✓ 公开日志完好：${origin}，${size} 项，${heads.size} 个社区，逐项重算无误。`
        : `✓ The log holds: ${origin}, ${size} leaves of ${heads.size} communities, computed anew.`
      : zh
        ? '✗ 公开日志有问题：'
        : '✗ The log does not hold:',
    ...faultLines(faults, lang, all),
    zh ? `  见证人：${witnesses === '' ? '没有' : witnesses}` : `  Witnesses: ${witnesses === '' ? 'none' : witnesses}`,
    ...keys.map((key) => (zh ? `  公钥：${key}` : `  Key: ${key}`)),
  ]);
}
