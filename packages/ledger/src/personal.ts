const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const CANDIDATE =
  /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![0-9A-Za-z])/g;

/**
 * Path of the first text that contains a resident identity number (GB 11643: 18 characters, birth date, check
 * character), or null. A net under a tightrope: it catches the slip that can never be taken back from a public log.
 */
export function findIdentityNumber(value: unknown, path: string): string | null {
  if (typeof value === 'string') return holdsIdentityNumber(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  const isList = Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    const at = isList ? `${path}[${key}]` : `${path}.${key}`;
    if (holdsIdentityNumber(key)) return at;
    const found = findIdentityNumber(member, at);
    if (found !== null) return found;
  }
  return null;
}

const holdsIdentityNumber = (text: string): boolean =>
  (text.match(CANDIDATE) ?? []).some((number) => {
    const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
    return CHECK_CHARACTERS[sum % 11] === number[17]?.toUpperCase();
  });
