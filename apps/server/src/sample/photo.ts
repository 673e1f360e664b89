import { readFileSync } from 'node:fs';

const photo = readFileSync(new URL('../../../../samples/photo.jpg', import.meta.url));

/** Stands for a photograph or a scan: a picture that says it is a sample, with its name as a comment so that each is a file of its own. */
export function samplePhoto(name: string): Uint8Array<ArrayBuffer> {
  const comment = Buffer.from(name);
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(2 + comment.length, 2);
  return new Uint8Array(Buffer.concat([photo.subarray(0, 2), head, comment, photo.subarray(2)]));
}
