/** The most a page may do that says nothing of itself: nothing, in no frame. */
export const NOTHING_ALLOWED = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const SAID_INSIDE = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;

/**
 * What a page of ours may do, for the header. The residents' pages and the checking page say it inside, so that it holds for
 * a copy on any host; here it is said once more, with what can only be said in a header: no other site frames it.
 */
export function policyOf(html: string): string {
  const inside = SAID_INSIDE.exec(html)?.[1];
  return inside === undefined ? NOTHING_ALLOWED : `${inside.replaceAll('&#39;', "'")}; frame-ancestors 'none'`;
}
