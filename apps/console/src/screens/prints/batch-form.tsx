import { Trans, useLingui } from '@lingui/react/macro';
import type { BatchWishBody, GalleryEntry, Problem } from '@mingxuan/contract';
import type { IsoDate } from '@mingxuan/rulebook';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { client } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { batchesQuery, galleryQuery } from './queries.ts';
import css from './prints.module.css';

type Form = BatchWishBody['forms'][number];

interface Props {
  /** One community, or all below a place; `null` while none is chosen. */
  readonly where: { readonly community: string } | { readonly place: string } | null;
  /** The day on the papers; the server's today if absent. */
  readonly on?: IsoDate;
  /** What stands above the other questions. */
  readonly children?: ReactNode;
}

/** Asks what is to be printed at once, and sends it off: printing goes on when the page is closed. */
export function BatchForm({ where, on, children }: Props) {
  const gallery = useQuery(galleryQuery);
  return (
    <Loaded query={gallery}>
      {({ entries }) => (
        <Questions where={where} {...(on === undefined ? {} : { on })} entries={entries}>
          {children}
        </Questions>
      )}
    </Loaded>
  );
}

function Questions({ where, on, entries, children }: Props & { readonly entries: readonly GalleryEntry[] }) {
  const { t } = useLingui();
  const text = useText();
  const queries = useQueryClient();
  const groups = [...new Map(entries.map(({ group }) => [group.zh, group])).values()];
  const [wanted, setWanted] = useState<readonly string[]>(groups.map(({ zh }) => zh));
  const [forms, setForms] = useState<readonly Form[]>(['PDF']);
  const [byHand, setByHand] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (): Promise<void> => {
    if (where === null) return;
    setBusy(true);
    setProblem(null);
    const all = wanted.length === groups.length;
    const wish: BatchWishBody = {
      forms: [...forms],
      ...(on === undefined ? {} : { on }),
      ...(all ? {} : { papers: entries.filter(({ group }) => wanted.includes(group.zh)).map(({ id }) => id) }),
      ...(byHand ? { byHand } : {}),
    };
    const asked =
      'community' in where
        ? await client.printBatch(where.community, wish)
        : await client.printPlace(where.place, wish);
    setBusy(false);
    if (!asked.ok) setProblem(asked.error);
    await queries.invalidateQueries({ queryKey: batchesQuery.queryKey });
  };
  return (
    <div className={css.form}>
      {children}
      <fieldset className={css.question}>
        <legend className={css.label}>
          <Trans>哪些文书</Trans>
        </legend>
        <Checkbox.Group
          value={[...wanted]}
          onChange={(chosen) => setWanted(chosen)}
          options={groups.map((group) => ({ value: group.zh, label: text(group) }))}
        />
      </fieldset>
      <fieldset className={css.question}>
        <legend className={css.label}>
          <Trans>什么格式</Trans>
        </legend>
        <Checkbox.Group
          value={[...forms]}
          onChange={(chosen) => setForms(chosen)}
          options={[
            { value: 'PDF' as const, label: t`PDF（打印、张贴）` },
            { value: 'POSTER' as const, label: t`公告的 A3 张贴版` },
            { value: 'WORD' as const, label: t`Word（可以修改）` },
            { value: 'EXCEL' as const, label: t`名册的 Excel 表` },
          ]}
        />
      </fieldset>
      <div className={css.question}>
        <span className={css.label}>
          <Trans>生僻字</Trans>
        </span>
        <Checkbox checked={byHand} onChange={(event) => setByHand(event.target.checked)}>
          <Trans>打印不出来的字留空，打印后用黑色笔补写（清单里逐字列明；选票不能手写）</Trans>
        </Checkbox>
      </div>
      <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      <div>
        <Button
          type="primary"
          loading={busy}
          disabled={where === null || forms.length === 0 || wanted.length === 0}
          onClick={() => void send()}
        >
          <Trans>开始打印</Trans>
        </Button>
      </div>
    </div>
  );
}
