import type { Place, Vault, VaultFault } from '@mingxuan/vault';
import type { Refusal } from '@mingxuan/rulebook';
import type { Voter } from './domain.ts';
import type { VoterRow } from './schema.ts';

/** Thrown inside the store where an encrypted value does not open; the store's front answers it as the refusal it holds. */
export class UnreadableValue extends Error {
  readonly refusal: Refusal;
  constructor(fault: VaultFault) {
    super(fault.message.en);
    this.refusal = fault;
  }
}

/** The places values are bound to. A rebuild's table is the live one's stand-in and has its places. */
export const placeOf = {
  sealed: (community: string, seq: number, idx: number): Place => ({
    community,
    table: 'ledger_sealed',
    column: 'value',
    row: `${seq}/${idx}`,
  }),
  voter: (community: string, voterNo: number, column: PrivateColumn): Place => ({
    community,
    table: 'voter',
    column,
    row: String(voterNo),
  }),
  snapshot: (community: string, seq: number): Place => ({
    community,
    table: 'snapshot',
    column: 'state',
    row: String(seq),
  }),
  file: (community: string, sha256: string): Place => ({ community, table: 'file', column: 'bytes', row: sha256 }),
  organisation: (community: string): Place => ({ community, table: 'organisation', column: 'people', row: community }),
  imported: (community: string, no: number): Place => ({
    community,
    table: 'organisation_import',
    column: 'people',
    row: String(no),
  }),
  standing: (community: string): Place => ({ community, table: 'standing', column: 'kept', row: community }),
  /** Of an account, which belongs to no community. */
  secondFactor: (id: string): Place => ({ community: '', table: 'auth_totp', column: 'secret', row: id }),
};

/** What of a voter is encrypted. The rest is what a posted list shows, or what people are found by. */
export const PRIVATE_COLUMNS = ['id_number', 'phone', 'address'] as const;
export type PrivateColumn = (typeof PRIVATE_COLUMNS)[number];

/** The encrypted columns of a voter with the keyed hashes made from them. */
export interface PrivateColumns {
  readonly id_number: Buffer | null;
  readonly phone: Buffer | null;
  readonly address: Buffer | null;
  readonly id_hash: Buffer | null;
  readonly id_tail: Buffer | null;
  readonly across_hash: Buffer | null;
}

/** How many of the last characters of an identity number people are found by, at the desk or on the telephone. */
export const TAIL = 4;

const spelled = (id: string): string => id.trim().toUpperCase();

export const idHash = (vault: Vault, community: string, id: string): Buffer =>
  vault.lookup(community, 'id-number', spelled(id));

/** The last four alone: thousands share them, so that who learns the key learns little more than a masked list shows. */
export const idTailHash = (vault: Vault, community: string, tail: string): Buffer =>
  vault.lookup(community, 'id-number-tail', spelled(tail));

export const acrossHash = (vault: Vault, id: string): Buffer => vault.across('id-number', spelled(id));

/** `compared` is false where a person's being on another roll means nothing, as in a rehearsal. */
export function sealVoter(
  vault: Vault,
  community: string,
  voter: Pick<Voter, 'voterNo' | 'idNumber' | 'phone' | 'address'>,
  compared: boolean,
): PrivateColumns {
  const { voterNo, idNumber, phone, address } = voter;
  const sealed = (column: PrivateColumn, value: string | null): Buffer | null =>
    value === null ? null : vault.seal(placeOf.voter(community, voterNo, column), value);
  const hashed = idNumber !== null && idNumber !== '';
  return {
    id_number: sealed('id_number', idNumber),
    phone: sealed('phone', phone),
    address: sealed('address', address),
    id_hash: hashed ? idHash(vault, community, idNumber) : null,
    id_tail: hashed ? idTailHash(vault, community, idNumber.slice(-TAIL)) : null,
    across_hash: hashed && compared ? acrossHash(vault, idNumber) : null,
  };
}

/** The voter in a row. Throws `UnreadableValue`. */
export function openVoter(vault: Vault, row: VoterRow): Voter {
  const opened = (column: PrivateColumn): string | null => {
    const sealed = row[column];
    if (sealed === null) return null;
    const value = vault.open(placeOf.voter(row.community_id, row.voter_no, column), sealed);
    if (!value.ok) throw new UnreadableValue(value.error);
    return value.value.toString('utf8');
  };
  return { ...publicVoter(row), idNumber: opened('id_number'), phone: opened('phone'), address: opened('address') };
}

/** A row without what is encrypted: nothing is opened that nobody asked for. */
export const publicVoter = (row: Omit<VoterRow, keyof PrivateColumns>): Voter => ({
  voterNo: row.voter_no,
  name: row.name,
  sex: row.sex,
  birth: row.birth,
  idNumber: null,
  group: row.group_name,
  household: row.household,
  ground: row.ground,
  phone: null,
  address: null,
  pinyin: row.pinyin,
  initials: row.initials,
  removed: row.removed,
});

/** A record's salt and value, closed together: with the salt at hand, a commitment would let an identity number be guessed. */
export const sealRecord = (
  vault: Vault,
  community: string,
  at: { readonly seq: number; readonly idx: number },
  record: { readonly salt: string; readonly value: string },
): string => vault.sealText(placeOf.sealed(community, at.seq, at.idx), `${record.salt}.${record.value}`);

/** What `salt` holds where the salt is inside the encrypted value. */
export const SALT_INSIDE = '';
