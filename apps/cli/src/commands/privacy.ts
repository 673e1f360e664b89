import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Lang } from '@mingxuan/rulebook';
import { chinaTime } from '@mingxuan/rulebook';
import type { Affected, Leak } from '@mingxuan/server';
import { breachPack, impactAssessment, VERSION } from '@mingxuan/server';
import { acrossCommunities } from '@mingxuan/store';
import type { Answer } from '../answer.ts';
import { fine, refused } from '../answer.ts';
import type { OpenData } from '../data.ts';
import { configured, openData } from '../data.ts';

export interface AssessmentWish {
  readonly data?: string;
}

/** `mingxuan privacy assessment`: the impact assessment, from the data map and how this installation is set up. */
export async function assessmentCommand({ data }: AssessmentWish, lang: Lang): Promise<Answer> {
  const config = configured(data);
  if (!config.ok) return refused(config.error, lang);
  const opened = await openData(config.value);
  if (!opened.ok) return refused(opened.error, lang);
  try {
    const communities = await affected(opened.value);
    const { rows } = await opened.value.pool.query<{ walled: boolean }>(
      `SELECT row_security_active('ledger_entry') AS walled`,
    );
    const page = impactAssessment({
      version: VERSION,
      today: chinaTime(new Date().toISOString()).day,
      communities: communities.length,
      people: communities.reduce((sum, { voters }) => sum + voters, 0),
      https: config.value.baseUrl.startsWith('https:'),
      secondFactor: config.value.secondFactor ?? 'BY_ADMINISTRATOR',
      ownDatabase: config.value.databaseUrl === null,
      twoRoles: rows[0]?.walled === true,
      logLevel: config.value.logLevel,
    });
    return fine({ page }, page);
  } finally {
    await opened.value.close();
  }
}

export interface BreachWish {
  readonly data?: string;
  readonly leak: Leak;
  readonly withKeys: boolean;
  readonly to: string;
}

/** `mingxuan privacy breach-pack`: letters, scope and checklist for a leak, as files in a folder. */
export async function breachPackCommand(wish: BreachWish, lang: Lang): Promise<Answer> {
  const config = configured(wish.data);
  if (!config.ok) return refused(config.error, lang);
  const opened = await openData(config.value);
  if (!opened.ok) return refused(opened.error, lang);
  try {
    const { day, clock } = chinaTime(new Date().toISOString());
    const { rows } = await opened.value.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM auth_user');
    const files = breachPack({
      leak: wish.leak,
      withKeys: wish.withKeys,
      communities: await affected(opened.value),
      accounts: rows[0]?.n ?? 0,
      now: `${day} ${clock}`,
    });
    await mkdir(wish.to, { recursive: true, mode: 0o700 });
    for (const [name, page] of files) await writeFile(path.join(wish.to, name), page, { mode: 0o600 });
    const names = [...files.keys()];
    const said = lang === 'zh' ? `已写到 ${wish.to}：` : `Written to ${wish.to}: `;
    return fine({ folder: wish.to, files: names }, `${said}${names.join('、')}`);
  } finally {
    await opened.value.close();
  }
}

async function affected({ pool }: OpenData): Promise<readonly Affected[]> {
  const { rows } = await acrossCommunities(pool).query<Affected>(
    `SELECT c.community_id AS id, c.name, count(v.voter_no) FILTER (WHERE v.name IS NOT NULL)::int AS voters
       FROM community c LEFT JOIN voter v USING (community_id) GROUP BY c.community_id, c.name ORDER BY 1`,
  );
  return rows;
}
