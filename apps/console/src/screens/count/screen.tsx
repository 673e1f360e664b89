import { WithCycle } from '../../parts/with-cycle.tsx';

export default function CountScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
