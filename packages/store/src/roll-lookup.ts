import type { Database } from './database.ts';
import { idTailHash } from './private-values.ts';
import { votersWhere } from './roll-rows.ts';
import { naming } from './scope.ts';

const DOTS = '•・‧∙⋅．';

/**
 * A name as it is compared with what somebody typed: one spelling for characters that Unicode holds to be the same (a roll in
 * GB18030 may hold 郎 as U+F92C, which no keyboard gives), and one dot between the parts of a name. Nothing is stored so.
 */
export const comparableName = (name: string): string =>
  name.normalize('NFC').replaceAll(new RegExp(`[${DOTS}]`, 'gu'), '·');

/**
 * Whether somebody of this name, whose identity number ends in these four characters, stands on the roll. One query by
 * keyed hashes whatever the answer, so that neither the answer's time nor its size tells more than yes or no. Residents ask
 * many at a time, so it is one statement that names its community itself.
 */
export async function standsOnRoll(
  { pool, vault }: Pick<Database, 'pool' | 'vault'>,
  communityId: string,
  name: string,
  idTail: string,
): Promise<boolean> {
  const { rows } = await pool.query<{ found: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM (${votersWhere('name', 'NOT removed AND id_tail = $2')}) AS v
       WHERE translate(normalize(name, NFC), '${DOTS}', '${'·'.repeat(DOTS.length)}') = $3) AS found
     WHERE ${naming('$1')}`,
    [communityId, idTailHash(vault, communityId, idTail), comparableName(name)],
  );
  return rows[0]?.found === true;
}
