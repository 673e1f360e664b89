export type { CanonicalCode, CanonicalFault, JsonObject, JsonValue } from './canonical.ts';
export { canonicalize, parseCanonical } from './canonical.ts';
export type { ChainCode, ChainFault, ChainOptions } from './chain.ts';
export { verifyChain } from './chain.ts';
export type { DigestKind } from './digest.ts';
export { digest, jsonDigest, sha256Hex } from './digest.ts';
export type { Actor, Entry, EntryDraft, Head, SealedEntry, SealFault, SpelledEntry, Stream } from './entry.ts';
export { entryHash, GENESIS, parseEntry, seal, sealSpelled } from './entry.ts';
export type { Fault, Place, Text } from './fault.ts';
export { hasErrors } from './fault.ts';
export type { Hash } from './merkle.ts';
export {
  consistencyProof,
  inclusionProof,
  leafHash,
  merkleRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
export type { Result } from './result.ts';
export type { Disclosure, ErasedRecord, OpenRecord, RecordDraft, SealedRecord } from './sealed.ts';
export { commitment, erase, isErased, isSalt, sealedRoot } from './sealed.ts';
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
export { issuedDigest, TABLES_FOLDER } from './bundle/evidence.ts';
export type { BundleKind, DecidingProgram, ListedFile, Manifest } from './bundle/manifest.ts';
export type { LogEvidence, LogFindings } from './bundle/log-evidence.ts';
export { LOG_FOLDER } from './bundle/log-evidence.ts';
export type { BundleReport, VerifyOptions } from './bundle/verify.ts';
export { verifyBundle } from './bundle/verify.ts';
export type { Audit } from './log/audit.ts';
export { auditLog, filePathsOf } from './log/audit.ts';
export type { LogCode, LogFault } from './log/fault.ts';
export type { LogLeaf } from './log/leaf.ts';
export { encodeLeaf, leafOf, leafOfText, parseLeaf } from './log/leaf.ts';
export type { Policy, PolicyGroup, PolicyLog, PolicyWitness, Standing } from './log/policy.ts';
export { checkCheckpoint, keysThatDidNotSign, meetsQuorum, parsePolicy } from './log/policy.ts';
export type { PaperReport } from './log/paper-proof.ts';
export { checkPaper, formatPaperProof } from './log/paper-proof.ts';
export type { LogKeyFiles } from './log/signer.ts';
export { logSignerOf, newSm2Pem } from './log/signer.ts';
export type { LogProof, ProofReport } from './log/proof-file.ts';
export { checkProof, formatProof, inspectProof, parseProof } from './log/proof-file.ts';
export { consistencyPaths, inclusionPaths, proveConsistency, proveInclusion } from './log/prove.ts';
export type { TileId, TileReader } from './log/tile.ts';
export { encodeBundle, encodeTile, fullTileRoot, parseTilePath, TILE_WIDTH, tilePath } from './log/tile.ts';
export type { Growth, TileFile, TreeState } from './log/tree.ts';
export { appendLeaves, edgePaths, EMPTY_TREE, resumeTree, rootOf } from './log/tree.ts';
export type { ReadNote, SignatureLine } from './log/note-lines.ts';
export { readNote } from './log/note-lines.ts';
export type { OpenedTreeHead, TreeHead } from './log/tree-head.ts';
export { addCosignatures, cosign, openTreeHead, parseTreeHead, signTreeHead, treeHeadText } from './log/tree-head.ts';
export type { HeldSignature, LogKey, LogKeyFault, LogSigner } from './log/vkey.ts';
export { cosignatureKey, ed25519Key, formatVkey, parseVkey, sm2Key } from './log/vkey.ts';
export type { Refused, WatchedLog, WitnessAnswer, WitnessRecord } from './witness/decide.ts';
export { decideCosignature } from './witness/decide.ts';
export type { AddCheckpoint } from './witness/request.ts';
export { formatAddCheckpoint, parseAddCheckpoint } from './witness/request.ts';
export type { WitnessReply, WitnessResponse } from './witness/response.ts';
export { readResponse, toResponse } from './witness/response.ts';
