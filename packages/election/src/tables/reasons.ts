import type { Reason } from '@mingxuan/rulebook';
import type { Cycle } from '../state.ts';
import type { Cell, Table } from './table.ts';

/** The decision tree of every result, a row per sentence: what was compared, under which article, how many short. */
export const reasonsTable = (cycle: Cycle): Table => ({
  file: 'reasons.csv',
  title: '结论的理由和依据 · reasons',
  columns: [
    { name: 'poll', zh: '投票代号', type: 'string' },
    { name: 'place', zh: '在理由树里的位置', type: 'string' },
    { name: 'rule', zh: '规则', type: 'string' },
    { name: 'verdict', zh: '判断', type: 'string' },
    { name: 'articles', zh: '依据条文', type: 'string' },
    { name: 'short', zh: '差多少', type: 'integer' },
    { name: 'figures', zh: '比较的数', type: 'string' },
    { name: 'zh', zh: '说明', type: 'string' },
    { name: 'en', zh: '英文说明', type: 'string' },
  ],
  rows: cycle.polls.flatMap((poll) =>
    poll.stage === 'DETERMINED' || poll.stage === 'CERTIFIED' ? rowsOf(poll.id, '', poll.named.reasons) : [],
  ),
});

const rowsOf = (poll: string, within: string, reasons: readonly Reason[]): readonly (readonly Cell[])[] =>
  reasons.flatMap(({ rule, verdict, sources, short, figures, text, children }, index) => {
    const place = `${within}${index + 1}`;
    const compared = Object.entries(figures ?? {}).map(([name, value]) => `${name}=${value}`);
    return [
      [poll, place, rule, verdict, sources.join(' '), short ?? null, compared.sort().join(' '), text.zh, text.en],
      ...rowsOf(poll, `${place}.`, children ?? []),
    ];
  });
