import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import type { PollId } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { useId, useState } from 'react';
import { client, communityKey } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import css from './poll.module.css';

interface Props {
  readonly id: string;
  readonly poll: PollId;
  readonly on: IsoDate | undefined;
  /** Half of the roll and one more: what the law asks for an election to be valid. */
  readonly suggested: number;
}

/** Rehearsals only: one person cannot check in half a community by hand to see how a day ends. */
export function FillHall({ id, poll, on, suggested }: Props) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const field = useId();
  const [voters, setVoters] = useState(suggested);
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const fill = async (): Promise<void> => {
    if (on === undefined) return;
    setPending(true);
    const done = await client.fillHall(id, poll, voters, on);
    setPending(false);
    setRefusal(done.ok ? null : done.error);
    if (!done.ok) return;
    await queries.invalidateQueries({ queryKey: communityKey(id) });
    const { checkedIn } = done.value;
    void message.success(t`已登记 ${checkedIn} 人领票`);
  };
  return (
    <div className={css.fill}>
      <label htmlFor={field}>
        <Trans>演练：让名单上还没领票的选民接着领票</Trans>
      </label>
      <InputNumber
        id={field}
        min={1}
        max={10_000}
        precision={0}
        value={voters}
        onChange={(value) => {
          setVoters(value ?? suggested);
          setRefusal(null);
        }}
      />
      <Button loading={pending} disabled={on === undefined} onClick={() => void fill()}>
        <Trans>登记这么多人</Trans>
      </Button>
      {pending ? (
        <span className={css.soft} aria-live="polite">
          <Trans>正在逐人登记，大约每秒二百人…</Trans>
        </span>
      ) : null}
      <RefusalAlert problem={refusal} onClose={() => setRefusal(null)} />
    </div>
  );
}
