import type { HandoverKind } from '@mingxuan/election';
import { standing } from '@mingxuan/election';
import type { Officer } from '../papers/election-committee.ts';
import type { HandoverListFacts, HandoverNoticeFacts } from '../papers/handover.ts';
import type { Draft } from '../papers/paper.ts';
import { basisOf } from './cite.ts';
import { headOf } from './head.ts';
import { electionCommittee, streetOffice } from './issuers.ts';
import { certifiedResidents, committeeSince, personOf } from './polls.ts';
import type { PaperSource } from './source.ts';
import { postWord } from './words.ts';

const kinds: Readonly<Record<HandoverKind, string>> = {
  SEAL: '印章',
  MONEY: '资金',
  ASSET: '固定资产',
  DEBT: '债权债务',
  BOOK: '账簿',
  ARCHIVE: '档案',
};
const order = ['SEAL', 'MONEY', 'ASSET', 'DEBT', 'BOOK', 'ARCHIVE'] as const;

/** The committee as certified votes leave it. */
function committee(source: PaperSource): Draft<readonly Officer[]> {
  const writeIns = certifiedResidents(source).flatMap(({ named }) => named.writeIns);
  return standing(source.cycle, 'residents').flatMap(({ post, elected }) =>
    elected.map((id) => ({ post: postWord(post), ...personOf(source, writeIns, id) })),
  );
}

/** N23, after the handover is recorded. */
export function handoverNotice(source: PaperSource): Draft<HandoverNoticeFacts> {
  const { cycle, residents } = source;
  const { handover } = cycle;
  return {
    head: headOf(source, 'HANDOVER_NOTICE', streetOffice(source)),
    basis: basisOf(residents, ['RSLT-3']),
    electedOn: committeeSince(source),
    handoverOn: handover?.on,
    place: handover?.place ?? undefined,
    supervisedBy: handover?.supervisedBy,
    members: committee(source),
    items: handover?.items.map(({ kind, what, quantity }) => ({
      category: kinds[kind],
      quantity: String(quantity),
      note: what,
    })),
    phone: cycle.arrangements?.phone,
  };
}

/** F28, after the handover is recorded. */
export function handoverList(source: PaperSource): Draft<HandoverListFacts> {
  const { handover } = source.cycle;
  const items = handover?.items ?? [];
  return {
    head: headOf(source, 'HANDOVER_LIST', electionCommittee(source)),
    handoverOn: handover?.on,
    place: handover?.place ?? undefined,
    categories: order
      .map((kind) => ({
        category: kinds[kind],
        items: items
          .filter((item) => item.kind === kind)
          .map(({ what, quantity }) => ({ name: what, quantity: String(quantity) })),
      }))
      .filter((category) => category.items.length > 0),
  };
}
