import { Trans, useLingui } from '@lingui/react/macro';
import type { TreeImportRow } from '@mingxuan/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { treeImportQuery, treeImportsQuery } from '../../api.ts';
import { Loaded } from '../../parts/states.tsx';
import { useWhen } from '../../parts/when.ts';
import css from './import-tree.module.css';
import { TreeChanges } from './tree-changes.tsx';

/** Of a digest, enough to compare by eye with the one that another office read out. */
const SHOWN_OF_DIGEST = 16;
/** Of a first import of thousands, the rest is in the file. */
const MOST = 200;

/** Who took which file into the tree, when, and what it changed: whatever happened to the tree is found again here. */
export function ImportHistory() {
  const { t } = useLingui();
  const list = useQuery(treeImportsQuery);
  return (
    <section className={css.history} aria-label={t`导入记录`}>
      <h3>
        <Trans>导入记录</Trans>
      </h3>
      <Loaded query={list}>
        {(rows) =>
          rows.length === 0 ? (
            <p className={css.lead}>
              <Trans>还没有导入过。每次导入以后，这里能查到谁在什么时候导入了哪份文件、改了什么。</Trans>
            </p>
          ) : (
            <ul className={css.imports}>
              {rows.map((row) => (
                <li key={`${row.at} ${row.file}`}>
                  <OneImport row={row} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function OneImport({ row }: { readonly row: TreeImportRow }) {
  const { t } = useLingui();
  const when = useWhen();
  const [open, setOpen] = useState(false);
  const { at, by, file, communities, added } = row;
  const changed = communities - added;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{when(at)}</strong> <Importer by={by} /> · {t`新社区 ${added} 个，更新 ${changed} 个`}
      </summary>
      <p className={css.digest}>
        {file === '' ? (
          <Trans>当时没有保存文件的摘要。</Trans>
        ) : (
          <>
            <Trans>文件 SHA-256</Trans>{' '}
            <code title={file}>
              {file.slice(0, SHOWN_OF_DIGEST)}
              <wbr />
              {file.slice(SHOWN_OF_DIGEST)}
            </code>
          </>
        )}
      </p>
      {open ? <Changed row={row} /> : null}
    </details>
  );
}

function Importer({ by }: { readonly by: string }) {
  const { t } = useLingui();
  if (by === '—') return t`另一账号`;
  return by === 'mingxuan-cli' ? t`在服务器上用命令行` : by;
}

function Changed({ row: { at, file } }: { readonly row: TreeImportRow }) {
  const { t } = useLingui();
  const changes = useQuery(treeImportQuery(at, file));
  return (
    <Loaded query={changes}>
      {(rows) => {
        const more = rows.length - MOST;
        return (
          <>
            <ul className={css.changes}>
              {rows.slice(0, MOST).map((one) => (
                <li key={one.id}>
                  <strong>{one.name}</strong> <span className={css.faint}>{one.id}</span>
                  {one.isNew ? <span className={css.faint}> {t`新社区`}</span> : null}
                  <TreeChanges changes={one.changes} />
                </li>
              ))}
            </ul>
            {more > 0 ? <p className={css.faint}>{t`另有 ${more} 个社区`}</p> : null}
          </>
        );
      }}
    </Loaded>
  );
}
