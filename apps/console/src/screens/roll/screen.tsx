import { WithCycle } from '../../parts/with-cycle.tsx';

export default function RollScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
