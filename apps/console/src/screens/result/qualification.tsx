import { Trans, useLingui } from '@lingui/react/macro';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { type DecidedPoll, nameOn } from './poll-result.tsx';
import css from './result.module.css';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
}

/** Once more before anybody is announced: what is on record of each person elected — review, roll, relatives, pledges. */
export function Qualification({ poll, view }: Props) {
  const { t } = useLingui();
  const text = useText();
  const elected = poll.outcome.contests.flatMap(({ post, elected: ids }) => ids.map((id) => ({ post, id })));
  if (elected.length === 0) return null;
  const ids = new Set(elected.map((one) => one.id));
  const related = (view.cycle.relatives?.pairs ?? []).filter(({ a, b }) => ids.has(a) && ids.has(b));
  return (
    <Panel title={<Trans>当选人资格复核</Trans>}>
      <div className={css.scroll}>
        <table className={css.votes}>
          <thead>
            <tr>
              <th scope="col">{t`当选人`}</th>
              <th scope="col">{t`联合审查`}</th>
              <th scope="col">{t`选民名册`}</th>
              <th scope="col">{t`承诺书`}</th>
            </tr>
          </thead>
          <tbody>
            {elected.map(({ post, id }) => {
              const person = view.cycle.candidates.find((one) => one.id === id);
              const reviews = person?.reviews ?? [];
              const barred = person?.status === 'BARRED' || reviews.some((one) => one.opinion === 'BARRED');
              const units = reviews.length;
              return (
                <tr key={`${post}-${id}`}>
                  <th scope="row">
                    {nameOn(view, poll, id)} <span className={css.soft}>{text(postName(post))}</span>
                  </th>
                  <td>
                    {barred ? (
                      <StatusTag tone="bad">{t`审查有不宜任职意见，请先核实`}</StatusTag>
                    ) : units > 0 ? (
                      <StatusTag tone="good">{t`${units} 家无不同意见`}</StatusTag>
                    ) : (
                      <StatusTag tone="warn">{t`没有审查记录，请补审`}</StatusTag>
                    )}
                  </td>
                  <td>
                    {person === undefined || person.voterNo === null
                      ? poll.stream === 'PARTY'
                        ? t`党内选举`
                        : t`另选的人，请在名册上核对`
                      : t`第 ${person.voterNo} 号`}
                  </td>
                  <td>
                    {person !== undefined && person.pledges.length > 0 ? (
                      t`已交 ${person.pledges.length} 份`
                    ) : (
                      <span className={css.soft}>{t`没有记录`}</span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {related.length === 0 ? null : (
        <p className={css.discrepancy}>
          <Trans>
            登记过近亲属关系：
            {related
              .map(({ a, b, relation }) => `${nameOn(view, poll, a)}、${nameOn(view, poll, b)}（${relation}）`)
              .join('；')}
          </Trans>
        </p>
      )}
    </Panel>
  );
}
