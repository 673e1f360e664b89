/** People name places and devices: a name such as `constructor` is only theirs if they gave it. */
export const own = (record: Readonly<Record<string, number>>, key: string): number | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
