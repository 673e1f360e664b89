import { WithCycle } from '../../parts/with-cycle.tsx';

export default function OverviewScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
