import { WithCycle } from '../../parts/with-cycle.tsx';

export default function OrganisationScreen() {
  return <WithCycle>{() => null}</WithCycle>;
}
