import type { PackId, Post } from '../law.ts';
import { text, type Text } from '../text.ts';
import type { ElectorateMode } from './input.ts';
import { regimeOf } from './rule-ids.ts';

const POSTS: Readonly<Record<Post, Text>> = {
  CHAIR: text('主任', 'chair'),
  VICE: text('副主任', 'vice-chair'),
  MEMBER: text('委员', 'member'),
  WOMEN_MEMBER: text('妇女委员', "women's member"),
  PARTY_MEMBER: text('党组织委员', 'Party committee member'),
  SECRETARY: text('书记', 'secretary'),
  DEPUTY_SECRETARY: text('副书记', 'deputy secretary'),
};

const ELECTORS: Readonly<Record<ElectorateMode, Text>> = {
  ALL_VOTERS: text('登记选民', 'registered voters'),
  HOUSEHOLD_REP: text('户代表', 'household representatives'),
  RESIDENT_REP: text('居民代表', "residents' representatives"),
  PARTY_MEMBERS: text('应到会党员', 'members expected'),
};

/** The name of a post as people say it. */
export const postName = (post: Post): Text => POSTS[post];

/** Who is counted in the denominator of a mode. */
export const electorName = (mode: ElectorateMode): Text => ELECTORS[mode];

/** Names joined for a Chinese and an English sentence. */
export function nameList(people: readonly { readonly name: string }[]): Text {
  const names = people.map((person) => person.name);
  return text(names.join('、'), names.join(', '));
}

/** The body that is elected, as the law of the pack calls it. */
export const committeeName = (pack: PackId): Text =>
  pack === 'villagers-2025' ? text('村民委员会', 'villagers’ committee') : text('居民委员会', 'residents’ committee');

/** Who decides what no text settles, as papers name them: of a residents' vote the street or town, of a Party vote the superior. */
export const decider = (pack: PackId): Text =>
  regimeOf(pack) === 'PARTY'
    ? text('上级党组织', 'the superior Party organisation')
    : text('街道（乡镇）', 'the sub-district or town');
