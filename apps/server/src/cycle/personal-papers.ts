import { papers } from '@mingxuan/documents';

const ids: ReadonlySet<string> = new Set(
  Object.entries(papers).flatMap(([id, { personal }]) => (personal ? [id] : [])),
);

/**
 * Whether a paper (`NAME` or `NAME:part`) names voters or says why about them: the roll, proxies, mobile boxes, rulings,
 * cards. It is kept from the public bundle and from readers without the roll.
 */
export const isPersonalPaper = (paper: string): boolean => ids.has(paper.split(':')[0] ?? '');
