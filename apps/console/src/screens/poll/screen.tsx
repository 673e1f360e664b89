import { WithCycle } from '../../parts/with-cycle.tsx';

export default function PollScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
