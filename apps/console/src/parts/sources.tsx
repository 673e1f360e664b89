import { useLingui } from '@lingui/react/macro';
import { findSource, type Mark, type Source, type SourceRef } from '@mingxuan/rulebook';
import { Link, useParams } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useText } from '../text.ts';
import css from './sources.module.css';

/** ✔ read in its text · ◐ second-hand · 待核 still to be checked. */
export function MarkBadge({ mark, words = false }: { readonly mark: Mark; readonly words?: boolean }) {
  const { t } = useLingui();
  const names: Record<Mark, string> = { CONFIRMED: t`已核实`, SECONDARY: t`二手资料`, UNCONFIRMED: t`待核` };
  const signs: Record<Mark, string> = { CONFIRMED: '✔', SECONDARY: '◐', UNCONFIRMED: '?' };
  return (
    <span className={`${css.mark} ${css[mark]}`} title={names[mark]}>
      <span aria-hidden="true">{signs[mark]}</span>
      {words ? ` ${names[mark]}` : <span className="visually-hidden">{names[mark]}</span>}
    </span>
  );
}

/** `城市居民委员会组织法 第十七条`: without the years in brackets, which the tooltip keeps. */
function useShortName(): (source: Source) => string {
  const text = useText();
  return (source) => {
    const title = text(source.title)
      .replace(/[（(][^）)]*[）)]/g, '')
      .trim();
    return source.article === undefined ? title : `${title} ${source.article}`;
  };
}

function Chip({ refId }: { readonly refId: SourceRef }) {
  const { t } = useLingui();
  const text = useText();
  const shortName = useShortName();
  const { id } = useParams({ strict: false });
  const source = findSource(refId);
  if (source === undefined) return <span className={css.chip}>{refId}</span>;
  const inside = (
    <>
      <MarkBadge mark={source.mark} />
      {shortName(source)}
    </>
  );
  const tip = `${text(source.title)}${source.article ?? ''} · ${t`查看规则`}`;
  return (
    <Tooltip title={tip}>
      {id === undefined ? (
        <Link className={css.chip} to="/rules" search={{ q: refId }}>
          {inside}
        </Link>
      ) : (
        <Link className={css.chip} to="/c/$id/rules" params={{ id }} search={{ q: refId }}>
          {inside}
        </Link>
      )}
    </Tooltip>
  );
}

/** The law behind a sentence, as chips that lead to the rules page. */
export function Sources({ refs }: { readonly refs: readonly SourceRef[] }) {
  const { t } = useLingui();
  if (refs.length === 0) return null;
  return (
    <ul className={css.list} aria-label={t`依据`}>
      {[...new Set(refs)].map((ref) => (
        <li key={ref}>
          <Chip refId={ref} />
        </li>
      ))}
    </ul>
  );
}
