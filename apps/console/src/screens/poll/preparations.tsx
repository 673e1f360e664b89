import type { OpenCommunity } from '../../api.ts';
import { ArrangementsPanel } from './arrangements.tsx';
import { MobileBoxesPanel } from './mobile-boxes.tsx';
import { ProxiesPanel } from './proxies.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** What is settled and published before the day: hours and places, proxies, mobile boxes (D11–D14). */
export function Preparations({ view, id }: Props) {
  return (
    <>
      <ArrangementsPanel view={view} id={id} />
      <ProxiesPanel view={view} id={id} />
      <MobileBoxesPanel view={view} id={id} />
    </>
  );
}
