/** What goes wrong before anything runs is said in both languages: nobody has chosen one yet. */
export class Stop extends Error {
  /** @param {string} zh @param {string} en */
  constructor(zh, en) {
    super(en);
    this.zh = zh;
    this.en = en;
  }
}

/** @param {string} zh @param {string} en */
export function say(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
}

/**
 * Runs a script's work; a stop becomes its two sentences and exit code 1.
 * @param {() => Promise<number>} work answers the exit code
 */
export async function runScript(work) {
  try {
    process.exitCode = await work();
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    process.stderr.write('\n');
    say(cause.zh, cause.en);
    process.exitCode = 1;
  }
}
