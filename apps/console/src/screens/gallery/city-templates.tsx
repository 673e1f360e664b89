import { Trans } from '@lingui/react/macro';
import type { CityTemplateView, GalleryEntry } from '@mingxuan/contract';
import { client } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { Thumbnail } from './paper-card.tsx';
import css from './gallery.module.css';

interface Props {
  readonly templates: readonly CityTemplateView[];
  readonly entries: readonly GalleryEntry[];
}

/** A city's own templates: whether each may be used, and how it looks beside the program's. */
export function CityTemplates({ templates, entries }: Props) {
  const text = useText();
  return (
    <Panel title={<Trans>本市的模板</Trans>}>
      <p className={css.soft}>
        <Trans>模板文件夹里的文件代替系统自带的同名模板；排不出来的、漏了必要事实的不会用，打印时会说明。</Trans>
      </p>
      <ul className={css.replaced}>
        {templates.map((template) => {
          const entry = entries.find(({ id }) => id === template.paper);
          return (
            <li key={template.name}>
              <p className={css.name}>
                <code>{template.name}</code>
                {template.problem === null ? (
                  <StatusTag tone="good">
                    <Trans>可以用</Trans>
                  </StatusTag>
                ) : (
                  <StatusTag tone="bad">
                    <Trans>不能用</Trans>
                  </StatusTag>
                )}
                <code className={css.soft}>{template.sha256.slice(0, 12)}</code>
              </p>
              {template.problem === null ? null : <p>{text(template.problem)}</p>}
              {entry === undefined || template.problem !== null ? null : (
                <div className={css.pair}>
                  <figure>
                    <Thumbnail src={client.galleryUrl(entry.id, 'picture')} title={text(entry.title)} />
                    <figcaption>
                      <Trans>系统自带</Trans>
                    </figcaption>
                  </figure>
                  <figure>
                    <Thumbnail src={client.galleryUrl(entry.id, 'picture', template.name)} title={template.name} />
                    <figcaption>
                      <Trans>本市</Trans>
                    </figcaption>
                  </figure>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
