import { Trans, useLingui } from '@lingui/react/macro';
import type { CityTemplateView, GalleryEntry } from '@mingxuan/contract';
import { useState } from 'react';
import { client } from '../../api.ts';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import css from './gallery.module.css';

interface Props {
  readonly entry: GalleryEntry;
  /** Templates of a city's own in place of this one. */
  readonly replaced: readonly CityTemplateView[];
}

/** One paper: its picture, its files, what it is made from. */
export function PaperCard({ entry, replaced }: Props) {
  const text = useText();
  const title = text(entry.title);
  const link = (form: 'pdf' | 'a3' | 'word', label: string) => (
    <a href={client.galleryUrl(entry.id, form)} target="_blank" rel="noreferrer">
      {label}
      <span className="visually-hidden"> {title}</span>
    </a>
  );
  return (
    <li className={css.card}>
      <Thumbnail src={client.galleryUrl(entry.id, 'picture')} title={title} />
      <div className={css.told}>
        <h3 className={css.title}>
          <span className={css.form}>{entry.form}</span> {title}
        </h3>
        <p className={css.links}>
          {link('pdf', 'PDF')}
          {entry.word ? link('word', 'Word') : null}
          {entry.poster ? link('a3', 'A3') : null}
          {entry.secret ? (
            <StatusTag tone="info">
              <Trans>无记号</Trans>
            </StatusTag>
          ) : null}
          {entry.personal ? (
            <StatusTag tone="quiet">
              <Trans>含姓名</Trans>
            </StatusTag>
          ) : null}
          {replaced.length > 0 ? (
            <StatusTag tone="warn">
              <Trans>有本市模板</Trans>
            </StatusTag>
          ) : null}
        </p>
        <details className={css.facts}>
          <summary>
            <Trans>事实和依据</Trans>
            <span className="visually-hidden"> {title}</span>
          </summary>
          <dl>
            <dt>
              <Trans>要用的事实</Trans>
            </dt>
            <dd>
              {entry.needs.length === 0 ? <Trans>只要抬头；其余留空手填</Trans> : entry.needs.map(text).join('、')}
            </dd>
            <dt>
              <Trans>样张引用的条文</Trans>
            </dt>
            <dd>{entry.law.length === 0 ? <Trans>没有引用</Trans> : entry.law.join('、')}</dd>
            <dt>
              <Trans>模板文件</Trans>
            </dt>
            <dd>
              <code>{entry.template}</code>
            </dd>
          </dl>
        </details>
      </div>
    </li>
  );
}

/** The first page; the others lie below the edge and are read in the PDF. */
export function Thumbnail({ src, title }: { readonly src: string; readonly title: string }) {
  const { t } = useLingui();
  const [failed, setFailed] = useState(false);
  return (
    <div className={css.sheet}>
      {failed ? (
        <p className={css.failed}>
          <Trans>画不出来</Trans>
        </p>
      ) : (
        <img loading="lazy" src={src} alt={t`${title}样张`} onError={() => setFailed(true)} />
      )}
    </div>
  );
}
