import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const photo = readFileSync(new URL('../../../../samples/photo.jpg', import.meta.url));

/** The last of four quantisation tables (ITU-T T.81 B.2.4.1), which the picture does not use; none of its numbers may be nought. */
const UNUSED_TABLE = Buffer.from([0xff, 0xdb, 0, 67, 3]);

/**
 * Stands for a photograph or a scan: a picture that says it is a sample. A table worked out from its name makes each a file of its own, and
 * belongs to the picture, so that it is still there when remarks have been taken out.
 */
export function samplePhoto(name: string): Uint8Array<ArrayBuffer> {
  const digest = createHash('sha512').update(name).digest();
  const numbers = digest.map((number) => Math.max(1, number));
  return new Uint8Array(Buffer.concat([photo.subarray(0, 2), UNUSED_TABLE, numbers, photo.subarray(2)]));
}
