import type { Text } from '@mingxuan/rulebook';
import { html } from './html.ts';
import type { Place, SiteFrame, Variant } from './layout.ts';
import { layout, linkTo, pageTitles, say, VARIANTS } from './layout.ts';
import { text } from '@mingxuan/rulebook';

/** The answer to a form, as a page for those whose browser runs no script. `root` is the site's address. */
export function answerPage(
  frame: SiteFrame,
  {
    variant,
    root,
    community,
    name,
    answer,
  }: {
    readonly variant: string;
    readonly root: string;
    readonly community: string;
    readonly name: string;
    readonly answer: Text;
  },
): string {
  const chosen: Variant = VARIANTS.find((v) => v === variant) ?? 'zh';
  const place: Place = { variant: chosen, lang: chosen === 'en' ? 'en' : 'zh', root, community };
  return layout(frame, place, {
    title: say(place, pageTitles.roll),
    page: 'roll',
    of: name,
    rehearsal: false,
    asOf: null,
    main: html`<p class="answer" role="status">${say(place, answer)}</p>
<p><a href="${linkTo(place, 'roll')}">${say(place, text('返回', 'Back'))}</a></p>`,
  });
}
