import type { PartyMethod } from '@mingxuan/election';
import type { Rulebook } from '@mingxuan/rulebook';

/** How to mark a Party ballot, in the style that the method settled (PTY-MARK-1…3). */
export function markingWords({ approveMark }: Pick<PartyMethod, 'approveMark'>): readonly string[] {
  const marks =
    approveMark === 'CIRCLE'
      ? '赞成的在符号栏画○，不赞成的画×，弃权的不画'
      : '赞成的在符号栏不画任何符号，不赞成的画×，弃权的画△';
  return [
    marks,
    '不赞成的可以另选他人，在另选人栏写上姓名；弃权的不能另选',
    '所选人数等于或者少于应选名额的有效，多于应选名额的无效',
  ];
}

/** Whose number the votes are held against, as the rulebook in force has it (PTY-CNT-5). */
export function majorityWords({ parameters }: Rulebook): string | undefined {
  switch (parameters.majorityBase?.value) {
    case 'PRESENT_ELIGIBLE':
      return '赞成票超过实到会有选举权的党员半数的，始得当选；恰好半数的不当选。';
    case 'EXPECTED':
      return '赞成票超过应到会有选举权的党员半数的，始得当选；恰好半数的不当选。';
    case undefined:
      return undefined;
  }
}

/** PTY-CNT-6, PTY-CNT-7. */
export const tieWords =
  '得赞成票超过半数的人数多于应选名额时，得票多的当选；票数相等不能确定的，就票数相等的人再次投票，得票多的当选。';

/** PTY-CNT-8. */
export const shortageWords = ({ mayReduceSeats }: Pick<PartyMethod, 'mayReduceSeats'>): string =>
  mayReduceSeats
    ? '当选人数少于应选名额的，对不足的名额另行选举；接近应选名额的，经半数以上选举人同意，可以减少名额，不再选举。'
    : '当选人数少于应选名额的，对不足的名额另行选举。';

/** PTY-SCR-1, PTY-SCR-3. */
export function scrutineerWords({ scrutineers, tellers }: Pick<PartyMethod, 'scrutineers' | 'tellers'>): string {
  const others = scrutineers > 1 ? `、监票人${scrutineers - 1}名` : '';
  return `设总监票人1名${others}、计票人${tellers}名，从不是候选人的党员中推选，经党员大会通过。计票人在监票人监督下工作。`;
}
