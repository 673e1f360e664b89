import { Trans, useLingui } from '@lingui/react/macro';
import { findSource, type LawEntry, type LawFigure, OVERLAYS } from '@mingxuan/rulebook';
import { Link, useParams } from '@tanstack/react-router';
import { MarkBadge, Sources, useBinds } from '../../parts/sources.tsx';
import { useText } from '../../text.ts';
import { packNames } from './pack-names.ts';
import css from './rules.module.css';

interface Props {
  readonly rule: LawEntry;
  /** Read by itself: everything is open. */
  readonly whole?: boolean;
}

/** One rule: what it demands in our own words, where that is written, its figures, and cases run through the engine. */
export function RuleCard({ rule, whole = false }: Props) {
  const { t } = useLingui();
  const text = useText();
  const binds = useBinds(useParams({ strict: false }).id);
  const cited = rule.sources.flatMap((ref) => findSource(ref) ?? []);
  const local = cited.length > 0 && !cited.some(binds);
  return (
    <article className={css.rule}>
      <header className={css.ruleHead}>
        <h2 className={css.ruleTitle}>
          {whole ? text(rule.title) : <RuleLink id={rule.id}>{text(rule.title)}</RuleLink>}
        </h2>
        <MarkBadge mark={local ? 'REFERENCE' : rule.mark} words />
        {rule.stale ? <span className={css.stale}>{t`旧文本`}</span> : null}
        <span className={css.ruleId}>
          {rule.id} · {text(packNames[rule.pack] ?? rule.packTitle)}
        </span>
      </header>
      <p className={css.provision}>{text(rule.provision)}</p>
      <Sources refs={rule.sources} />
      <Figures figures={rule.figures} whole={whole} />
      <Cases rule={rule} whole={whole} />
      {rule.from === undefined && rule.to === undefined ? null : (
        <p className={css.valid}>
          <Trans>适用期间</Trans> {rule.from ?? '…'} — {rule.to ?? t`现在`}
        </p>
      )}
    </article>
  );
}

/** The page of a rule is its id in the address, inside a community or outside. */
function RuleLink({ id: rule, children }: { readonly id: string; readonly children: string }) {
  const { id } = useParams({ strict: false });
  return id === undefined ? (
    <Link to="/rules" search={{ q: rule }}>
      {children}
    </Link>
  ) : (
    <Link to="/c/$id/rules" params={{ id }} search={{ q: rule }}>
      {children}
    </Link>
  );
}

function Figures({ figures, whole }: { readonly figures: readonly LawFigure[]; readonly whole: boolean }) {
  const { t } = useLingui();
  const own = figures.filter((one) => one.overlay === undefined);
  const local = figures.filter((one) => one.overlay !== undefined);
  const count = local.length;
  return (
    <>
      {own.length === 0 ? null : <FigureList figures={own} />}
      {count === 0 ? null : (
        <details className={css.examples} open={whole}>
          <summary>{t`地方规定的数值 ${count} 处`}</summary>
          <FigureList figures={local} />
        </details>
      )}
    </>
  );
}

function FigureList({ figures }: { readonly figures: readonly LawFigure[] }) {
  const { t } = useLingui();
  const text = useText();
  return (
    <ul className={css.figures}>
      {figures.map(({ name, label, value, source, mark, overlay, stale }) => (
        <li key={`${overlay ?? ''} ${name}`}>
          <span>
            {overlay === undefined ? null : (
              <span className={css.faintText}>
                {text(OVERLAYS.get(overlay)?.title ?? { zh: overlay, en: overlay })}{' '}
              </span>
            )}
            {text(label)} <strong>{text(value)}</strong> <MarkBadge mark={mark} />
            {stale === true ? <span className={css.stale}>{t`旧文本`}</span> : null}
          </span>
          <Sources refs={[source]} />
        </li>
      ))}
    </ul>
  );
}

/** Cases that a test runs stand for themselves; where there is none, the words of the rule's author are shown as such. */
function Cases({ rule: { cases, examples }, whole }: { readonly rule: LawEntry; readonly whole: boolean }) {
  const { t } = useLingui();
  const text = useText();
  const tested = cases.length > 0;
  const shown = tested ? cases.map((one) => one.text) : examples;
  const count = shown.length;
  if (count === 0) return null;
  return (
    <details className={css.examples} open={whole}>
      <summary>{tested ? t`${count} 个算例（由程序逐条核对）` : t`${count} 个例子（文字说明）`}</summary>
      <ul>
        {shown.map((one) => (
          <li key={one.zh}>{text(one)}</li>
        ))}
      </ul>
    </details>
  );
}
