import { useQuery } from '@tanstack/react-query';
import { votersQuery } from './voter-select.tsx';

interface Props {
  readonly community: string;
  readonly voterNo: number;
  /** What stands between number and name. */
  readonly between?: string;
}

/** `12 张三` for a place on the roll; only the number while the name is on its way or may not be read. */
export function VoterName({ community, voterNo, between = ' ' }: Props) {
  const { data } = useQuery({ ...votersQuery(community, String(voterNo)), staleTime: 300_000 });
  const name = data?.rows.find((row) => row.voterNo === voterNo)?.name;
  return (
    <>
      {voterNo}
      {between}
      {name}
    </>
  );
}
