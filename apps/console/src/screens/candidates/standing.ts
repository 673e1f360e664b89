import type { Candidate, StatutoryBar } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import type { Tone } from '../../parts/status-tag.tsx';

/** Residents' candidates who still stand: neither barred by law nor withdrawn. */
export const stillStanding = (candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter((c) => c.stream === 'RESIDENTS' && c.status !== 'BARRED' && c.status !== 'WITHDRAWN');

export const statusNames: Readonly<Record<Candidate['status'], Text>> = {
  NOMINATED: text('已提名', 'nominated'),
  PRELIMINARY: text('初步候选人', 'preliminary'),
  FORMAL: text('正式候选人', 'formal'),
  BARRED: text('依法不得作候选人', 'barred by law'),
  WITHDRAWN: text('已退出', 'withdrawn'),
};

export const statusTones: Readonly<Record<Candidate['status'], Tone>> = {
  NOMINATED: 'quiet',
  PRELIMINARY: 'info',
  FORMAL: 'good',
  BARRED: 'bad',
  WITHDRAWN: 'quiet',
};

/** The law's own bars (JWH25-18); the form offers nothing else. */
export const barNames: Readonly<Record<StatutoryBar, Text>> = {
  EXPELLED_FROM_PARTY: text('被开除党籍', 'expelled from the Party'),
  CRIMINAL_PENALTY: text('因犯罪受过刑事处罚', 'criminally punished'),
  ORGANISED_CRIME: text('利用黑恶势力从事非法活动', 'unlawful acts through criminal gangs'),
  ILLEGAL_RELIGION_OR_CULT: text('组织或者参加非法宗教活动、邪教活动', 'unlawful religious or cult activities'),
};
