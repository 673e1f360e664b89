import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef, RollState } from '@mingxuan/election';
import { checkRollPublication, type IsoDate, NATIONAL_HOLIDAYS, objectionWindow } from '@mingxuan/rulebook';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../act.ts';
import type { OpenCommunity } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { DutyButton } from '../../parts/duty-button.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { NamesInput } from '../poll/fields.tsx';
import { residentsRulebook } from './rulebook.ts';
import { useGroundNames } from './grounds.ts';
import css from './roll.module.css';

interface Props {
  readonly roll: Extract<RollState, { stage: 'DRAFT' }>;
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Values {
  readonly places: readonly string[];
  readonly evidence?: readonly EvidenceRef[];
  readonly postedAt?: string;
}

/** The draft, and its publication: the law's day and the window for objections are shown before it is confirmed. */
export function PublishPanel({ roll, view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { source, listed } = roll;
  const grounds = useGroundNames();
  const ground = grounds.find(({ value }) => value === source.read?.ground)?.label;
  const decided = source.read?.decisions;
  return (
    <Panel
      title={<Trans>名单草稿</Trans>}
      aside={
        open ? null : (
          <DutyButton community={id} duty="roll.publish" type="primary" onClick={() => setOpen(true)}>
            <Trans>公布名单</Trans>
          </DutyButton>
        )
      }
    >
      <p className={css.draft}>
        <strong>{t`${listed} 人`}</strong>
        <span className={css.soft}>
          <Trans>
            来自 {source.file.name}（{source.rows} 行，更正 {source.corrected} 行，未导入 {source.setAside} 行）
          </Trans>
          {decided === undefined ? null : (
            <Trans>
              ；人工核对后登记 {decided.registered} 人，决定不登记 {decided.leftOut} 人
            </Trans>
          )}
          {ground === undefined ? null : <Trans>；没写登记类别的都按“{ground}”登记</Trans>}
        </span>
      </p>
      {open ? <PublishForm view={view} id={id} onClose={() => setOpen(false)} /> : null}
    </Panel>
  );
}

function PublishForm({ view, id, onClose }: Omit<Props, 'roll'> & { readonly onClose: () => void }) {
  const { t } = useLingui();
  const act = useAct(id);
  const day = useActDay(view, 'C07');
  const send = async ({ places, evidence, postedAt = '' }: Values): Promise<void> => {
    const command: Command = {
      type: 'PUBLISH_ROLL',
      places,
      evidence: evidence ?? [],
      ...(postedAt === '' ? {} : { postedAt }),
    };
    await act.run(command, day.on);
  };
  return (
    <Form<Values>
      layout="vertical"
      className={css.publish ?? ''}
      onFinish={(values) => void send(values)}
      onValuesChange={act.clear}
    >
      <ActDate value={day} onChange={act.clear} />
      <LawOfPublication view={view} on={day.day} />
      <Form.Item
        name="places"
        label={<Trans>张贴地点</Trans>}
        extra={<Trans>每个居民小组的公告栏都要张贴；名单只有姓名、性别、小组和序号。</Trans>}
        rules={[{ required: true, message: t`请至少填写一处` }]}
      >
        <NamesInput placeholder={t`例如 社区公告栏，回车后再填下一处`} />
      </Form.Item>
      <Form.Item name="postedAt" label={<Trans>张贴时间</Trans>}>
        <Input type="time" className={css.time ?? ''} />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={<Trans>张贴照片</Trans>}
        extra={<Trans>看得清贴在哪里。没有照片不能登记公布。</Trans>}
        rules={[{ required: true, message: t`请附上张贴照片` }]}
      >
        <EvidenceUpload community={id} />
      </Form.Item>
      <RefusalAlert problem={act.refusal} onClose={act.clear} />
      <div className={css.buttons}>
        <Button type="primary" htmlType="submit" loading={act.pending}>
          <Trans>确认已张贴，公布名单</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>取消</Trans>
        </Button>
      </div>
    </Form>
  );
}

/** Is it early enough, and until when may people object: the same rules the server decides by. */
function LawOfPublication({ view, on }: { readonly view: OpenCommunity; readonly on: IsoDate }) {
  const book = residentsRulebook(view);
  if (book === null) return null;
  const inTime = checkRollPublication({ publishedOn: on, electionDay: view.cycle.electionDay }, book);
  const window = objectionWindow(on, book.parameters, NATIONAL_HOLIDAYS);
  return (
    <div className={css.law} aria-live="polite">
      <ReasonTree reasons={[inTime]} />
      <p className={css.window}>
        <Trans>
          公布以后，申诉期是 <DayText day={window.firstDay} /> 到 <DayText day={window.lastDay} />
        </Trans>
      </p>
      <ReasonTree reasons={window.reasons} />
    </div>
  );
}
