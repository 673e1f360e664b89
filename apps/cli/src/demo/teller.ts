import type { Lang } from '@mingxuan/rulebook';
import type { Teller } from '@mingxuan/server';
import { sourceNames } from '../words.ts';

export interface Screen {
  readonly write: (text: string) => void;
  /** A terminal: colours, and one line that is written over again. */
  readonly live: boolean;
}

export interface Narrator extends Teller {
  /** Ends a progress line that is still open. */
  readonly rest: () => void;
}

/** Tells the story on a screen: chapters, lines with their law, refused attempts, progress on one line. */
export function narrator({ write, live }: Screen, lang: Lang): Narrator {
  let open = false;
  const style = (code: string, text: string): string => (live ? `\u001b[${code}m${text}\u001b[0m` : text);
  const rest = (): void => {
    if (open) write('\n');
    open = false;
  };
  const line = (text: string): void => {
    rest();
    write(`${text}\n`);
  };
  const law = (sources: readonly string[]): string =>
    sources.length === 0 ? '' : style('2', ` —— ${sourceNames(sources, lang)}`);
  return {
    rest,
    chapter: (title) => line(`\n${style('1', title[lang])}`),
    line: (said, sources = []) => line(`  ${said[lang]}${law(sources)}`),
    refused: (tried, refusal) => {
      const [sign, todo] = lang === 'zh' ? ['拒绝', '怎么办：'] : ['refused', 'what to do: '];
      line(`  ${style('33', `✗ ${tried[lang]}：${sign}`)}`);
      line(`      ${refusal.message[lang]}${law(refusal.sources)}`);
      line(`      ${todo}${refusal.remedy[lang]}`);
    },
    progress: (what, done, total) => {
      if (!live) {
        if (done === total) line(`  ${what[lang]} ${done}/${total}`);
        return;
      }
      const filled = total === 0 ? 20 : Math.floor((done * 20) / total);
      write(`\r  ${what[lang]} ${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${done}/${total}`);
      open = true;
      if (done === total) rest();
    },
  };
}
