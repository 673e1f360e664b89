import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { type PaperId, papers } from './catalogue.ts';

/** Kinds of papers, as an office keeps them apart. */
export type PaperGroup = 'NOTICE' | 'PARTY' | 'FORM' | 'CARD' | 'BALLOT' | 'STATISTICS';

export const groupNames: Readonly<Record<PaperGroup, Text>> = {
  NOTICE: text('公告', 'Notices'),
  PARTY: text('党内文书', 'Party papers'),
  FORM: text('表册', 'Forms and registers'),
  CARD: text('证书证件', 'Cards and certificates'),
  BALLOT: text('选票样和推荐票', 'Ballots and slips'),
  STATISTICS: text('统计和报告', 'Figures and reports'),
};

/** What is handed to one person, and what goes to the level above as figures; all others follow from form and secrecy. */
const APART: Partial<Record<PaperId, PaperGroup>> = {
  VOTER_CARDS: 'CARD',
  PROXY_CERTIFICATE: 'CARD',
  CERTIFICATE: 'CARD',
  ELECTION_REPORT: 'STATISTICS',
  COUNT_RECONCILIATION: 'STATISTICS',
};

export function groupOf(id: PaperId): PaperGroup {
  const { form, secret } = papers[id];
  if (APART[id] !== undefined) return APART[id];
  if (secret === true) return 'BALLOT';
  if (form.startsWith('N')) return 'NOTICE';
  return form.startsWith('P') ? 'PARTY' : 'FORM';
}
