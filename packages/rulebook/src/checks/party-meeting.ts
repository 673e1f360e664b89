import { atLeastFourFifths, neededAtLeastFourFifths, shortBy } from '../comparators.ts';
import type { Rulebook } from '../law.ts';
import type { Reason } from '../reason.ts';
import { text } from '../text.ts';
import { cite, judge, reason } from './citation.ts';

/** One member of the Party organisation, as far as the right to vote goes (PTY-EL-1…4). */
export interface PartyMember {
  readonly status: 'FULL' | 'PROBATIONARY';
  /** `ON_PROBATION` 留党察看, `SUSPENDED` 中止党员权利 by a decision on file. */
  readonly rights: 'NORMAL' | 'ON_PROBATION' | 'SUSPENDED';
  /** Proposed not to be counted in 应到会, on one of the listed grounds; counts only with both approvals. */
  readonly exclusion?:
    | {
        readonly listedGround: boolean;
        readonly superiorApproved: boolean;
        readonly meetingPassed: boolean;
      }
    | undefined;
}

/** A full member whose rights are not suspended: the only ones who vote. */
export function hasPartyVote(member: PartyMember): boolean {
  return member.status === 'FULL' && member.rights === 'NORMAL';
}

/** 应到会: members with the vote, less those left out on a listed ground, with the superior's consent and the meeting's vote. */
export function expectedAttendance(members: readonly PartyMember[]): number {
  return members.filter((member) => {
    if (!hasPartyVote(member)) return false;
    const out = member.exclusion;
    return !(out !== undefined && out.listedGround && out.superiorApproved && out.meetingPassed);
  }).length;
}

/** 实到会有选举权人数, from the members who came: probationary members may sit in but are not counted (PTY-EL-2). */
export function presentWithVote(attending: readonly PartyMember[]): number {
  return attending.filter(hasPartyVote).length;
}

/**
 * Quorum of a Party election: at least four fifths of 应到会, exactly four fifths included (PTY-QRM-1). Every source agrees on
 * the figure but its article is unconfirmed, so until the pack marks the rule CONFIRMED a shortfall is a `warning` that a
 * person must acknowledge on record; it does not stop the act by itself.
 */
export function checkPartyQuorum(present: number, expected: number, rulebook: Rulebook): Reason {
  const met = atLeastFourFifths(present, expected);
  const needed = neededAtLeastFourFifths(expected);
  const short = shortBy(present, needed);
  const said = text(
    `应到会${expected}人，实到会${present}人，至少要${needed}人${met ? '，可以开会选举' : `，还差${short}人，不能进行选举`}。`,
    `${expected} expected, ${present} present, at least ${needed} needed: ${met ? 'met' : `${short} short`}.`,
  );
  return judge(cite(rulebook, 'PTY-QRM-1'), met, said, { figures: { expected, present, needed }, short });
}

/** What decides between a meeting of all members and a congress of delegates (PTY-MTG-1, PTY-MTG-2). */
export interface MeetingFacts {
  readonly members: number;
  readonly dispersed: boolean;
  readonly superiorApproved: boolean;
}

const CONGRESS_FROM = 500;

/** A delegates' congress takes 500 members or dispersed quarters, and the superior's approval; otherwise all members meet. */
export function checkDelegatesCongress(facts: MeetingFacts, rulebook: Rulebook): Reason {
  const citation = cite(rulebook, 'PTY-MTG-2');
  const figures = { members: facts.members, needed: CONGRESS_FROM };
  if (facts.members < CONGRESS_FROM && !facts.dispersed) {
    const said = text(
      `党员${facts.members}人，不到${CONGRESS_FROM}人，驻地也不分散，应开党员大会。`,
      `${facts.members} members, fewer than ${CONGRESS_FROM} and not dispersed: all members meet.`,
    );
    return judge(citation, false, said, { figures });
  }
  if (!facts.superiorApproved) {
    const said = text(
      '上级党组织没有批准开党代表大会，应开党员大会。',
      'Not approved by the superior: all members meet.',
    );
    return judge(citation, false, said, { figures });
  }
  return reason(citation, 'ok', text('可以开党员代表大会。', "A delegates' congress may be held."), { figures });
}
