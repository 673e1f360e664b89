import { Trans, useLingui } from '@lingui/react/macro';
import { type CitingDecision, decisionsCiting, gateItemTitle, type Wanted } from '@mingxuan/election';
import { Link, useParams } from '@tanstack/react-router';
import { type OpenCommunity, useCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { Loaded } from '../../parts/states.tsx';
import { useText } from '../../text.ts';
import { pollName } from '../poll/names.ts';
import css from './rules.module.css';

/** What was decided under a rule or an article in the community on screen, out of what its reader may see anyway. */
export function Decisions({ wanted }: { readonly wanted: Wanted }) {
  const { id } = useParams({ strict: false });
  return id === undefined ? (
    <p className={css.faint}>
      <Trans>进入一个社区，再从“法规依据”打开这一条，就能看到那里有哪些决定用到了它。</Trans>
    </p>
  ) : (
    <InCommunity id={id} wanted={wanted} />
  );
}

function InCommunity({ id, wanted }: { readonly id: string; readonly wanted: Wanted }) {
  const community = useCommunity(id);
  return (
    <Loaded query={community}>
      {(view) => (view.status === 'UNOPENED' ? <None /> : <Listed id={id} view={view} wanted={wanted} />)}
    </Loaded>
  );
}

const None = () => (
  <p className={css.faint}>
    <Trans>本社区还没有用到它的决定。</Trans>
  </p>
);

function Listed({ id, view, wanted }: { readonly id: string; readonly view: OpenCommunity; readonly wanted: Wanted }) {
  const { t } = useLingui();
  const found = decisionsCiting(view.cycle, view.gates, wanted);
  const count = found.length;
  if (count === 0) return <None />;
  return (
    <section className={css.decisions} aria-label={t`用到它的决定`}>
      <h2>{t`本社区用到它的决定，${count} 项`}</h2>
      <ul>
        {found.map((one) => (
          <li key={keyOf(one)}>
            <Decision id={id} view={view} decision={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function keyOf(decision: CitingDecision): string {
  switch (decision.kind) {
    case 'RESULT':
      return decision.poll;
    case 'GATE':
      return decision.gate;
    case 'GATE_ITEM':
      return decision.item;
    case 'STEP':
      return decision.step;
    default:
      return decision satisfies never;
  }
}

interface DecisionProps {
  readonly id: string;
  readonly view: OpenCommunity;
  readonly decision: CitingDecision;
}

function Decision({ id, view, decision }: DecisionProps) {
  const { t } = useLingui();
  const text = useText();
  switch (decision.kind) {
    case 'RESULT': {
      const kind = view.cycle.polls.find((poll) => poll.id === decision.poll)?.kind ?? 'FIRST';
      const name = text(pollName(decision.poll, kind));
      return (
        <>
          <Link to="/c/$id/results" params={{ id }}>
            {decision.valid ? t`${name}：有效` : t`${name}：无效`}
          </Link>{' '}
          <DayText day={decision.on} />
          <ul className={css.said}>
            {decision.said.map((sentence) => (
              <li key={sentence.zh}>{text(sentence)}</li>
            ))}
          </ul>
        </>
      );
    }
    case 'GATE':
      return (
        <Link to="/c/$id/gates" params={{ id }}>
          {decision.gate} {text(decision.title)}：{decision.passed ? t`已通过` : t`没有通过`}
        </Link>
      );
    case 'GATE_ITEM': {
      const title = text(gateItemTitle(view.cycle, decision.item));
      return (
        <>
          <Link to="/c/$id/gates" params={{ id }}>
            {title}：{decision.status === 'ACCEPTED' ? t`复核通过` : t`退回`}
          </Link>{' '}
          <DayText day={decision.on} />
        </>
      );
    }
    case 'STEP':
      return (
        <>
          <Link to="/c/$id/plan" params={{ id }} search={{ step: decision.step }}>
            {decision.step} {text(decision.name)}：{decision.how === 'DONE' ? t`完成` : t`免除`}
          </Link>{' '}
          <DayText day={decision.on} /> <span className={css.faintText}>{t`台账第 ${decision.seq} 条`}</span>
        </>
      );
    default:
      return decision satisfies never;
  }
}
