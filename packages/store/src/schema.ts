import type { Insertable, Selectable } from 'kysely';

/**
 * The tables, as rows come back from the driver: bigint as number, date as `YYYY-MM-DD` text. `community_id` comes first
 * in every key, so that no transaction spans two communities and the tables can be spread by it.
 */
export interface Schema {
  readonly community: CommunityTable;
  readonly community_head: HeadTable;
  readonly ledger_entry: EntryTable;
  readonly ledger_sealed: SealedTable;
  readonly command_receipt: ReceiptTable;
  readonly snapshot: SnapshotTable;
  readonly voter: VoterTable;
  readonly check_in: CheckInTable;
  readonly file: FileTable;
  readonly vault_key: VaultKeyTable;
  readonly reveal: RevealTable;
  readonly roll_mapping: RollMappingTable;
  readonly log_state: LogStateTable;
  readonly log_leaf: LogLeafTable;
  readonly log_tile: LogTileTable;
  readonly log_checkpoint: LogCheckpointTable;
  readonly log_cosignature: LogCosignatureTable;
}

interface CommunityTable {
  community_id: string;
  name: string;
  created_at: string;
}

/** Where the community's chain ends. Writers take this row's lock, so a chain never forks. */
interface HeadTable {
  community_id: string;
  seq: number;
  hash: string;
}

/** One act for good: no role but the owner may change or delete it. `body` is the canonical text that was hashed. */
interface EntryTable {
  community_id: string;
  seq: number;
  hash: string;
  prev: string;
  stream: string;
  type: string;
  at: string;
  on_day: string;
  actor_account: string;
  actor_role: string;
  body: string;
  sealed_count: number;
  sealed_root: string;
}

/**
 * Personal data beside an entry. Erasure empties `salt` and `value`; the commitment stays and keeps every proof whole. Of a
 * RESTRICTED record `value` is encrypted text that holds the salt as well, and `salt` is empty.
 */
interface SealedTable {
  community_id: string;
  seq: number;
  idx: number;
  commitment: string;
  disclosure: 'PUBLIC' | 'RESTRICTED';
  salt: string | null;
  value: string | null;
}

/** What a command answered the first time, so that sending it again cannot do it twice. */
interface ReceiptTable {
  community_id: string;
  command_id: string;
  first_seq: number;
  last_seq: number;
  answer: string;
  /** Who sent it, and a digest of what it said; null in receipts from before these were kept. */
  account: string | null;
  digest: string | null;
}

/** The folded state at `seq`, encrypted, to spare replaying from the start. `version` names the code that folded it. */
interface SnapshotTable {
  community_id: string;
  seq: number;
  version: string;
  state: string;
}

/** Projection: one registered voter. Whatever names the person is null once erased. */
interface VoterTable {
  community_id: string;
  voter_no: number;
  name: string | null;
  sex: 'F' | 'M' | null;
  birth: string | null;
  group_name: string | null;
  household: string | null;
  ground: string;
  pinyin: string | null;
  initials: string | null;
  removed: boolean;
  /** The entry that last touched the row. */
  seq: number;
  /** Encrypted. */
  id_number: Buffer | null;
  /** Encrypted. */
  phone: Buffer | null;
  /** Encrypted. */
  address: Buffer | null;
  /** Keyed hashes: of the identity number and of its last four characters, for this community's own look-ups. */
  id_hash: Buffer | null;
  id_tail: Buffer | null;
  /** The one keyed hash that is alike in every community of the installation; null in a rehearsal. */
  across_hash: Buffer | null;
}

/** Projection: that a voter has used the entitlement in a poll. Nothing here leads to a ballot. */
interface CheckInTable {
  community_id: string;
  poll_id: string;
  voter_no: number;
  channel: string;
  place: string;
  device: string;
  device_seq: number;
  trustee_no: number | null;
  at: string;
  seq: number;
}

/** Evidence handed in and papers issued, by the SHA-256 of what they hold; `bytes` are encrypted, `size` is the plain one. */
interface FileTable {
  community_id: string;
  sha256: string;
  name: string;
  mime: string;
  size: number;
  bytes: Buffer;
}

/** The master keys that anything in this database was encrypted under: ids only, so that a wrong key file is noticed. */
interface VaultKeyTable {
  key_id: string;
}

/** That somebody was shown what lists mask; `voter_no` is null where it was everybody's. Added to, never changed. */
interface RevealTable {
  community_id: string;
  reveal_id: string;
  at: string;
  account: string;
  kind: string;
  voter_no: number | null;
  reason: string;
}

/** How a form of roll is read, by a keyed digest of its headings; `mapping` is JSON. Nothing about any person. */
interface RollMappingTable {
  community_id: string;
  form: string;
  mapping: string;
  at: string;
}

/** The name of the log, one row. The log's tables belong to the whole installation and are added to only. */
interface LogStateTable {
  one: number;
  origin: string;
  started_at: string;
}

/** A leaf, in canonical JSON, and the entry it stands for. */
interface LogLeafTable {
  leaf_index: number;
  community_id: string;
  seq: number;
  leaf: string;
}

/** A full hash tile, and the one hash over it. */
interface LogTileTable {
  level: number;
  idx: number;
  hashes: Buffer;
  root: Buffer;
}

interface LogCheckpointTable {
  size: number;
  root: Buffer;
  note: string;
  at: string;
}

/** A witness's line under a checkpoint; `witness` is its key line. */
interface LogCosignatureTable {
  size: number;
  witness: string;
  line: string;
  at: string;
}

export type VoterRow = Selectable<VoterTable>;
export type CheckInRow = Selectable<CheckInTable>;
export type EntryRow = Selectable<EntryTable>;
export type SealedRow = Selectable<SealedTable>;
export type ReceiptRow = Selectable<ReceiptTable>;
export type FileRow = Selectable<FileTable>;
export type NewFile = Insertable<FileTable>;
