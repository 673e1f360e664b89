import { postNames } from '@mingxuan/election';
import type { Post, VotingMode } from '@mingxuan/rulebook';

/** 主任、副主任、委员 …; on Party papers 委员 needs no “党组织” before it. */
export const postWord = (post: Post): string => (post === 'PARTY_MEMBER' ? '委员' : (postNames[post]?.zh ?? post));

/** 选举方式 as notices name it. */
export const methodWord: Readonly<Record<VotingMode, string>> = {
  ALL_VOTERS: '全体选民直接投票',
  HOUSEHOLD_REP: '户代表投票',
  RESIDENT_REP: '居民代表投票',
};

/** Who is counted. */
export const electorWord: Readonly<Record<VotingMode, string>> = {
  ALL_VOTERS: '选民',
  HOUSEHOLD_REP: '户代表',
  RESIDENT_REP: '居民代表',
};

/** How to mark the ballot this program prints; the count follows the same rules (CNT-4: no more names than seats). */
export const markingRules: readonly string[] = [
  '赞成的在符号栏画○，不赞成的画×，弃权的不画。',
  '另选他人的，在“另选人”栏写上姓名，并在符号栏画○。',
  '每一职务所选的人数等于或者少于应选名额的有效，多于应选名额的无效。',
];
