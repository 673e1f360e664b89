/** How many batches may be under way: while one is on its way to the disk, the next is worked out. */
const AT_ONCE = 2;
/** The most that goes into one batch. */
const MOST = 64;
/** Fewer than these are not worth a journey of their own. */
const LEAST = 4;

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (cause: unknown) => void;
}

/**
 * Does in one go what is asked for at about the same time: one journey to the database, and one commit, for many. Nobody waits for
 * company: whatever has come by the end of this turn goes as soon as a batch is free, `share` of it at most: while one half is on
 * its way to the disk, the other is worked out. `run` answers in the order of its items; when it fails, it fails for all
 * of them.
 */
export function together<Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly Answer[]>,
  share: () => number = () => MOST,
): (item: Item) => Promise<Answer> {
  const waiting: Waiting<Item, Answer>[] = [];
  let [underWay, called] = [0, false];
  const go = (): void => {
    called = false;
    while (waiting.length > 0 && underWay < AT_ONCE) {
      underWay += 1;
      void send(waiting.splice(0, Math.max(LEAST, Math.min(MOST, share())))).finally(() => {
        underWay -= 1;
        call();
      });
    }
  };
  const call = (): void => {
    if (called || waiting.length === 0 || underWay >= AT_ONCE) return;
    called = true;
    setImmediate(go);
  };
  const send = async (batch: readonly Waiting<Item, Answer>[]): Promise<void> => {
    try {
      const answers = await run(batch.map(({ item }) => item));
      for (const [i, { resolve, reject }] of batch.entries()) {
        const answer = answers[i];
        if (answer === undefined) reject(new Error('a batch left somebody without an answer'));
        else resolve(answer);
      }
    } catch (cause) {
      for (const { reject } of batch) reject(cause);
    }
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      call();
    });
}
