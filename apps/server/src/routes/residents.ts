import { createHmac, randomBytes } from 'node:crypto';
import { rollQuestion } from '@mingxuan/contract';
import { answerPage } from '@mingxuan/portal';
import { tidyName } from '@mingxuan/roll';
import type { Text } from '@mingxuan/rulebook';
import { text } from '@mingxuan/rulebook';
import { comparableName, standsOnRoll } from '@mingxuan/store';
import type { Context } from 'hono';
import { addressOf } from '../http/address.ts';
import { badRequest } from '../http/problem.ts';
import type { Route } from '../http/route.ts';
import { pathParam } from '../http/route.ts';
import { plainFields } from '../portal/form-fields.ts';
import { publicPage, publicRefusal, variantIn, wantsJson } from '../portal/public-page.ts';
import type { RouteServices } from '../services.ts';

type Answer = 'LISTED' | 'NOT_FOUND' | 'NOT_PUBLISHED' | 'ASK_AT_DESK';

const words: Readonly<Record<Answer, Text>> = {
  LISTED: text('在选民名单上。', 'You are on the roll.'),
  NOT_FOUND: text(
    '没有查到。请核对姓名和号码；确实没有的，请在申诉期内到社区登记点提出，或者书面申诉。',
    'Not found. Check name and number; if they are right, object at the registration point or in writing while there is time.',
  ),
  NOT_PUBLISHED: text('选民名单还没有公布。', 'The roll is not published yet.'),
  ASK_AT_DESK: text(
    '查询次数太多，今天不再回答。请到张贴地点看名单，或者带身份证到社区登记点查询。',
    'Too many questions. See the posted list, or ask at the registration point with your identity card.',
  ),
};

/** Every answer takes this long, so that its time says nothing. */
const ANSWER_MS = 60;

const key = randomBytes(32);
const digest = (said: string): string => createHmac('sha256', key).update(said).digest('base64');

async function answerTo(services: RouteServices, c: Context, name: string, last4: string): Promise<Answer> {
  const community = pathParam(c, 'community');
  const now = services.clock.now().getTime();
  const guess = { community, name: digest(name), address: digest(addressOf(c)) };
  const current = await services.ledger.current(community);
  const stage = current.ok && current.value.state.status !== 'UNOPENED' ? current.value.state.roll.stage : 'EMPTY';
  const found = await standsOnRoll(services.database, community, name, last4);
  if (stage === 'EMPTY' || stage === 'DRAFT') return 'NOT_PUBLISHED';
  if (!services.guesses.mayAsk(guess, now)) return 'ASK_AT_DESK';
  if (found) return 'LISTED';
  services.guesses.wasWrong(guess, now);
  return 'NOT_FOUND';
}

/** What anybody may ask, without an account: from any site that carries a copy of the pages, and never with a cookie. */
export const residentRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/api/public/:community/roll-check',
    audience: { kind: 'PUBLIC' },
    body: 'json',
    handle: async (c, services) => {
      // A copy of the pages on another site is to read the refusals too.
      c.header('access-control-allow-origin', '*');
      const fields = plainFields(await c.req.text());
      const asked = rollQuestion.safeParse(fields);
      const community = pathParam(c, 'community');
      if (!asked.success) {
        const refusal = badRequest(asked.error);
        return publicRefusal(
          c,
          services,
          { community, variant: variantIn(fields) },
          { status: 400, page: 'roll', refusal },
        );
      }
      const { name, last4, variant } = asked.data;
      const [answer] = await Promise.all([
        answerTo(services, c, comparableName(tidyName(name)), last4.toUpperCase()),
        new Promise((resolve) => setTimeout(resolve, ANSWER_MS)),
      ]);
      if (wantsJson(c)) return c.json({ answer, message: words[answer] });
      return publicPage(c, services, { community, variant }, (page) => answerPage(page, words[answer]));
    },
  },
];
