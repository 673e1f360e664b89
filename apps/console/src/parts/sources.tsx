import { useLingui } from '@lingui/react/macro';
import { findSource, type Mark, type Source, type SourceRef } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { communityQuery } from '../api.ts';
import { useText } from '../text.ts';
import { bindingUnder } from './overlay-documents.ts';
import css from './sources.module.css';

/** ✔ read in its text · ◐ second-hand · 待核 still to be checked · 参 a local text that does not bind here. */
export function MarkBadge({ mark, words = false }: { readonly mark: Mark | 'REFERENCE'; readonly words?: boolean }) {
  const { t } = useLingui();
  const names: Record<Mark | 'REFERENCE', string> = {
    CONFIRMED: t`已核实`,
    SECONDARY: t`二手资料`,
    UNCONFIRMED: t`待核`,
    REFERENCE: t`外地的规定，不是本届适用的依据`,
  };
  const signs: Record<Mark | 'REFERENCE', string> = {
    CONFIRMED: '✔',
    SECONDARY: '◐',
    UNCONFIRMED: '?',
    REFERENCE: t`参照`,
  };
  return (
    <span className={`${css.mark} ${css[mark]}`} title={names[mark]}>
      <span aria-hidden="true">{signs[mark]}</span>
      {words ? ` ${names[mark]}` : <span className="visually-hidden">{names[mark]}</span>}
    </span>
  );
}

/**
 * Whether a text is law in the community on screen. A provincial or city text is only where its cycle has laid it over
 * the national law; elsewhere it is a model to compare with. Outside a community every text stands for itself.
 */
export function useBinds(community: string | undefined): (source: Source) => boolean {
  const queries = useQueryClient();
  if (community === undefined) return () => true;
  // The page has loaded the community already, and its overlays are locked: no need to ask or to listen.
  const view = queries.getQueryData(communityQuery(community).queryKey);
  const overlays = view === undefined || view.status === 'UNOPENED' ? [] : view.cycle.packs.residents.overlays;
  return bindingUnder(overlays);
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
  const binds = useBinds(id);
  const source = findSource(refId);
  if (source === undefined) return <span className={css.chip}>{refId}</span>;
  const inside = (
    <>
      <MarkBadge mark={binds(source) ? source.mark : 'REFERENCE'} />
      {shortName(source)}
    </>
  );
  const name = `${text(source.title)}${source.article ?? ''}`;
  const tip = binds(source) ? `${name} · ${t`查看规则`}` : `${name} · ${t`参照：外地的规定，不是本届适用的依据`}`;
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
