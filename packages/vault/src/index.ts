export type { VaultCode, VaultFault } from './fault.ts';
export { keyMissing } from './fault.ts';
export type { KeyRing, Random, RingKey } from './key-ring.ts';
export { makeKey, makeKeyRing, parseKeyRing, printKeyRing, withNewMaster, withoutOldMasters } from './key-ring.ts';
export { loadKeyRing, saveKeyRing } from './ring-file.ts';
export type { Place, Vault } from './vault.ts';
export { headOf, openVault, textHeadOf } from './vault.ts';
