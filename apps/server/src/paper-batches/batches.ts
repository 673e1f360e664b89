import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BatchState, BatchView } from '@mingxuan/contract';
import {
  type BatchFile,
  batchSize,
  type BatchWish,
  type LeftOut,
  manifestText,
  type PaperSource,
  printBatch,
  type Renderer,
  zipStream,
} from '@mingxuan/documents';
import type { IsoDate, Refusal, Result, Text } from '@mingxuan/rulebook';
import { err, ok } from '@mingxuan/rulebook';
import { type KeptFile, keptFile } from './kept-file.ts';
import { printingBroke, tooManyBatches } from './refusals.ts';

/** One community of a batch. */
export interface BatchPart {
  readonly community: string;
  /** Folder in the archive; empty where the batch is of one community. */
  readonly folder: string;
  readonly source: () => Promise<Result<PaperSource, Refusal>>;
  readonly wish: BatchWish;
}

export interface BatchOrder {
  readonly accountId: string;
  readonly place: string;
  readonly on: IsoDate;
  readonly parts: readonly BatchPart[];
}

/** Papers printed many at once. One batch is printed at a time, behind whatever else the machine has to do. */
export interface Batches {
  /** Refuses with `TOO_MANY_BATCHES`. */
  readonly order: (order: BatchOrder) => Result<BatchView, Refusal>;
  readonly of: (accountId: string) => readonly BatchView[];
  readonly find: (accountId: string, id: string) => Found | null;
  readonly close: () => Promise<void>;
}

export interface Found {
  readonly view: BatchView;
  readonly order: BatchOrder;
  readonly cancel: () => void;
  /** The archive; `null` while there is none. */
  readonly read: () => ReadableStream<Uint8Array> | null;
}

interface Batch {
  readonly id: string;
  readonly order: BatchOrder;
  readonly askedAt: Date;
  state: BatchState;
  done: number;
  total: number;
  now: Text | null;
  files: number;
  leftOut: number;
  byHand: number;
  bytes: number;
  sha256: string | null;
  problem: Text | null;
  file: KeptFile | null;
}

/** As many as one person may have waiting or in print. */
const MOST_OPEN = 3;
/** Finished ones are kept for this long, and so many of one person. */
const KEPT_MS = 2 * 60 * 60 * 1000;
const MOST_KEPT = 5;

export interface BatchOptions {
  /** Where archives lie until they are taken home; whatever is in it when the server starts is thrown away. */
  readonly dir: string;
  readonly renderer: Renderer;
  readonly now: () => Date;
  readonly newId: () => string;
}

export function createBatches({ dir, renderer, now, newId }: BatchOptions): Batches {
  const batches = new Map<string, Batch>();
  let running: Promise<void> | null = null;
  let closed = false;
  // Archives of an earlier run can no longer be read by anybody.
  const ready = mkdir(dir, { recursive: true, mode: 0o700 })
    .then(() => readdir(dir))
    .then((names) => Promise.all(names.map((name) => rm(join(dir, name), { force: true }))));

  const drop = (batch: Batch): void => {
    batches.delete(batch.id);
    void batch.file?.remove();
  };

  /** Forgets what nobody has fetched in time, and a person's oldest beyond the number kept. */
  const tidy = (): void => {
    const finished = [...batches.values()].filter(({ state }) => state !== 'WAITING' && state !== 'RUNNING');
    const seen = new Map<string, number>();
    for (const batch of finished.toReversed()) {
      const kept = (seen.get(batch.order.accountId) ?? 0) + 1;
      seen.set(batch.order.accountId, kept);
      if (kept > MOST_KEPT || now().getTime() - batch.askedAt.getTime() > KEPT_MS) drop(batch);
    }
  };

  const run = async (batch: Batch): Promise<void> => {
    batch.state = 'RUNNING';
    try {
      await ready;
      const file = await keptFile(join(dir, batch.id));
      batch.file = file;
      const printed = await printParts(renderer, batch, file);
      if (printed.ok) Object.assign(batch, await file.finish(), { state: stateOf(batch, 'READY') });
      else Object.assign(batch, { state: 'FAILED', problem: printed.error.message });
    } catch {
      Object.assign(batch, { state: 'FAILED', problem: printingBroke.message });
    }
    batch.now = null;
    if (stateOf(batch, batch.state) !== 'READY') {
      await batch.file?.remove();
      batch.file = null;
    }
  };

  const next = (): void => {
    if (running !== null || closed) return;
    const waiting = [...batches.values()].find(({ state }) => state === 'WAITING');
    if (waiting === undefined) return;
    running = run(waiting).finally(() => {
      running = null;
      tidy();
      next();
    });
  };

  return {
    order: (order) => {
      tidy();
      const open = [...batches.values()].filter(
        ({ order: { accountId }, state }) =>
          accountId === order.accountId && (state === 'WAITING' || state === 'RUNNING'),
      );
      if (open.length >= MOST_OPEN) return err(tooManyBatches(MOST_OPEN));
      const batch = waitingBatch(newId(), order, now());
      batches.set(batch.id, batch);
      next();
      return ok(viewOf(batch));
    },
    of: (accountId) => {
      tidy();
      return [...batches.values()]
        .filter(({ order }) => order.accountId === accountId)
        .map(viewOf)
        .toReversed();
    },
    find: (accountId, id) => {
      const batch = batches.get(id);
      if (batch === undefined || batch.order.accountId !== accountId) return null;
      return {
        view: viewOf(batch),
        order: batch.order,
        // Of one that is ready it is the archive that goes.
        cancel: () => {
          if (batch.state === 'READY') void batch.file?.remove();
          if (batch.state !== 'FAILED') batch.state = 'CANCELLED';
        },
        read: () => (batch.state === 'READY' ? (batch.file?.read() ?? null) : null),
      };
    },
    close: async () => {
      closed = true;
      for (const batch of batches.values()) if (batch.state !== 'READY') batch.state = 'CANCELLED';
      await renderer.close();
      await running;
      await ready.catch(() => undefined);
      for (const batch of batches.values()) await batch.file?.remove();
    },
  };
}

