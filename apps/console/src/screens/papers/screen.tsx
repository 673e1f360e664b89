import { WithCycle } from '../../parts/with-cycle.tsx';

export default function PapersScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
