import type { Cycle } from '@mingxuan/election';
import type { BundleReport, JsonValue } from '@mingxuan/ledger';
import { digestOf, resultOf } from '@mingxuan/server';
import { RESULTS_FOLDER } from '../commands/bundle-places.ts';
import type { Findings } from './findings.ts';

/** What the bundle shows as results must be, to the last word, what follows from its ledger: one for each vote that has one. */
export function checkResultFiles(state: Cycle, { files }: BundleReport, findings: Findings): void {
  const due = new Map(
    state.polls.flatMap((poll) =>
      resultOf(poll).map(([name, value]): [string, JsonValue] => [`${RESULTS_FOLDER}${name}.json`, value]),
    ),
  );
  for (const name of due.keys()) {
    if (files.has(name)) continue;
    findings.at(null, { file: name }, 'results')('RESULT_FILE_MISSING', `缺少结果文件 ${name}`, `${name} is missing`);
  }
  for (const [name, bytes] of files) {
    if (!name.startsWith(RESULTS_FOLDER)) continue;
    const [value, shown] = [due.get(name), readJson(bytes)];
    if (value !== undefined && shown !== undefined && digestOf(value) === digestOf(shown)) continue;
    const found = findings.at(null, { file: name }, 'results');
    found('RESULT_FILE_DIFFERS', `${name} 与账本里的结果不符`, `${name} is not the result in the ledger`);
  }
}

function readJson(bytes: Uint8Array): JsonValue | undefined {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as JsonValue;
  } catch {
    return undefined;
  }
}
