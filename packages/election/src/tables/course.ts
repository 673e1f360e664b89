import type { Cycle } from '../state.ts';
import type { Table } from './table.ts';

/** A row per step of the plan: its lawful window, the day chosen, the day it was done. Whose it was is not told. */
export const stepsTable = (cycle: Cycle): Table => ({
  file: 'steps.csv',
  title: '各步骤的日期 · steps',
  columns: [
    { name: 'step', zh: '步骤代号', type: 'string' },
    { name: 'name', zh: '步骤', type: 'string' },
    { name: 'earliest', zh: '最早（依法）', type: 'date' },
    { name: 'latest', zh: '最迟（依法）', type: 'date' },
    { name: 'planned', zh: '计划日', type: 'date' },
    { name: 'how', zh: '怎样办的', type: 'string' },
    { name: 'done_on', zh: '办理日', type: 'date' },
    { name: 'entry', zh: '账目号', type: 'integer' },
    { name: 'articles', zh: '依据条文', type: 'string' },
  ],
  rows: (cycle.plan?.steps ?? []).map((step) => {
    const done = cycle.steps[step.code];
    return [
      step.code,
      step.name.zh,
      step.earliestOpen === true ? null : step.earliest,
      step.latestOpen === true ? null : step.latest,
      step.planned,
      done?.how ?? null,
      done?.on ?? null,
      done?.seq ?? null,
      step.sources.join(' '),
    ];
  }),
});

/** A row per paper that went out, by which a copy on a wall is found in the ledger. */
export const papersTable = (cycle: Cycle): Table => ({
  file: 'papers.csv',
  title: '发出的文书 · papers',
  columns: [
    { name: 'no', zh: '序号', type: 'integer' },
    { name: 'paper', zh: '文书代号', type: 'string' },
    { name: 'title', zh: '标题', type: 'string' },
    { name: 'issued_on', zh: '发出日', type: 'date' },
    { name: 'entry', zh: '账目号', type: 'integer' },
    { name: 'sha256', zh: '文件摘要', type: 'string' },
    { name: 'fate', zh: '现在是否有效', type: 'string' },
    { name: 'replaced_by', zh: '被哪一份取代或撤回', type: 'integer' },
  ],
  rows: cycle.papers.map(({ no, paper, title, on, seq, sha256, fate }) => [
    no,
    paper,
    title,
    on,
    seq,
    sha256,
    fate.kind,
    fate.kind === 'VALID' ? null : fate.by,
  ]),
});
