import { KEYS, SHARED } from './domains.ts';
import { joinPaths, sorts } from './secrecy.ts';
import type { Side } from './sides.ts';

/** The proof as a page: what knows who voted, what knows what was cast, and that nothing leads from one to the other. */
export function ballotSecrecyPage(): string {
  const all = sorts();
  const list = (side: Side): readonly string[] =>
    all
      .filter((sort) => sort.side === side)
      .map(
        ({ name, domains }) =>
          `| \`${name}\` | ${[...domains]
            .filter((d) => d !== 'PLAIN')
            .toSorted()
            .join(', ')} |`,
      );
  const paths = joinPaths(all);
  return [
    '# 选票的秘密由结构保证 Secrecy of the ballot, by structure',
    '',
    '<!-- Written by apps/server/tools/data-map.ts from apps/server/src/data-protection. Change it there. -->',
    '',
    '明选记录谁领过票，也记录每捆选票合计多少票；**没有任何记录说某一张选票**。本页由代码生成：凡是存下来的东西，先说明它能说出什么，再查有没有',
    '一条路能从“谁投了票”走到“投了什么”。新增一列、一种记录而不说明，测试就不通过。',
    '',
    'What is stored is told apart: what can say **who voted**, what can say **what was cast**. A test then looks for any chain of records, each step by a',
    `value that both records have (${[...KEYS].join(', ')}), from the one side to the other. A new column or fact that nobody has placed fails it.`,
    '',
    '## 谁投了票 Who voted',
    '',
    '| 记录 record | 能按什么找 has |',
    '|---|---|',
    ...list('WHO'),
    '',
    '## 投了什么 What was cast',
    '',
    '最小的单位是一捆：合计数，没有单张，没有次序。The smallest thing is a bundle: sums, no ballot, no order.',
    '',
    '| 记录 record | 能按什么找 has |',
    '|---|---|',
    ...list('WHAT'),
    '',
    '## 走得通的路 Paths found',
    '',
    ...(paths.length === 0 ? ['没有。None.'] : paths.map((path) => `- ${path}`)),
    '',
    '## 两边都有的，为什么无妨 What stands on both sides, and why it relates nobody to a ballot',
    '',
    ...Object.entries(SHARED).map(([domain, why]) => `- **${domain}**：${why.zh} ${why.en}`),
    '',
    '## 次序和时间 Order and time',
    '',
    '测试把一次完整的换届演一遍：每次投票的全部领票记录都排在第一条计票记录之前，时间也在其前；计票记录只有每捆两遍，每捆不少于小票箱的界限，',
    '或者是全部选票。数据库里行的物理次序（ctid）只是领票的先后，另一边没有可以对照的单张记录。',
    'A test plays a whole re-election: all check-ins of a poll come before its first count, by number and by clock; of the count there are two entries a bundle, and no',
    'bundle is smaller than the limit unless it is all there is. Rows lie in the order of check-ins (ctid); on the other side there is no ballot to lay beside them.',
    '',
    '## 结构做不到的 What no structure can do',
    '',
    '一致通过、只有一个人用过的票箱、有人在旁边看着：软件管不到。见 [known-issues.md](../known-issues.md#secrecy-and-what-no-structure-can-give)。',
    '',
  ].join('\n');
}
