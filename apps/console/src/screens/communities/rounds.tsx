import { Trans, useLingui } from '@lingui/react/macro';
import type { CommunitySummary, Problem, Round } from '@mingxuan/contract';
import type { IsoDate } from '@mingxuan/rulebook';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { client, roundsQuery } from '../../api.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import css from './communities.module.css';
import { districtsOf, liesIn, streetsOf } from './places.ts';

/** How a community stands to a round that is for it. */
export type InRound = 'IN' | 'NOT_OPENED' | 'DONE' | 'OUTSIDE';

/** `null` for a community that a round is not for. */
export function standsIn(round: Round, row: CommunitySummary): InRound | null {
  if (!liesIn(round.place, row.id)) return null;
  if (row.status === 'UNOPENED') return 'NOT_OPENED';
  if (row.round !== round.id) return 'OUTSIDE';
  return row.status === 'CLOSED' ? 'DONE' : 'IN';
}

export interface RoundChoice {
  readonly id: string;
  readonly which: InRound | null;
}

interface Props {
  readonly rounds: readonly Round[];
  readonly rows: readonly CommunitySummary[];
  readonly chosen: RoundChoice | null;
  readonly onChoose: (chosen: RoundChoice | null) => void;
}

/** Every round with how far its communities are; each figure filters the list below. */
export function Rounds({ rounds, rows, chosen, onChoose }: Props) {
  const { t } = useLingui();
  if (rounds.length === 0) return null;
  const names: Readonly<Record<InRound, string>> = {
    NOT_OPENED: t`未启动`,
    IN: t`换届中`,
    DONE: t`已办结`,
    OUTSIDE: t`未列入轮次`,
  };
  const order: readonly InRound[] = ['NOT_OPENED', 'IN', 'DONE', 'OUTSIDE'];
  return (
    <Panel flush title={<Trans>换届轮次</Trans>}>
      <ul className={css.rounds}>
        {rounds.map((round) => {
          const of = (which: InRound): number => rows.filter((row) => standsIn(round, row) === which).length;
          return (
            <li key={round.id}>
              <div>
                <strong>{round.name}</strong>
                <div className={css.id}>
                  <Trans>
                    选举日 {round.electionFrom} 至 {round.electionUntil} · {round.basis}
                  </Trans>
                </div>
              </div>
              <div className={css.roundFigures}>
                {order.map((which) => {
                  const on = chosen?.id === round.id && chosen.which === which;
                  const count = of(which);
                  return which === 'OUTSIDE' && count === 0 ? null : (
                    <Button
                      key={which}
                      size="small"
                      type={on ? 'primary' : 'default'}
                      aria-pressed={on}
                      onClick={() => onChoose(on ? null : { id: round.id, which })}
                    >
                      {names[which]} {count}
                    </Button>
                  );
                })}
              </div>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

interface Values {
  readonly place: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly electionFrom: IsoDate;
  readonly electionUntil: IsoDate;
  readonly basis: string;
}

/** Opens a round for a city, a district or a street. */
export function NewRound({
  rows,
  onClose,
}: {
  readonly rows: readonly CommunitySummary[];
  readonly onClose: () => void;
}) {
  const { t } = useLingui();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const cities = [...new Set(rows.map(({ id }) => id.split('.')[0] ?? ''))];
  const places = [
    ...cities.map((id) => ({ value: id, label: t`全市（${id}）` })),
    ...districtsOf(rows).map(({ id, name }) => ({ value: id, label: name })),
    ...streetsOf(rows, null).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const open = async (values: Values): Promise<void> => {
    setPending(true);
    const packs = { RESIDENTS: 'residents-2026', VILLAGERS: 'villagers-2025' } as const;
    const answer = await client.openRound({ ...values, packs });
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await queries.invalidateQueries({ queryKey: roundsQuery.queryKey });
    void message.success(t`轮次已经建立，社区启动换届时可以选它。`);
    onClose();
  };
  const required = [{ required: true, message: t`请填写` }];
  const written = [{ required: true, whitespace: true, message: t`请填写` }];
  return (
    <Modal
      open
      title={<Trans>新建换届轮次</Trans>}
      okText={t`建立轮次`}
      cancelText={t`取消`}
      okButtonProps={{ loading: pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={600}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void open(values)}
        onValuesChange={() => setProblem(null)}
      >
        <p className={css.hint}>
          <Trans>
            一个轮次管一片社区：谁还没有启动、谁在换届、谁已办结，一眼看清。城市社区按城市居民委员会组织法，村改居按村民委员会组织法。建立以后不能改。
          </Trans>
        </p>
        <Form.Item name="name" label={t`轮次名称`} rules={written}>
          <Input placeholder={t`例如：2026年社区“两委”换届`} />
        </Form.Item>
        <Form.Item name="place" label={t`管哪里`} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={places} />
        </Form.Item>
        <Form.Item name="basis" label={t`依据文件（名称和文号）`} rules={written}>
          <Input />
        </Form.Item>
        <div className={css.pairs}>
          <Form.Item name="from" label={t`轮次开始`} rules={required}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="until" label={t`轮次结束`} rules={required}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="electionFrom" label={t`最早的选举日`} rules={required}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="electionUntil" label={t`最晚的选举日`} rules={required}>
            <DayPicker />
          </Form.Item>
        </div>
        <RefusalAlert problem={problem} onClose={() => setProblem(null)} />
      </Form>
    </Modal>
  );
}
