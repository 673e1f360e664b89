import type { SealedEntry } from '@mingxuan/ledger';
import { isErased } from '@mingxuan/ledger';

/** Who is asked about: a number on the roll, and the identity number that tells them from whoever had it in an earlier draft. */
export interface Subject {
  readonly voterNo: number;
  readonly idNumber: string | null;
  readonly name: string | null;
}

/** A record beside the ledger that concerns somebody. */
export interface AboutVoter {
  readonly seq: number;
  readonly idx: number;
  readonly type: string;
  readonly on: string;
  readonly value: unknown;
}

export interface FoundAbout {
  /** Records that are about this person: what an erasure empties. */
  readonly own: readonly AboutVoter[];
  /**
   * Records of somebody else in which this person stands, as trustee or as the one whom somebody objected to: they stay with whom they
   * are about, and who objected is nobody else's business.
   */
  readonly others: readonly AboutVoter[];
}

/**
 * Every record that is still there and concerns one voter. Numbers hold from the last import on: before it, another draft may
 * have given the number to another person, who is told apart by the identity number.
 */
export function aboutVoter(entries: readonly SealedEntry[], subject: Subject): FoundAbout {
  const lastImport = entries.findLast(({ entry }) => entry.type === 'ROLL_IMPORTED')?.entry.seq ?? 0;
  const own: AboutVoter[] = [];
  const others: AboutVoter[] = [];
  for (const { entry, sealed } of entries) {
    for (const [idx, record] of sealed.entries()) {
      if (isErased(record) || record.disclosure === 'PUBLIC') continue;
      const about = { seq: entry.seq, idx, type: entry.type, on: entry.on, value: record.value };
      const role = roleIn(record.value, entry.body, entry.seq >= lastImport, subject);
      if (role === 'OWN') own.push(about);
      else if (role === 'OTHERS') others.push(about);
    }
  }
  return { own, others };
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** Whether a record is about this person, names them beside somebody else, or neither. */
function roleIn(
  value: unknown,
  body: Fields,
  numbersHold: boolean,
  { voterNo, idNumber, name }: Subject,
): 'OWN' | 'OTHERS' | null {
  const fields = fieldsOf(value);
  const id = fields['idNumber'];
  // An entry of the roll says by itself whose it is.
  if (typeof id === 'string' && idNumber !== null) return id.toUpperCase() === idNumber.toUpperCase() ? 'OWN' : null;
  if (!numbersHold) return null;
  const whose = fields['principal'] ?? fields['voterNo'] ?? body['voterNo'];
  // An objection has the number of whoever it is about, and is theirs only where they filed it themselves.
  const others = fields['petitioner'] !== undefined && fields['petitioner'] !== name;
  if (whose === voterNo) return others ? 'OTHERS' : 'OWN';
  return fields['trustee'] === voterNo ? 'OTHERS' : null;
}
