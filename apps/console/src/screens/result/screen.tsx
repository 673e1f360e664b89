import { WithCycle } from '../../parts/with-cycle.tsx';

export default function ResultScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
