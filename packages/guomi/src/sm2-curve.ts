/** Order n of the base point of the curve of GB/T 32918.5. */
export const SM2_ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

export const toBigInt = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
export const toHex64 = (n: bigint): string => n.toString(16).padStart(64, '0');
/** 32 bytes, big-endian. */
export const toBytes32 = (n: bigint): Uint8Array => Buffer.from(toHex64(n), 'hex');
