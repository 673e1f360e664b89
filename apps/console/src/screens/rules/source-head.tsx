import { Trans, useLingui } from '@lingui/react/macro';
import type { Source, SourceLevel } from '@mingxuan/rulebook';
import { useParams } from '@tanstack/react-router';
import { MarkBadge, useBinds } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import css from './rules.module.css';

/** The article that was asked for by its reference; the rules below rest on it. */
export function SourceHead({ source }: { readonly source: Source }) {
  const { t } = useLingui();
  const text = useText();
  const binds = useBinds(useParams({ strict: false }).id);
  const levels: Record<SourceLevel, string> = {
    NATIONAL: t`国家法律`,
    PROVINCIAL: t`省级办法`,
    CITY: t`市级规定`,
    PARTY: t`党内法规`,
    PRACTICE: t`规程和惯例`,
  };
  return (
    <section className={css.source}>
      <h2>
        {text(source.title)} {source.article}
      </h2>
      <p>
        {levels[source.level]} · <MarkBadge mark={binds(source) ? source.mark : 'REFERENCE'} words />
        {source.from === undefined ? null : ` · ${t`${source.from} 起施行`}`}
        {source.to === undefined ? null : ` · ${t`${source.to} 止`}`}
      </p>
      <p className={css.faint}>
        <Trans>下面是引用这一条的规则。</Trans>
      </p>
    </section>
  );
}
