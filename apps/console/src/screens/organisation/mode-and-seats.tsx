import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef, Meeting } from '@mingxuan/election';
import { modeLaw } from '@mingxuan/election';
import type { VotingMode } from '@mingxuan/rulebook';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { EmptyState } from '../../parts/states.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { MeetingFields } from './meeting-fields.tsx';
import css from './organisation.module.css';

interface Values {
  readonly votingMode: VotingMode;
  readonly seats: { readonly CHAIR: number; readonly VICE: number; readonly MEMBER: number };
  readonly meeting: Meeting;
  readonly opinion?: { readonly summary?: string; readonly evidence?: readonly EvidenceRef[] };
}

/** C00: how the committee is elected and how many seats it has, as a meeting decided. */
export function ModeAndSeats({ view, id }: { readonly view: OpenCommunity; readonly id: string }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { mandate, rec } = view.cycle;
  const closed = view.gates.filter((gate) => gate.gate !== 'G5' && !gate.passed).length;
  const modes: Record<VotingMode, string> = {
    ALL_VOTERS: t`全体选民直接选举`,
    HOUSEHOLD_REP: t`户代表选举`,
    RESIDENT_REP: t`居民代表选举`,
  };
  const required = [{ required: true, message: t`请填写` }];
  const edit = view.status === 'OPEN' && rec === null;
  const total = mandate === null ? 0 : mandate.seats.CHAIR + mandate.seats.VICE + mandate.seats.MEMBER;
  return (
    <Panel
      title={<Trans>选举方式和职数（C00）</Trans>}
      aside={
        edit && mandate !== null ? (
          <Button onClick={() => setOpen(true)}>
            <Trans>更正</Trans>
          </Button>
        ) : null
      }
    >
      {mandate === null ? (
        <EmptyState
          title={<Trans>还没有确定</Trans>}
          action={
            !edit ? undefined : closed === 0 ? (
              <Button type="primary" onClick={() => setOpen(true)}>
                <Trans>记录会议决定</Trans>
              </Button>
            ) : (
              <LinkButton to="/c/$id/gates" params={{ id }}>
                <Trans>看还缺什么</Trans>
              </LinkButton>
            )
          }
        >
          {closed === 0 ? (
            <Trans>由居民会议或居民代表会议决定，再记到这里。</Trans>
          ) : (
            t`“五先五后”还有 ${closed} 道门没有通过，通过后才能确定。`
          )}
        </EmptyState>
      ) : (
        <div className={css.mandate}>
          <StatusTag tone="good">{modes[mandate.votingMode]}</StatusTag>
          <Sources refs={modeLaw[mandate.votingMode]} />
          <span>
            <Trans>
              主任 {mandate.seats.CHAIR} 人，副主任 {mandate.seats.VICE} 人，委员 {mandate.seats.MEMBER} 人，共 {total}{' '}
              人
            </Trans>
          </span>
        </div>
      )}
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={t`确定选举方式和职数`}
        lead={<Trans>照会议记录填写。到会不足或赞成不过半，决定不成立。</Trans>}
        submit={<Trans>记录决定</Trans>}
        step="C00"
        initial={{
          votingMode: mandate?.votingMode ?? 'ALL_VOTERS',
          ...(mandate === null ? {} : { seats: mandate.seats }),
        }}
        command={({ opinion, ...values }): Command => ({
          type: 'SETTLE_MODE',
          ...values,
          ...(values.votingMode === 'ALL_VOTERS'
            ? {}
            : { opinion: { summary: opinion?.summary ?? '', evidence: opinion?.evidence ?? [] } }),
        })}
      >
        <Form.Item name="votingMode" label={t`选举方式`} rules={required}>
          <Radio.Group
            className={css.choices ?? ''}
            options={(['ALL_VOTERS', 'HOUSEHOLD_REP', 'RESIDENT_REP'] as const).map((value) => ({
              value,
              label: modes[value],
            }))}
          />
        </Form.Item>
        <ModeGround id={id} />
        <div className={css.three}>
          <Form.Item name={['seats', 'CHAIR']} label={t`主任`} rules={required}>
            <InputNumber min={0} max={9} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name={['seats', 'VICE']} label={t`副主任`} rules={required}>
            <InputNumber min={0} max={9} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name={['seats', 'MEMBER']} label={t`委员`} rules={required}>
            <InputNumber min={0} max={9} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </div>
        <MeetingFields />
      </ActDrawer>
    </Panel>
  );
}

/** What the chosen way means for the roll and the count, by which articles; and what residents said, where it is asked for. */
function ModeGround({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const mode: VotingMode | undefined = Form.useWatch('votingMode');
  if (mode === undefined) return null;
  const means: Record<VotingMode, string> = {
    ALL_VOTERS: t`登记的选民过半数参加投票，选举有效。`,
    HOUSEHOLD_REP: t`一户一名户代表，名单和选民名单同时公布；户代表过半数参加投票，选举有效。`,
    RESIDENT_REP: t`居民代表由居民小组推选（一般每 20 至 50 户一名），名单和选民名单同时公布；超过三分之二的代表参加投票，选举有效；不能委托投票。`,
  };
  const required = mode === 'RESIDENT_REP';
  return (
    <>
      <p>
        {means[mode]} <Sources refs={modeLaw[mode]} />
      </p>
      {mode === 'ALL_VOTERS' ? null : (
        <>
          <Form.Item
            name={['opinion', 'summary']}
            label={t`怎样征求居民意见、结果如何`}
            extra={required ? t`由居民代表选举要根据居民意见，没有征求意见的不能采用。` : null}
            rules={[{ required, message: t`请填写` }]}
          >
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          <Form.Item
            name={['opinion', 'evidence']}
            label={t`征求意见的记录`}
            rules={[{ required, message: t`请附上记录` }]}
          >
            <EvidenceUpload community={id} />
          </Form.Item>
        </>
      )}
    </>
  );
}
