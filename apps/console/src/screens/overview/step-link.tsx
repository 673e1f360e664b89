import type { StepCode } from '@mingxuan/rulebook';
import type { ReactNode } from 'react';
import { LinkButton } from '../../parts/link-button.tsx';
import { pageOfTask, type StagePage } from '../../shell/stages.ts';

const address = {
  overview: '/c/$id/overview',
  gates: '/c/$id/gates',
  party: '/c/$id/party',
  organisation: '/c/$id/organisation',
  roll: '/c/$id/roll',
  candidates: '/c/$id/candidates',
  polls: '/c/$id/polls',
  count: '/c/$id/count',
  results: '/c/$id/results',
  papers: '/c/$id/papers',
  rules: '/c/$id/rules',
} as const satisfies Readonly<Record<Exclude<StagePage, 'plan'>, string>>;

interface Props {
  readonly step: StepCode;
  /** The task's own key, where it may be done elsewhere than its step. */
  readonly task?: string;
  readonly id: string;
  readonly primary?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Leads to the page on which a step is carried out; on the plan, straight to that step. */
export function StepLink({ step, task = '', id, primary = false, label, children }: Props) {
  const page = pageOfTask({ key: task, step });
  const shared = {
    params: { id },
    look: primary ? ('primary' as const) : ('default' as const),
    size: primary ? ('large' as const) : ('small' as const),
    ...(label === undefined ? {} : { 'aria-label': label }),
  };
  return page === 'plan' ? (
    <LinkButton to="/c/$id/plan" search={{ step }} {...shared}>
      {children}
    </LinkButton>
  ) : (
    <LinkButton to={address[page]} {...shared}>
      {children}
    </LinkButton>
  );
}
