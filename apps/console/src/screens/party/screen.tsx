import { WithCycle } from '../../parts/with-cycle.tsx';

export default function PartyScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
