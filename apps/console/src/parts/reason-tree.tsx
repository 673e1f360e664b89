import { useLingui } from '@lingui/react/macro';
import type { Reason, Verdict } from '@mingxuan/rulebook';
import { useText } from '../text.ts';
import { useFigureName } from './figure-names.ts';
import css from './reason-tree.module.css';
import { Sources } from './sources.tsx';

const signs: Readonly<Record<Verdict, string>> = { ok: '✓', violation: '✕', warning: '!', unknown: '?', conflict: '⇄' };

/** Verdict as a sign and, for those who hear the page, as a word. */
export function VerdictIcon({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useLingui();
  const names: Record<Verdict, string> = {
    ok: t`符合`,
    violation: t`不符合`,
    warning: t`提醒`,
    unknown: t`未定`,
    conflict: t`规定相抵触`,
  };
  return (
    <span className={`${css.icon} ${css[verdict]}`} title={names[verdict]}>
      <span aria-hidden="true">{signs[verdict]}</span>
      <span className="visually-hidden">{names[verdict]}</span>
    </span>
  );
}

/** Reasons as a tree: verdict, sentence, the integers compared, what is missing, and the articles. */
export function ReasonTree({ reasons }: { readonly reasons: readonly Reason[] }) {
  return (
    <ul className={css.tree}>
      {reasons.map((reason, index) => (
        <li key={`${reason.rule}-${index}`}>
          <ReasonLine reason={reason} />
          {reason.children === undefined ? null : <ReasonTree reasons={reason.children} />}
        </li>
      ))}
    </ul>
  );
}

function ReasonLine({ reason }: { readonly reason: Reason }) {
  const { t } = useLingui();
  const text = useText();
  const figureName = useFigureName();
  // What is missing has its own place at the end of the line.
  const figures = Object.entries(reason.figures ?? {}).filter(([name]) => name !== 'short');
  return (
    <div className={css.line}>
      <VerdictIcon verdict={reason.verdict} />
      <div className={css.body}>
        <span>{text(reason.text)}</span>
        {figures.length === 0 && reason.short === undefined ? null : (
          <dl className={css.figures}>
            {figures.map(([name, value]) => (
              <div key={name}>
                <dt>{figureName(name)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
            {reason.short === undefined ? null : (
              <div className={css.short}>
                <dt>{t`还差`}</dt>
                <dd>{reason.short}</dd>
              </div>
            )}
          </dl>
        )}
        <Sources refs={reason.sources} />
      </div>
    </div>
  );
}
