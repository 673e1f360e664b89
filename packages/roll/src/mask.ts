/** `990100196609172980` → `990100********2980`: birthday and part of the serial hidden; short pieces keep their last two. */
export function maskId(id: string): string {
  const characters = Array.from(id);
  if (characters.length < 15) {
    return '*'.repeat(Math.max(0, characters.length - 2)) + characters.slice(-2).join('');
  }
  return characters.slice(0, 6).join('') + '*'.repeat(characters.length - 10) + characters.slice(-4).join('');
}

/** `19900763238` → `199****3238`. */
export function maskPhone(phone: string): string {
  const characters = Array.from(phone);
  if (characters.length < 9) return '*'.repeat(Math.max(0, characters.length - 2)) + characters.slice(-2).join('');
  return characters.slice(0, 3).join('') + '*'.repeat(characters.length - 7) + characters.slice(-4).join('');
}

/** An identity number whatever was put between its places (110105.1949…, 1101_…, an invisible mark): no date with its hour is as long. */
const SPLIT_NUMBER = /[0-9０-９](?:[^\p{L}\p{N}]{0,3}[0-9０-９xXｘＸ]){14,}/gu;
const LONG_NUMBER = /[0-9０-９](?:[\s-]*[0-9０-９xXｘＸ]){10,}/gu;
const MAX_SHOWN = 40;

/** A cell's content as it may appear in a message: every long number masked wherever it stands, and not too long. */
export function shown(value: string): string {
  const hidden = (found: string): string => {
    const digits = found.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
    return digits.length < 15 ? maskPhone(digits) : maskId(digits);
  };
  const masked = value.replace(SPLIT_NUMBER, hidden).replace(LONG_NUMBER, hidden);
  const characters = Array.from(masked);
  return characters.length > MAX_SHOWN ? `${characters.slice(0, MAX_SHOWN).join('')}…` : masked;
}
