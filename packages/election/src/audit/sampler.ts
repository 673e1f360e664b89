/**
 * Chooses at random, in a way that anybody can repeat. SHA-256 of the text `["<seed>","<manifest>",<counter>]` (UTF-8, no
 * spaces), for counter 1, 2, 3 …, is read as a number of 256 bits. Numbers from the last, incomplete stretch of the range are
 * passed over, so that no unit is likelier than another; the rest after dividing by the number of units still left says
 * which of them, in the order of the manifest, is chosen next. The idea is Rivest's: a public seed and a counter.
 */
export function chosenUnits<U>(
  seed: string,
  manifest: string,
  units: readonly U[],
  size: number,
  /** SHA-256, in hex, of the JSON text of a value. */
  digest: (value: unknown) => string,
): readonly U[] {
  const left = [...units];
  const chosen: U[] = [];
  let counter = 0;
  while (chosen.length < size && left.length > 0) {
    counter += 1;
    const drawn = BigInt(`0x${digest([seed, manifest, counter])}`);
    const among = BigInt(left.length);
    if (drawn >= RANGE - (RANGE % among)) continue;
    chosen.push(...left.splice(Number(drawn % among), 1));
  }
  return chosen;
}

const RANGE = 2n ** 256n;

/** Ten-sided dice, thrown in public one after another; twenty of them give more choices than any lot needs. */
export const LEAST_ROLLS = 20;

export const seedOf = (rolls: readonly number[]): string => rolls.join('');
