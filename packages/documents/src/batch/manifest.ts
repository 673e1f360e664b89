import { text, type Text } from '@mingxuan/rulebook';
import { handMarkText } from '../render/hand-note.ts';
import type { BatchFile, LeftOut } from './batch.ts';

/** What the list in an archive is about. */
export interface ManifestHead {
  /** As `城东区和平街道幸福里社区`. */
  readonly place: string;
  readonly on: string;
  readonly seq: number;
  readonly hash: string;
}

/**
 * The list that lies in every archive, for people: what is in it with its digest, what to write by hand, what was left out
 * and why.
 */
export function manifestText(
  head: ManifestHead,
  files: readonly Omit<BatchFile, 'bytes'>[],
  left: readonly LeftOut[],
): string {
  const byHand = files.flatMap(({ name, byHand: marks }) => marks.map((mark) => `${name}\t${handMarkText(mark).zh}`));
  return [
    `${head.place}　文书清单　${head.on}`,
    `依据台账第${head.seq}条以前的事实，摘要${head.hash}`,
    '',
    `一、已打印（${files.length}份）`,
    ...files.map(({ name, pages, sha256 }) => `${name}\t${pages === null ? '' : `${pages}页`}\t${sha256}`),
    '',
    ...(byHand.length === 0 ? [] : ['以下字打印不出来，已留空，请用黑色笔补写：', ...byHand, '']),
    `二、没有打印（${left.length}份）和原因`,
    ...left.map(({ title, why }) => `${title.zh}\t${why.map(({ zh }) => zh).join('；')}`),
    '',
  ].join('\r\n');
}

/** Why a paper that names people is left out of somebody’s batch. */
export const keptFromReader: Text = text(
  '涉及选民个人信息，您没有查看名册的权限',
  'it names voters, and you may not read the roll',
);
