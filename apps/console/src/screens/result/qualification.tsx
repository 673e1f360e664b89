import { Trans, useLingui } from '@lingui/react/macro';
import { recheckDemanded, uncheckedElected } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { residentsRulebook } from '../roll/rulebook.ts';
import { Sources } from '../../parts/sources.tsx';
import { postName } from '../poll/names.ts';
import type { DecidedPoll } from './decided-poll.ts';
import { nameOn } from './name-on.ts';
import { Recheck } from './recheck.tsx';
import css from './result.module.css';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
  readonly id: string;
}

/** Once more before anybody is announced: what is on record of each person elected — review, roll, relatives, pledges. */
export function Qualification({ poll, view, id: community }: Props) {
  const { t } = useLingui();
  const text = useText();
  const seated = poll.outcome.contests.flatMap(({ post, elected: ids }) => ids.map((id) => ({ post, id })));
  // Whoever was found unfit is elected no more, and still has a line here.
  const unfit = poll.rechecks.flatMap(({ id }) => {
    const post = seated.some((one) => one.id === id) ? undefined : postOf(poll, id);
    return post === undefined ? [] : [{ post, id }];
  });
  const elected = [...seated, ...unfit];
  if (elected.length === 0) return null;
  const ids = new Set(elected.map((one) => one.id));
  const residents = poll.stream === 'RESIDENTS';
  const related = (view.cycle.relatives?.pairs ?? []).filter(({ a, b }) => ids.has(a) && ids.has(b));
  return (
    <Panel
      title={<Trans>当选人资格复核</Trans>}
      aside={
        residents && poll.stage === 'DETERMINED' ? (
          <Recheck poll={poll} view={view} id={community} elected={elected} />
        ) : null
      }
    >
      {residents ? <Unchecked poll={poll} view={view} /> : null}
      <div className={css.scroll}>
        <table className={css.votes}>
          <thead>
            <tr>
              <th scope="col">{t`当选人`}</th>
              <th scope="col">{t`联合审查`}</th>
              <th scope="col">{t`选民名册`}</th>
              <th scope="col">{t`承诺书`}</th>
              {residents ? <th scope="col">{t`复核结论`}</th> : null}
            </tr>
          </thead>
          <tbody>
            {elected.map(({ post, id }) => {
              const person = view.cycle.candidates.find((one) => one.id === id);
              const reviews = person?.reviews ?? [];
              const barred =
                person?.status === 'BARRED' ||
                reviews.some((one) => one.opinion === 'BARRED' && one.decided?.decision !== 'TAKEN_BACK');
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
                  {residents ? (
                    <td>
                      <Finding one={poll.rechecks.find((each) => each.id === id)} />
                    </td>
                  ) : null}
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

const postOf = (poll: DecidedPoll, id: string) =>
  poll.contests.find(({ candidates }) => candidates.includes(id))?.post ??
  poll.named.writeIns.find((_, index) => `W${index + 1}` === id)?.post;

/** Who has not been checked yet, and whether the result can be signed without it. */
function Unchecked({ poll, view }: Omit<Props, 'id'>) {
  const missing = uncheckedElected(poll);
  if (missing.length === 0) return null;
  const book = residentsRulebook(view);
  const demanded = book === null ? null : recheckDemanded(book);
  const names = missing.map((id) => nameOn(view, poll, id)).join('、');
  return (
    <p className={css.discrepancy}>
      {demanded === null ? (
        <Trans>
          还没有复核：{names}。所用的法规没有要求当选后复核，仍可签字；签字记录会写明有 {missing.length} 人没有复核。
        </Trans>
      ) : (
        <>
          <Trans>还没有复核：{names}。没有复核结论以前不能签字核定。</Trans> <Sources refs={demanded} />
        </>
      )}
    </p>
  );
}

/** The outcome, who established it and when; nothing else is kept. */
function Finding({ one }: { readonly one: DecidedPoll['rechecks'][number] | undefined }) {
  const { t } = useLingui();
  if (one === undefined) return <StatusTag tone="warn">{t`还没有复核`}</StatusTag>;
  const by = (
    <span className={css.soft}>
      <Trans>
        {one.authority}，{one.foundOn}
      </Trans>
    </span>
  );
  if (one.finding === 'CONFIRMED')
    return (
      <>
        <StatusTag tone="good">{t`符合条件`}</StatusTag> {by}
      </>
    );
  const effects = {
    VOID: t`当选无效，名额另行选举`,
    PENDING: t`不能任职，名额等街道书面决定`,
    NONE: t`没有核实的条文作后盾，只作提示，结果不变`,
  };
  return (
    <>
      <StatusTag tone="bad">{t`不合格`}</StatusTag> {by}
      <p className={css.plain}>
        {one.basis === 'STATUTORY' ? (
          <>
            <Trans>有法律写明的情形</Trans> <Sources refs={['JWH25-18']} />
          </>
        ) : (
          <Trans>地方规定：{one.localText}</Trans>
        )}
        {' · '}
        {effects[one.effect]}
      </p>
    </>
  );
}
