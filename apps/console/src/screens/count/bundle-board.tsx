import { Trans, useLingui } from '@lingui/react/macro';
import type { BundleView } from '@mingxuan/election';
import { Button, Progress } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag, type Tone } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { pollName } from '../poll/names.ts';
import { DoubtfulPanel } from './doubtful.tsx';
import { isMine, type MyTurn, myTurn, nextBundle } from './my-bundles.ts';
import type { CountingPoll } from './counting-poll.ts';
import css from './count.module.css';

interface Props {
  readonly poll: CountingPoll;
  readonly view: OpenCommunity;
  readonly id: string;
  readonly me: string;
  readonly isTeller: boolean;
  readonly onOpen: (no: number) => void;
}

/** All bundles and how far they are; one button takes the next. */
export function BundleBoard({ poll, view, id, me, isTeller, onOpen }: Props) {
  const { t } = useLingui();
  const text = useText();
  const agreed = poll.bundles.filter((bundle) => bundle.stage === 'AGREED').length;
  const total = poll.bundles.length;
  const next = nextBundle(poll.bundles, me);
  const done = total > 0 && agreed === total;
  return (
    <>
      <Panel title={text(pollName(poll.id, poll.kind))}>
        <div className={css.progress}>
          <Progress
            percent={total === 0 ? 0 : Math.floor((agreed * 100) / total)}
            showInfo={false}
            aria-label={t`已一致的扎数`}
          />
          <span className={css.big}>
            <Trans>
              {agreed} / {total} 扎一致
            </Trans>
          </span>
        </div>
        <div className={css.take}>
          {done ? (
            <LinkButton to="/c/$id/results" params={{ id }} look="primary" size="large">
              <Trans>全部一致，去确定结果</Trans>
            </LinkButton>
          ) : total === 0 ? (
            <LinkButton to="/c/$id/polls" params={{ id }} look="primary" size="large">
              <Trans>还没有分扎，去登记分扎</Trans>
            </LinkButton>
          ) : (
            <Button
              type="primary"
              size="large"
              disabled={next === undefined || !isTeller}
              onClick={() => (next === undefined ? undefined : onOpen(next.no))}
            >
              {next === undefined ? <Trans>没有轮到您的扎了</Trans> : <Trans>取第 {next.no} 扎开始</Trans>}
            </Button>
          )}
          <LinkButton to="/c/$id/call/$poll" params={{ id, poll: poll.id }} size="large">
            <Trans>打开唱票屏</Trans>
          </LinkButton>
          {isTeller ? null : (
            <span className={css.soft}>
              <Trans>录入由计票人办理；您可以看进度，看不到数字。</Trans>
            </span>
          )}
        </div>
      </Panel>
      <DoubtfulPanel poll={poll} view={view} id={id} />
      <Panel title={<Trans>各扎进度</Trans>}>
        <ul className={css.board}>
          {poll.bundles.map((bundle) => (
            <li key={bundle.no}>
              <BundleCard bundle={bundle} me={me} isTeller={isTeller} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

const tones: Readonly<Record<MyTurn, Tone>> = {
  RECOUNT: 'bad',
  SECOND: 'info',
  FIRST: 'quiet',
  WAIT_FOR_OTHER: 'warn',
  OTHERS_RECOUNT: 'bad',
  AGREED: 'good',
};

function BundleCard({
  bundle,
  me,
  isTeller,
  onOpen,
}: Pick<Props, 'me' | 'isTeller' | 'onOpen'> & { readonly bundle: BundleView }) {
  const { t } = useLingui();
  const turn = myTurn(bundle, me);
  const words: Readonly<Record<MyTurn, string>> = {
    RECOUNT: t`两人不一致，请您重新清点`,
    SECOND: t`等第二人录入`,
    FIRST: t`还没有录入`,
    WAIT_FOR_OTHER: t`您已录入，等另一人`,
    OTHERS_RECOUNT: t`不一致，由原两人重新清点`,
    AGREED: t`两人一致 ✓`,
  };
  const inside = (
    <>
      <span className={css.bundleNo}>
        <Trans>第 {bundle.no} 扎</Trans>
      </span>
      <span className={css.soft}>
        <Trans>{bundle.ballots} 张</Trans>
      </span>
      <StatusTag tone={tones[turn]}>{words[turn]}</StatusTag>
    </>
  );
  return isTeller && isMine(bundle, me) ? (
    <button type="button" className={css.bundle} onClick={() => onOpen(bundle.no)}>
      {inside}
    </button>
  ) : (
    <div className={css.bundle}>{inside}</div>
  );
}
