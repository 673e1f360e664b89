import type { Queryable } from './ledger-rows.ts';

/** Words of statements by the name they are prepared under. The store's own statements have few shapes; no caller's words are in them. */
const names = new Map<string, string>();

function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `mx${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}

/**
 * The same connections, where each statement is parsed and planned once a connection instead of once an act: planning an
 * append takes several times as long as running it. Prepared statements belong to a session, which a pooler in between may
 * change under us, so only our own server, which has none, is asked in this way.
 */
export const preparing = (db: Queryable): Queryable => ({
  query: (statement, values) => {
    const { text, values: given = values } = typeof statement === 'string' ? { text: statement } : statement;
    return db.query({ name: nameOf(text), text, ...(given === undefined ? {} : { values: given }) });
  },
});
