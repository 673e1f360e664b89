import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem, ReviewFormRead } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Table, Upload } from 'antd';
import { useState } from 'react';
import { client, communityKey, type OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import css from './candidates.module.css';
import { UnitOpinions } from './unit-opinions.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Picked {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly read: ReviewFormRead;
}

/** 资格联审 by department: one form out, one form back, every line judged before anything is recorded (D03). */
export function ReviewForms({ view, id }: Props) {
  const { t } = useLingui();
  const [unit, setUnit] = useState('');
  const [picked, setPicked] = useState<Picked | null>(null);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const day = useActDay(view, 'D03');
  const queries = useQueryClient();
  const open = async (file: File): Promise<void> => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const answer = await client.checkReviewForm(id, file.name, bytes);
    setRefusal(answer.ok ? null : answer.error);
    setPicked(answer.ok ? { name: file.name, bytes, read: answer.value } : null);
  };
  const take = async ({ name, bytes }: Picked): Promise<void> => {
    setBusy(true);
    const answer = await client.takeReviewForm(id, name, bytes, day.on);
    setBusy(false);
    setRefusal(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setPicked(null);
    await queries.invalidateQueries({ queryKey: communityKey(id) });
  };
  return (
    <Panel title={<Trans>按单位联审：导出一张表，填好再交回</Trans>}>
      <div className={css.forms}>
        <Input
          aria-label={t`审查单位`}
          placeholder={t`审查单位，例如 街道派出所`}
          maxLength={100}
          value={unit}
          onChange={({ target }) => setUnit(target.value)}
        />
        <Button disabled={unit.trim() === ''} href={client.reviewFormUrl(id, unit.trim())}>
          <Trans>导出联审表</Trans>
        </Button>
        <Upload
          accept=".xlsx,.xls,.csv"
          showUploadList={false}
          beforeUpload={(file) => {
            void open(file);
            return false;
          }}
        >
          <Button>
            <Trans>交回填好的表</Trans>
          </Button>
        </Upload>
      </div>
      <RefusalAlert problem={refusal} onClose={() => setRefusal(null)} />
      {picked === null ? null : (
        <>
          <FormLines read={picked.read} />
          <ActDate value={day} onChange={() => setRefusal(null)} />
          <Button type="primary" disabled={!picked.read.ready} loading={busy} onClick={() => void take(picked)}>
            <Trans>登记 {picked.read.unit} 的意见</Trans>
          </Button>
        </>
      )}
      <UnitOpinions view={view} />
    </Panel>
  );
}

function FormLines({ read }: { readonly read: ReviewFormRead }) {
  const { t } = useLingui();
  const text = useText();
  const words = {
    NO_OBJECTION: t`无异议`,
    BARRED: t`不合格`,
    LOCAL_CONCERN: t`地方规定`,
    EMPTY: t`没有填`,
    REFUSED: t`不能登记`,
  } as const;
  return (
    <Table
      size="small"
      rowKey={(line) => line.line}
      dataSource={[...read.lines]}
      pagination={false}
      columns={[
        { title: t`行`, width: 60, render: (_, line) => line.line },
        { title: t`姓名`, width: 160, render: (_, line) => line.name },
        { title: t`意见`, width: 110, render: (_, line) => words[line.opinion] },
        { title: t`说明`, render: (_, line) => (line.why === null ? '' : text(line.why)) },
      ]}
    />
  );
}
