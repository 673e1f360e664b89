import type { Context } from 'hono';

/** More fields than any form of ours has. The parser's time grows with the square of their number: a million would stop the server. */
const MOST_FIELDS = 64;

/** What parts a form, as RFC 2046 §5.1.1 spells it. */
const BOUNDARY = /boundary="?([\w'()+,\-./:=?]{1,70})/i;

/** The text fields of a form, the last of each name, and its files. */
interface FormFields {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: readonly File[];
}

/** A form in the address's own spelling; null where it has more fields than a form has. */
export function plainFields(text: string): Record<string, string> | null {
  return occurrences(Buffer.from(text), '&') < MOST_FIELDS ? Object.fromEntries(new URLSearchParams(text)) : null;
}

/** A form with or without files; null where it has more parts than a form has, or none. Throws on what is no form. */
export async function formFields(c: Context): Promise<FormFields | null> {
  const type = c.req.header('content-type') ?? '';
  if (!type.toLowerCase().includes('multipart/form-data')) {
    const fields = plainFields(await c.req.text());
    return fields === null ? null : { fields, files: [] };
  }
  const boundary = BOUNDARY.exec(type)?.[1] ?? '';
  const bytes = await c.req.arrayBuffer();
  // Looked at before it is taken apart.
  if (boundary === '' || occurrences(Buffer.from(bytes), `--${boundary}`) > MOST_FIELDS) return null;
  const headers = { 'content-type': `multipart/form-data; boundary="${boundary}"` };
  const fields: Record<string, string> = {};
  const files: File[] = [];
  for (const [name, value] of await new Response(bytes, { headers }).formData()) {
    if (typeof value === 'string') fields[name] = value;
    // A file box left empty comes as a file without a name and without bytes.
    else if (value.size > 0 || value.name !== '') files.push(value);
  }
  return { fields, files };
}

/** How often a word occurs, counted no further than is asked about. */
function occurrences(bytes: Buffer, word: string): number {
  let [at, found] = [bytes.indexOf(word), 0];
  while (at >= 0 && found <= MOST_FIELDS) {
    found += 1;
    at = bytes.indexOf(word, at + word.length);
  }
  return found;
}
