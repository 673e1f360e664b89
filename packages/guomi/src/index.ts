export type { Result } from './result.ts';
export type { Sm2Code, Sm2Form, Sm2Options } from './sm2.ts';
export { DEFAULT_ID, sm2Digest, sm2Sign, sm2Verify } from './sm2.ts';
export type { Sm2KeyCode, Sm2PrivateKey, Sm2PublicKey } from './sm2-keys.ts';
export {
  generateSm2Key,
  readSm2PrivatePem,
  readSm2PublicPem,
  sm2PrivateKey,
  sm2PrivatePem,
  sm2PublicDer,
  sm2PublicKey,
  sm2PublicPem,
} from './sm2-keys.ts';
export type { Sm3Digest } from './sm3.ts';
export { hmacSm3, sm3, sm3Hex } from './sm3.ts';
export type { Sm4Code } from './sm4.ts';
export { openBox, sealBox, sm4Ctr } from './sm4.ts';
