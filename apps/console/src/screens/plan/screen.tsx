import { WithCycle } from '../../parts/with-cycle.tsx';

export default function PlanScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
