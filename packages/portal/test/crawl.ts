/** What must stand nowhere in the folder. A digest's digits are no telephone, so digests are looked away from. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'identity number': /(?<![0-9])(?:\d{17}[\dXx]|[1-9]\d{14})(?![0-9Xx])/gu,
  'identity number in groups': /(?<![0-9])\d{6}[ -]\d{8}[ -]\d{3}[\dXx](?![0-9Xx])/gu,
  'mobile telephone': /(?<![0-9])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9])/gu,
  telephone: /(?<![0-9])(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}-)\s?\d{7,8}(?![0-9])/gu,
  'address of a home': /\d+\s?(?:单元|室)/gu,
  'address elsewhere': /\bhttps?:\/\/[^\s"'<]+/gu,
  'mail address': /[\w.-]+@[\w-]+\.[\w.]+/gu,
};

/**
 * The faults of one file. `published`: telephones that the committee gave out to be called, which stand in its arrangements in
 * the ledger and on its notices; any other number is a fault, whoever's it is.
 */
export function crawlFaults(text: string, published: ReadonlySet<string> = new Set()): readonly string[] {
  const plain = text.replace(/(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/gu, '');
  return Object.entries(FORBIDDEN).flatMap(([what, pattern]) =>
    [...plain.matchAll(pattern)].flatMap(([found]) => (published.has(found) ? [] : [`${what}: ${found}`])),
  );
}
