import { Trans, useLingui } from '@lingui/react/macro';
import type { RulePage } from '@mingxuan/contract';
import { findSource } from '@mingxuan/rulebook';
import { useParams } from '@tanstack/react-router';
import { MarkBadge, Sources, useBinds } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import { packNames } from './pack-names.ts';
import css from './rules.module.css';

/** One rule: what it demands in our own words, where that is written, and worked cases. */
export function RuleCard({ rule }: { readonly rule: RulePage['rules'][number] }) {
  const { t } = useLingui();
  const text = useText();
  const count = rule.examples.length;
  const binds = useBinds(useParams({ strict: false }).id);
  const cited = rule.sources.flatMap((ref) => findSource(ref) ?? []);
  const local = cited.length > 0 && !cited.some(binds);
  return (
    <article className={css.rule}>
      <header className={css.ruleHead}>
        <h2 className={css.ruleTitle}>{text(rule.title)}</h2>
        <MarkBadge mark={local ? 'REFERENCE' : rule.mark} words />
        <span className={css.ruleId}>
          {rule.id} · {text(packNames[rule.pack] ?? { zh: rule.pack, en: rule.pack })}
        </span>
      </header>
      <p className={css.provision}>{text(rule.provision)}</p>
      <Sources refs={rule.sources} />
      {count === 0 ? null : (
        <details className={css.examples}>
          <summary>{t`${count} 个例子`}</summary>
          <ul>
            {rule.examples.map((example) => (
              <li key={example.zh}>{text(example)}</li>
            ))}
          </ul>
        </details>
      )}
      {rule.from === undefined && rule.to === undefined ? null : (
        <p className={css.valid}>
          <Trans>适用期间</Trans> {rule.from ?? '…'} — {rule.to ?? t`现在`}
        </p>
      )}
    </article>
  );
}
