import type { AnswerPlace } from '@mingxuan/portal';
import type { Services } from '../services.ts';

/** The answer to a form of the public pages, for browsers without script: the same frame, at the server's own address. */
export async function publicPage(
  { ledger }: Services,
  community: string,
  variant: string,
  write: (place: AnswerPlace) => string,
): Promise<string> {
  const named = (await ledger.communities()).find((one) => one.communityId === community)?.name ?? '';
  return write({ variant, root: '/portal/', community, name: named });
}
