import { isNearRelative, ok, type Reason } from '@mingxuan/rulebook';
import type { Decision } from '../act.ts';
import { refuse } from '../act.ts';
import type { CommandOf } from '../commands.ts';
import { restricted } from '../fact-of.ts';
import type { Cycle, RecMember } from '../state.ts';
import { standingResidents } from './standing.ts';

const recKey = ({ rank }: RecMember): string => `REC:${rank}`;

/** Records what the election committee found when it asked about near relatives; finding none is recorded too. */
export function declareRelatives(state: Cycle, { pairs }: CommandOf<'DECLARE_RELATIVES'>): Decision {
  const known = new Set([...standingResidents(state).map((c) => c.id), ...(state.rec?.members ?? []).map(recKey)]);
  const wrong = pairs.find((p) => p.a === p.b || !known.has(p.a) || !known.has(p.b) || p.relation.trim() === '');
  if (wrong !== undefined) {
    return refuse(
      'RELATIVES_WRONG',
      {
        zh: '有一对近亲属没有写对：两人必须是候选人或选举委员会成员，不能是同一人，并写明关系。',
        en: 'A pair names someone who neither stands nor sits on the election committee, one person twice, or no relation.',
      },
      { zh: '请从名单中选择两人并写明关系。', en: 'Choose two people of the lists and say how they are related.' },
    );
  }
  return ok([
    {
      type: 'RELATIVES_DECLARED',
      stream: 'RESIDENTS',
      body: { count: pairs.length },
      sealed: pairs.map(({ a, b, relation }) => restricted({ a, b, relation: relation.trim() })),
    },
  ]);
}

/** Sitting members of the election committee who are near relatives of someone who stands: they leave it (JWH25-15). */
export function relatedMembers(state: Cycle): readonly RecMember[] {
  const stands = new Set(standingResidents(state).map((c) => c.id));
  // Only what is certainly a near relation may block; a word not known here is for people to judge.
  const near = (state.relatives?.pairs ?? []).filter((p) => isNearRelative(p.relation) === 'YES');
  return (state.rec?.members ?? []).filter(
    (m) =>
      m.seat === 'MEMBER' &&
      near.some(({ a, b }) => (a === recKey(m) && stands.has(b)) || (b === recKey(m) && stands.has(a))),
  );
}

/** Said wherever a list or a result rests on nobody having looked (JWH25-8). */
export const relativesUnchecked: Reason = {
  rule: 'RES-COMP-3',
  verdict: 'warning',
  text: {
    zh: '近亲属关系未核对：居民委员会成员之间实行近亲属回避。',
    en: 'Near relatives were not checked: members of the committee may not be near relatives.',
  },
  stated: null,
  sources: ['JWH25-8'],
};
