import type { Problem, RollCheck, RollMapping, RollPreview } from '@mingxuan/contract';
import type { RegistrationGround } from '@mingxuan/rulebook';
import { useRef, useState } from 'react';
import type { AskedWay, CheckProgress } from './roll-upload.ts';
import { checkFile } from './roll-upload.ts';
import type { Draft } from './row-decisions.ts';
import { mappingOf } from './sheet-columns.ts';

interface CheckState {
  readonly file: File | null;
  readonly sheets: RollPreview | null;
  /** How it is to be read, as a person said it. */
  readonly asked: AskedWay;
  readonly check: RollCheck | null;
  /** What was decided about single rows of this very check. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly problem: Problem | null;
  readonly progress: CheckProgress | null;
  readonly running: boolean;
  readonly cancelled: boolean;
}

const nothing: CheckState = {
  file: null,
  sheets: null,
  asked: {},
  check: null,
  drafts: new Map(),
  problem: null,
  progress: null,
  running: false,
  cancelled: false,
};

/** One check at a time: another file, or a cancel, ends the one before. */
export function useCheck(id: string) {
  const [state, setState] = useState(nothing);
  const running = useRef<AbortController | null>(null);

  const start = async (file: File, asked: AskedWay = {}, remembered = false): Promise<void> => {
    running.current?.abort();
    const mine = new AbortController();
    running.current = mine;
    const change = (changes: Partial<CheckState>): void => {
      if (running.current === mine) setState((before) => ({ ...before, ...changes }));
    };
    setState({ ...nothing, file, asked, running: true });
    let known: RollMapping | undefined;
    const listener = {
      onPreview: (sheets: RollPreview, mapping: RollMapping | undefined) => {
        known = mapping;
        change({ sheets });
        // A form whose columns somebody set right before is read that way again: this reading is of no use.
        if (mapping !== undefined && !remembered) mine.abort();
      },
      onProgress: (progress: CheckProgress) => change({ progress }),
    };
    const outcome = await checkFile(id, file, asked, listener, mine.signal);
    if (running.current !== mine) return;
    if (known !== undefined && !remembered) return start(file, { ...asked, mapping: known }, true);
    if (outcome === 'CANCELLED') return change({ ...nothing, cancelled: true });
    return change(outcome.ok ? { running: false, check: outcome.value } : { running: false, problem: outcome.error });
  };

  const again = (changes: AskedWay): void => {
    if (state.file !== null) void start(state.file, changes, true);
  };
  const withMapping = (sheets: RollPreview): void => again({ ...state.asked, mapping: mappingOf(sheets) });
  const withGround = (ground: RegistrationGround | null): void => {
    const { ground: _ground, ...kept } = state.asked;
    again(ground === null ? kept : { ...kept, ground });
  };
  const decide = (key: string, draft: Draft | null): void =>
    setState((before) => {
      const drafts = new Map(before.drafts);
      if (draft === null) drafts.delete(key);
      else drafts.set(key, draft);
      return { ...before, drafts };
    });
  return {
    ...state,
    start,
    withMapping,
    withGround,
    decide,
    cancel: () => running.current?.abort(),
    forget: () => setState(nothing),
    clear: () => setState((before) => ({ ...before, problem: null })),
  };
}
