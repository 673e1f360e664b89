import { WithCycle } from '../../parts/with-cycle.tsx';

export default function GatesScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
