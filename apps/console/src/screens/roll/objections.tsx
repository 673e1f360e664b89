import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, EvidenceRef, Objection, ObjectionKind, RollState } from '@mingxuan/election';
import type { Text } from '@mingxuan/rulebook';
import { text as both } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { EvidenceList, EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { Sources } from '../../parts/sources.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { useText } from '../../text.ts';
import { NamesInput } from '../poll/fields.tsx';
import { VoterName } from '../poll/voter-name.tsx';
import { VoterSelect } from '../poll/voter-select.tsx';
import { DecideObjection } from './decide-objection.tsx';
import css from './roll.module.css';

interface Props {
  readonly roll: Extract<RollState, { stage: 'PUBLISHED' | 'FROZEN' }>;
  readonly view: OpenCommunity;
  readonly id: string;
}

export const objectionKinds: Readonly<Record<ObjectionKind, Text>> = {
  OMITTED: both('漏登（应当登记没有登记）', 'omitted: should be listed'),
  WRONGLY_LISTED: both('错登（不应当登记）', 'wrongly listed: should not be'),
  WRONG_ENTRY: both('登记内容有误', 'an entry is wrong'),
  REPRESENTATIVES: both('代表名单有误', 'the list of representatives is wrong'),
};

/** Objections to the published roll: filed by anyone, decided within three days with the ground, each with its clock. */
export function ObjectionsPanel({ roll, view, id }: Props) {
  const { objections } = view.cycle;
  return (
    <Panel
      title={<Trans>对名单的申诉</Trans>}
      aside={roll.stage === 'PUBLISHED' ? <FileObjection view={view} id={id} /> : null}
    >
      <div className={css.window}>
        <Trans>申诉期到</Trans>{' '}
        {roll.stage === 'FROZEN' ? (
          <DayText day={roll.objectionUntil} />
        ) : (
          <DayText day={roll.objectionUntil} today={view.today} urgent />
        )}
        <Sources refs={['JWH25-17']} />
      </div>
      {objections.length === 0 ? (
        <p className={css.soft}>
          <Trans>还没有人提出申诉。</Trans>
        </p>
      ) : (
        <ul className={css.objections}>
          {objections.map((one) => (
            <ObjectionItem key={one.no} objection={one} view={view} id={id} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function ObjectionItem({ objection, view, id }: Omit<Props, 'roll'> & { readonly objection: Objection }) {
  const text = useText();
  const { ruling } = objection;
  return (
    <li className={css.objection}>
      <div>
        <strong>
          <Trans>
            第 {objection.no} 号 · {text(objectionKinds[objection.kind])}
          </Trans>
        </strong>
        <p>
          {objection.about}
          {objection.voterNo === null ? null : (
            <span className={css.soft}>
              {' '}
              <VoterName community={id} voterNo={objection.voterNo} />
            </span>
          )}
        </p>
        <p className={css.soft}>
          <Trans>理由：{objection.grounds}</Trans>
        </p>
        {objection.sent === null ? null : (
          <p className={css.soft}>
            <Trans>
              网上提交，没有当面核对身份。申诉人 {objection.petitioner}，联系方式：{objection.sent.contact}
            </Trans>
          </p>
        )}
        <EvidenceList community={id} files={objection.evidence} />
        {ruling === null ? null : (
          <p>
            <Trans>
              {ruling.on} 决定：{ruling.basis}
            </Trans>
          </p>
        )}
      </div>
      <div className={css.objectionSide}>
        {ruling === null ? (
          <>
            <span>
              <Trans>决定期限</Trans> <DayText day={objection.rulingUntil} today={view.today} urgent />
            </span>
            <DecideObjection objection={objection} view={view} id={id} />
          </>
        ) : (
          <>
            <StatusTag tone={ruling.decision === 'UPHELD' ? 'info' : 'quiet'}>
              {ruling.decision === 'UPHELD' ? <Trans>申诉成立</Trans> : <Trans>申诉不成立</Trans>}
            </StatusTag>
            {ruling.publishedOn === null ? <PublishRuling no={objection.no} view={view} id={id} /> : null}
            {ruling.late || ruling.publishedLate ? (
              <StatusTag tone="bad">{ruling.late ? <Trans>超过期限</Trans> : <Trans>公布超过期限</Trans>}</StatusTag>
            ) : null}
          </>
        )}
      </div>
    </li>
  );
}

/** A ruling that was not posted with its decision: the law asks for both, and the roll is not frozen before. */
function PublishRuling({ no, view, id }: Omit<Props, 'roll'> & { readonly no: number }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { roll } = view.cycle;
  return (
    <>
      <StatusTag tone="bad">
        <Trans>还没有公布</Trans>
      </StatusTag>
      <Button onClick={() => setOpen(true)}>
        <Trans>登记张贴</Trans>
      </Button>
      <ActDrawer<{ places: readonly string[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>公布第 {no} 号申诉的处理结果</Trans>}
        lead={<Trans>处理结果公告可以在“文书与归档”里出具，和名单贴在一起。</Trans>}
        submit={<Trans>确认已张贴</Trans>}
        step="C08"
        initial={{ places: 'places' in roll ? roll.places : [] }}
        command={({ places }): Command => ({ type: 'PUBLISH_RULING', no, places })}
      >
        <Form.Item
          name="places"
          label={<Trans>张贴地点</Trans>}
          rules={[{ required: true, message: t`请至少填写一处` }]}
        >
          <NamesInput />
        </Form.Item>
      </ActDrawer>
    </>
  );
}

interface FileValues {
  readonly kind: ObjectionKind;
  readonly petitioner: string;
  readonly about: string;
  readonly voterNo?: number;
  readonly grounds: string;
  readonly evidence?: readonly EvidenceRef[];
}

/** Nobody objects to a list of representatives where there is none. */
const kindsHere = ({ cycle }: OpenCommunity): readonly ObjectionKind[] =>
  (Object.keys(objectionKinds) as ObjectionKind[]).filter(
    (kind) => kind !== 'REPRESENTATIVES' || cycle.representatives !== null,
  );

function FileObjection({ view, id }: Omit<Props, 'roll'>) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记一件申诉</Trans>
      </Button>
      <ActDrawer<FileValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记一件申诉</Trans>}
        lead={<Trans>任何人都可以提。收到当天登记，三日内必须作出决定并公布。</Trans>}
        submit={<Trans>登记申诉</Trans>}
        step="C07"
        notBefore={'publishedOn' in view.cycle.roll ? view.cycle.roll.publishedOn : undefined}
        initial={{ kind: 'OMITTED' }}
        command={({ voterNo, evidence = [], ...values }): Command => ({
          type: 'FILE_OBJECTION',
          ...values,
          ...(voterNo === undefined ? {} : { voterNo }),
          ...(evidence.length === 0 ? {} : { evidence }),
        })}
      >
        <Form.Item name="kind" label={<Trans>申诉种类</Trans>}>
          <Radio.Group
            vertical
            options={kindsHere(view).map((kind) => ({
              value: kind,
              label: text(objectionKinds[kind]),
            }))}
          />
        </Form.Item>
        <Form.Item name="petitioner" label={<Trans>申诉人</Trans>} rules={[{ required: true }]}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="about" label={<Trans>关于谁、什么事</Trans>} rules={[{ required: true }]}>
          <Input maxLength={200} placeholder={t`例如 3 号楼李某某没有登上名单`} />
        </Form.Item>
        <Form.Item name="voterNo" label={<Trans>名单上的人（如有）</Trans>}>
          <VoterSelect community={id} />
        </Form.Item>
        <Form.Item name="grounds" label={<Trans>理由</Trans>} rules={[{ required: true }]}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="evidence" label={<Trans>申诉书、材料（照片或扫描件）</Trans>}>
          <EvidenceUpload community={id} />
        </Form.Item>
      </ActDrawer>
    </>
  );
}
