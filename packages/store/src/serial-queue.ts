/** Runs what is given for one key one after the other, and different keys side by side. */
export interface SerialQueue {
  readonly run: <T>(key: string, act: () => Promise<T>) => Promise<T>;
}

export function serialQueue(): SerialQueue {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (key, act) => {
      const before = tails.get(key) ?? Promise.resolve();
      const mine = before.then(act, act);
      tails.set(key, mine);
      const forget = (): void => {
        if (tails.get(key) === mine) tails.delete(key);
      };
      mine.then(forget, forget);
      return mine;
    },
  };
}
