import { crc32 as checksum } from 'node:zlib';

/** CRC-32 as zip uses it. It finds accidents and says where; against intent the manifest's digests stand. */
export const crc32 = (bytes: Uint8Array): number => checksum(bytes);
