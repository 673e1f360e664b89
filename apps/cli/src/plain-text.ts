/**
 * What a terminal obeys instead of showing it: control characters (ESC and the eight-bit CSI and OSC begin the sequences
 * that clear a screen, name a window or write to the clipboard), and the marks that turn the direction of writing, with
 * which a name can be made to read as another.
 */
const OBEYED = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

const [ESC, BEL, ST, CSI] = ['\\u001b', '\\u0007', '\\u009c', '\\u009b'] as const;
const STRING_BEGINS = `(?:${ESC}[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])`;

/** Sequences whole, so that their parameters do not stay behind as rubbish; an unfinished string ends with its line. */
const SEQUENCE = new RegExp(
  [
    `${STRING_BEGINS}[^${BEL}${ESC}${ST}\\n]*(?:${BEL}|${ESC}\\\\|${ST})?`,
    `(?:${ESC}\\[|${CSI})[0-?]*[ -/]*[@-~]?`,
    `${ESC}[ -/]*[0-~]`,
  ].join('|'),
  'gu',
);

/** Shown where something was taken out: nothing vanishes unseen. */
const MARK = '\ufffd';

/** A text as a terminal may have it: letters, line ends and tabs. */
export const plainText = (text: string): string =>
  text.replace(SEQUENCE, MARK).replace(OBEYED, (char) => (char === '\n' || char === '\t' ? char : MARK));

/** JSON as a terminal may have it: the same value, the same text to whoever parses it, only spelled with escapes. */
export const plainJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(OBEYED, (char) =>
    char === '\n' ? char : `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
