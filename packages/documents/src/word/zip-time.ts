const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * The same ZIP file with every entry dated to one moment. Whoever wrote it put the clock’s time there, and the same content
 * would give other bytes a second later.
 */
export function atTime(zip: Uint8Array, at: Date): Uint8Array {
  const bytes = new Uint8Array(zip);
  const view = new DataView(bytes.buffer);
  const [time, date] = dosTime(at);
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== END) end -= 1;
  const count = view.getUint16(end + 10, true);
  let entry = view.getUint32(end + 16, true);
  for (let n = 0; n < count && view.getUint32(entry, true) === ENTRY; n += 1) {
    view.setUint16(entry + 12, time, true);
    view.setUint16(entry + 14, date, true);
    const local = view.getUint32(entry + 42, true);
    view.setUint16(local + 10, time, true);
    view.setUint16(local + 12, date, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(entry + offset, true));
    entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return bytes;
}

/** Time and date as ZIP writes them, in two-second steps, of the moment in UTC. */
export function dosTime(at: Date): readonly [number, number] {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
  return [time, date];
}
