import { Trans, useLingui } from '@lingui/react/macro';
import { auditOf } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { AccountsTable } from '../poll/accounts.tsx';
import { EarlierSheets } from '../poll/earlier-sheets.tsx';
import { Figures } from '../poll/open-poll.tsx';
import { postName } from '../poll/names.ts';
import { useText } from '../../text.ts';
import type { DecidedPoll } from './decided-poll.ts';
import { nameOn } from './name-on.ts';
import css from './result.module.css';

interface Props {
  readonly poll: DecidedPoll;
  readonly view: OpenCommunity;
}

/** What a signature is given to, beside the digest of it: the figures, who is elected, and what does not add up. */
export function SignedFigures({ poll, view }: Props) {
  const { t } = useLingui();
  const text = useText();
  const { figures, outcome } = poll;
  const broken = (view.accounts.find((one) => one.poll === poll.id)?.identities ?? []).filter((one) => !one.holds);
  const audit = auditOf(view.cycle.audits, poll.id);
  const unfinished = audit !== undefined && audit.compared.length < audit.sample;
  return (
    <>
      <Figures
        items={[
          { label: <Trans>收回</Trans>, value: figures.collected },
          { label: <Trans>有效</Trans>, value: figures.valid },
          { label: <Trans>无效</Trans>, value: figures.invalid },
        ]}
      />
      <dl className={css.elected}>
        {outcome.contests.map((contest) => {
          const names = contest.elected.map((id) => nameOn(view, poll, id)).join(t`、`);
          return (
            <div key={contest.post}>
              <dt>{text(postName(contest.post))}</dt>
              <dd>{names === '' ? <Trans>没有人当选</Trans> : <Trans>{names} 当选</Trans>}</dd>
            </div>
          );
        })}
      </dl>
      {broken.length === 0 ? null : (
        <section className={css.broken} aria-label={t`对不上的账目`}>
          <strong>
            <Trans>有 {broken.length} 项账目对不上：</Trans>
          </strong>
          <AccountsTable identities={broken} />
        </section>
      )}
      <EarlierSheets poll={poll} />
      {unfinished ? (
        <p className={css.stopped} role="alert">
          <Trans>随机抽查还没有做完（抽查页），现在签不了字。</Trans>
        </p>
      ) : null}
    </>
  );
}
