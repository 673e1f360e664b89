import type { SourceRef } from '@mingxuan/rulebook';
import type { PollId } from './facts.ts';

/**
 * Who demands that whoever watches does not count: Party elections have it in their own rules (DXJ20-22, DXJ20-23);
 * for residents' polls no national article says it, so it is said to be this system's own separation of duties.
 */
export function separationOf(poll: PollId): {
  readonly zh: string;
  readonly en: string;
  readonly by: { readonly sources?: readonly SourceRef[] };
} {
  return poll.startsWith('party')
    ? {
        zh: '党内选举规定，计票在监票人监督下进行。',
        en: 'Party rules have tellers work under the scrutineers.',
        by: { sources: ['DXJ20-22', 'DXJ20-23'] },
      }
    : {
        zh: '这是本系统的职责分离要求：监票、计票、签字由不同的人办理。',
        en: 'This system separates the duties: different people watch, count and sign.',
        by: {},
      };
}
