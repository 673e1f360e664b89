import type { StepCode } from '@mingxuan/rulebook';
import type { ReactNode } from 'react';
import { LinkButton } from '../../parts/link-button.tsx';
import { pageOf, type StagePage } from '../../shell/stages.ts';

const address = {
  overview: '/c/$id/overview',
  plan: '/c/$id/plan',
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
} as const satisfies Readonly<Record<StagePage, string>>;

interface Props {
  readonly step: StepCode;
  readonly id: string;
  readonly primary?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Leads to the page on which a step is carried out. */
export function StepLink({ step, id, primary = false, label, children }: Props) {
  return (
    <LinkButton
      to={address[pageOf(step)]}
      params={{ id }}
      look={primary ? 'primary' : 'default'}
      size={primary ? 'large' : 'small'}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {children}
    </LinkButton>
  );
}