/** Whoever cancelled it in the meantime is obeyed. */
const stateOf = ({ state }: Batch, otherwise: BatchState): BatchState => (state === 'CANCELLED' ? state : otherwise);

const waitingBatch = (id: string, order: BatchOrder, askedAt: Date): Batch => ({
  id,
  order,
  askedAt,
  state: 'WAITING',
  done: 0,
  total: 0,
  now: null,
  files: 0,
  leftOut: 0,
  byHand: 0,
  bytes: 0,
  sha256: null,
  problem: null,
  file: null,
});

function viewOf({ file: _file, order, askedAt, ...batch }: Batch): BatchView {
  return { ...batch, place: order.place, askedAt: askedAt.toISOString() };
}

/** Prints one community after the other into the archive, each with its list. Stops between papers once it was cancelled. */
async function printParts(renderer: Renderer, batch: Batch, file: KeptFile): Promise<Result<true, Refusal>> {
  const zip = zipStream(file.write, new Date(`${batch.order.on}T00:00:00+08:00`));
  for (const part of batch.order.parts) {
    if (batch.state === 'CANCELLED') return ok(true);
    const printed = await printPart(renderer, batch, part, async (name, bytes) => {
      batch.bytes += bytes.length;
      return zip.add(`${part.folder}${name}`, bytes);
    });
    if (!printed.ok) return printed;
  }
  await zip.finish();
  return ok(true);
}

async function printPart(
  renderer: Renderer,
  batch: Batch,
  part: BatchPart,
  put: (name: string, bytes: Uint8Array) => Promise<Result<true, Refusal>>,
): Promise<Result<true, Refusal>> {
  const source = await part.source();
  // A community that has not opened its election is one line in the archive of a street, not the end of it.
  if (!source.ok) {
    batch.leftOut += 1;
    return put('没有打印.txt', Buffer.from(`${source.error.message.zh}\r\n`));
  }
  batch.total += batchSize(source.value, part.wish);
  const files: Omit<BatchFile, 'bytes'>[] = [];
  const left: LeftOut[] = [];
  const onPaper = (title: Text): void => {
    batch.now = title;
    batch.done += 1;
  };
  for await (const step of printBatch(renderer, source.value, part.wish, onPaper)) {
    if (batch.state === 'CANCELLED') return ok(true);
    if (step.kind === 'FILE') {
      const { bytes, ...told } = step;
      const added = await put(step.name, bytes);
      if (!added.ok) return added;
      files.push(told);
      batch.files += 1;
      batch.byHand += step.byHand.length;
    } else {
      left.push(step);
      batch.leftOut += 1;
    }
    // Facts are gathered in this process: others are served in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { cycle, head, on } = source.value;
  const { district, subDistrict, name } = cycle.community;
  const list = manifestText({ place: `${district}${subDistrict}${name}`, on, ...head }, files, left);
  return put('清单.txt', Buffer.from(`\uFEFF${list}`));
}
