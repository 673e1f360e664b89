import { Trans, useLingui } from '@lingui/react/macro';
import type { Candidate, Review } from '@mingxuan/election';
import { Button, Drawer, Table } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import css from './candidates.module.css';
import { barNames } from './standing.ts';

interface Answered {
  readonly candidate: Candidate;
  readonly review: Review;
}

const answersOf = (candidates: readonly Candidate[]): readonly Answered[] =>
  candidates.flatMap((candidate) => candidate.reviews.map((review) => ({ candidate, review })));

/** The forms that came back, unit by unit, filled in as they were recorded; a later answer of a unit stands in place of its first. */
export function UnitOpinions({ view }: { readonly view: OpenCommunity }) {
  const { t } = useLingui();
  const [shown, setShown] = useState<string | null>(null);
  const all = answersOf(view.cycle.candidates.filter((c) => c.stream === 'RESIDENTS'));
  const units = [...new Set(all.map(({ review }) => review.unit))];
  if (units.length === 0) return null;
  return (
    <section className={css.order}>
      <h3>
        <Trans>已交回的联审表</Trans>
      </h3>
      <ul className={css.people}>
        {units.map((unit) => (
          <li key={unit} className={css.candidate}>
            <p>
              {unit}{' '}
              <span className={css.soft}>
                <Trans>{all.filter(({ review }) => review.unit === unit).length} 人的意见</Trans>
              </span>
            </p>
            <Button onClick={() => setShown(unit)} aria-label={t`查看 ${unit} 填好的表`}>
              <Trans>查看填好的表</Trans>
            </Button>
          </li>
        ))}
      </ul>
      <Drawer
        open={shown !== null}
        onClose={() => setShown(null)}
        title={<Trans>{shown} 的联审意见</Trans>}
        size={720}
        destroyOnHidden
      >
        <p className={css.soft}>
          <Trans>这是登记在案的意见。要更正的，请该单位重填一张表交回，后交的替换先交的。</Trans>
        </p>
        <FilledIn answers={all.filter(({ review }) => review.unit === shown)} />
      </Drawer>
    </section>
  );
}

function FilledIn({ answers }: { readonly answers: readonly Answered[] }) {
  const { t } = useLingui();
  const text = useText();
  const words = { NO_OBJECTION: t`无异议`, BARRED: t`不合格`, LOCAL_CONCERN: t`地方规定` } as const;
  return (
    <Table<Answered>
      size="small"
      rowKey={({ candidate }) => candidate.id}
      dataSource={[...answers]}
      pagination={false}
      scroll={{ x: 560 }}
      columns={[
        { title: t`姓名`, render: (_, { candidate }) => candidate.name },
        { title: t`职务`, render: (_, { candidate }) => text(postName(candidate.post)) },
        { title: t`意见`, render: (_, { review }) => words[review.opinion] },
        { title: t`说明`, render: (_, { review }) => <Ground review={review} /> },
        {
          title: t`告知本人`,
          render: (_, { review }) => (review.opinion === 'NO_OBJECTION' ? '' : review.toldOn),
        },
      ]}
    />
  );
}

function Ground({ review }: { readonly review: Review }) {
  const text = useText();
  switch (review.opinion) {
    case 'NO_OBJECTION':
      return null;
    case 'BARRED':
      return (
        <>
          {review.bar === null ? '—' : text(barNames[review.bar])}（{review.document}）
        </>
      );
    case 'LOCAL_CONCERN':
      return (
        <>
          {review.localText}：{review.concern}
        </>
      );
    default:
      return review satisfies never;
  }
}
