import { WithCycle } from '../../parts/with-cycle.tsx';

export default function CandidatesScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
