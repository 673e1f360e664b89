import type { Fault, Place } from '@mingxuan/ledger';

/** Takes down one fault; the same kind at many entries is told a few times and then counted. */
export type Found = (code: string, zh: string, en: string, severity?: Fault['severity']) => void;

export interface Findings {
  readonly at: (seq: number | null, place: Place, kind: string) => Found;
  /** How many faults were found so far, told or only counted. */
  readonly count: () => number;
  readonly all: () => readonly Fault[];
}

const TOLD_EACH = 5;

export function findings(): Findings {
  const told: Fault[] = [];
  const times = new Map<string, { readonly first: Fault; count: number }>();
  let count = 0;
  return {
    at:
      (seq, place, kind) =>
      (code, zh, en, severity = 'error') => {
        count += 1;
        const fault: Fault = { code, severity, seq, place, message: { zh, en } };
        const same = times.get(`${code} ${kind}`);
        if (same === undefined) times.set(`${code} ${kind}`, { first: fault, count: 1 });
        else same.count += 1;
        if ((same?.count ?? 1) <= TOLD_EACH) told.push(fault);
      },
    count: () => count,
    all: () => [
      ...told,
      ...[...times.values()].flatMap(({ first, count: all }): Fault[] =>
        all <= TOLD_EACH
          ? []
          : [
              {
                ...first,
                seq: null,
                place: {},
                message: {
                  zh: `同样的问题还有 ${all - TOLD_EACH} 处：${first.message.zh}`,
                  en: `the same at ${all - TOLD_EACH} more entries: ${first.message.en}`,
                },
              },
            ],
      ),
    ],
  };
}
