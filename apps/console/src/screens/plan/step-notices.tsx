import { Trans } from '@lingui/react/macro';
import type { NoticeDay } from '@mingxuan/election';
import { noticeDays } from '@mingxuan/election';
import type { PlannedStep } from '@mingxuan/rulebook';
import type { OpenCommunity } from '../../api.ts';
import { DayText } from '../../parts/day-text.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { useText } from '../../text.ts';
import { Standing } from '../papers/notice-words.tsx';
import css from './plan.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly step: PlannedStep;
}

/** The notices of a step: until when each is to be drafted, posted, and hang. */
export function StepNotices({ view, id, step }: Props) {
  const text = useText();
  const notices = noticeDays(view.cycle, view.today).filter((one) => one.step === step.code);
  if (notices.length === 0) return null;
  return (
    <div className={css.notices}>
      {notices.map((notice) => (
        <div key={notice.paper}>
          <strong>{text(notice.title)}</strong>：<NoticeState notice={notice} view={view} />
        </div>
      ))}
      <LinkButton to="/c/$id/papers" params={{ id }} size="small">
        <Trans>去文书页</Trans>
      </LinkButton>
    </div>
  );
}

function NoticeState({ notice, view }: { readonly notice: NoticeDay; readonly view: OpenCommunity }) {
  const { at, draftBy, postBy } = notice;
  switch (at.kind) {
    case 'TO_DRAFT':
      return (
        <Trans>
          <DayText day={draftBy} today={view.today} urgent /> 前起草，
          <DayText day={postBy} /> 张贴。
        </Trans>
      );
    case 'TO_APPROVE':
      return (
        <Trans>
          已起草，等另一人审批；
          <DayText day={postBy} today={view.today} urgent /> 张贴。
        </Trans>
      );
    case 'TO_ISSUE':
      return (
        <Trans>
          已审批，等编号出具；
          <DayText day={postBy} today={view.today} urgent /> 张贴。
        </Trans>
      );
    case 'OUT':
      return <Standing standing={at.standing} today={view.today} />;
    default:
      return at satisfies never;
  }
}
