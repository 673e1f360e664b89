import type { IsoDate } from '@mingxuan/rulebook';
import type { PaperHead } from './paper.ts';

export const day = (iso: string): IsoDate => iso as IsoDate;

const head: PaperHead = {
  community: '幸福里社区',
  subDistrict: '和平街道',
  district: '城东区',
  termNo: 7,
  rehearsal: false,
  issuedOn: day('2026-11-16'),
  issuer: '幸福里社区居民选举委员会',
  verification: {
    code: 'K7QF-93TD',
    seq: 128,
    hash: '9f3a61c07be2d4485d1c0a97e6f2b8341f5e0c6d7a8b9f00112233445566778a',
  },
};

/** Head of a made-up paper, with what differs. */
export const sampleHead = (differing: Partial<PaperHead> = {}): PaperHead => ({ ...head, ...differing });

export const JWH = '《中华人民共和国城市居民委员会组织法》';
export const DXJ = '《中国共产党基层组织选举工作条例》';
