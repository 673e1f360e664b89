import { describeError } from '../log.ts';
import type { LogNews } from './log-publisher.ts';

/** News of the public log as a line of the program's own log. */
export function newsLine(news: LogNews): Record<string, unknown> {
  switch (news.kind) {
    case 'STOPPED':
      return { level: 'error', publicLog: news.why.code, error: news.why.message.en };
    case 'DAMAGED':
      return {
        level: 'error',
        publicLog: 'ENTRY_DAMAGED',
        community: news.entry.community,
        seq: news.entry.seq,
        error: news.entry.message.en,
      };
    case 'WITNESS':
      return {
        level: news.asked.kind === 'LOST' ? 'error' : 'warn',
        publicLog: `WITNESS_${news.asked.kind}`,
        witness: news.asked.witness,
        error: news.asked.message.en,
      };
    case 'FAILED':
      return { level: 'error', publicLog: 'FAILED', error: describeError(news.cause) };
  }
}
