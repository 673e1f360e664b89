export type { CanonicalCode, CanonicalFault, JsonObject, JsonValue } from './canonical.ts';
export { canonicalize, parseCanonical } from './canonical.ts';
export type { ChainCode, ChainFault, ChainOptions } from './chain.ts';
export { verifyChain } from './chain.ts';
export type { DigestKind } from './digest.ts';
export { digest, jsonDigest, sha256Hex } from './digest.ts';
export type { Actor, Entry, EntryDraft, Head, SealedEntry, SealFault, Stream } from './entry.ts';
export { entryHash, GENESIS, parseEntry, seal } from './entry.ts';
export type { Fault, Place, Text } from './fault.ts';
export { hasErrors } from './fault.ts';
export type { Hash } from './merkle.ts';
export { consistencyProof, inclusionProof, merkleRoot, verifyConsistency, verifyInclusion } from './merkle.ts';
export type { Result } from './result.ts';
export type { Disclosure, ErasedRecord, OpenRecord, RecordDraft, SealedRecord } from './sealed.ts';
export { commitment, erase, isErased, sealedRoot } from './sealed.ts';
export type { Checkpoint, CheckpointCode, CheckpointFault, CommunityHead } from './checkpoint.ts';
export { signCheckpoint, verifyCheckpoint } from './checkpoint.ts';
export type { KeyFault, SigningKey, VerifierKey } from './keys.ts';
export {
  formatVerifierKey,
  keyFingerprint,
  parseVerifierKey,
  readPublicKeyPem,
  verifierKeyOf,
} from './keys.ts';
export type { NoteFault } from './note.ts';
export { openNote, signNote } from './note.ts';
export type { BundleInput } from './bundle/build.ts';
export { buildBundle } from './bundle/build.ts';
export type { BundleKind, ListedFile, Manifest } from './bundle/manifest.ts';
export type { BundleReport, VerifyOptions } from './bundle/verify.ts';
export { verifyBundle } from './bundle/verify.ts';
