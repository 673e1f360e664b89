import { Trans, useLingui } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { LinkButton } from '../../parts/link-button.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import css from './result.module.css';
import { seatedResidents } from './seated.ts';
import { stands, VoidedTag } from './voided.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

/** F01: the result is reported to the street and filed. */
export function FilingPanel({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { filings } = view.cycle.aftermath;
  const due = !filings.some(stands);
  return (
    <Panel
      title={<Trans>结果上报备案</Trans>}
      aside={
        <span className={css.row}>
          <LinkButton to="/c/$id/papers" params={{ id }}>
            <Trans>去出具结果报告</Trans>
          </LinkButton>
          <Button {...(due ? { type: 'primary' as const } : {})} onClick={() => setOpen(true)}>
            {due && filings.length > 0 ? <Trans>重新登记上报</Trans> : <Trans>登记上报</Trans>}
          </Button>
        </span>
      }
    >
      {due && filings.length > 0 ? (
        <p className={css.stopped}>
          <Trans>选票重新清点，原来上报的结果已经作废，请把现在的结果重新上报。</Trans>
        </p>
      ) : null}
      {filings.length === 0 ? (
        <p className={css.soft}>
          <Trans>选举结果报告送街道办事处，登记文号和日期。</Trans>
        </p>
      ) : (
        <ul className={css.list}>
          {filings.map((one, index) => (
            <li key={index}>
              <Trans>
                {one.on} 报{one.to}，文号 {one.reportNo}
              </Trans>
              <VoidedTag of={one} />
            </li>
          ))}
        </ul>
      )}
      <ActDrawer<{ reportNo: string; to: string }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>结果上报备案</Trans>}
        submit={<Trans>登记上报</Trans>}
        step="F01"
        initial={{ to: t`${view.cycle.community.subDistrict}办事处` }}
        command={({ reportNo, to }): Command => ({ type: 'FILE_RESULT', reportNo, to })}
      >
        <Form.Item name="reportNo" label={<Trans>报告文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="to" label={<Trans>报给</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
      </ActDrawer>
    </Panel>
  );
}

/** F02: one certificate for each person elected, each with its own number. */
export function CertificatesPanel({ view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const { certificates } = view.cycle.aftermath;
  const seated = seatedResidents(view);
  const standing = certificates.filter(stands);
  const fallen = certificates.filter((one) => !stands(one));
  const waiting = seated.filter((one) => !standing.some((each) => each.id === one.id));
  const nameOf = (holder: string): string => view.cycle.candidates.find((one) => one.id === holder)?.name ?? holder;
  return (
    <Panel
      title={<Trans>当选证书</Trans>}
      aside={
        <span className={css.row}>
          <LinkButton to="/c/$id/papers" params={{ id }}>
            <Trans>去打印证书</Trans>
          </LinkButton>
          {waiting.length === 0 ? null : (
            <Button type="primary" onClick={() => setOpen(true)}>
              <Trans>登记发证</Trans>
            </Button>
          )}
        </span>
      }
    >
      {fallen.length > 0 && waiting.length > 0 ? (
        <p className={css.stopped}>
          <Trans>当选的人有变动，作废的证书请收回，并向现在的当选人发证。</Trans>
        </p>
      ) : null}
      <ul className={css.list}>
        {seated.map((one) => {
          const given = standing.find((each) => each.id === one.id);
          return (
            <li key={one.id}>
              <span>
                <strong>{one.name}</strong> {text(postName(one.post))}
              </span>
              <span className={css.soft}>
                {given === undefined ? (
                  <Trans>还没有发证</Trans>
                ) : (
                  <Trans>
                    证书编号 {given.certNo}，{given.on} 发
                  </Trans>
                )}
              </span>
            </li>
          );
        })}
        {fallen.map((one, index) => (
          <li key={index}>
            <strong>{nameOf(one.id)}</strong>
            <span className={css.row}>
              <span className={css.soft}>
                <Trans>
                  证书编号 {one.certNo}，{one.on} 发
                </Trans>
              </span>
              <VoidedTag of={one} />
            </span>
          </li>
        ))}
      </ul>
      <ActDrawer<{ numbers: readonly (string | undefined)[] }>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>登记发证</Trans>}
        lead={<Trans>一人一证，一证一号。这次不发的人留空。</Trans>}
        submit={<Trans>登记发证</Trans>}
        step="F02"
        command={({ numbers }): Command => ({
          type: 'DELIVER_CERTIFICATES',
          certificates: waiting.flatMap((one, index) => {
            const certNo = numbers[index]?.trim() ?? '';
            return certNo === '' ? [] : [{ id: one.id, certNo }];
          }),
        })}
      >
        {waiting.map((one, index) => (
          <Form.Item key={one.id} name={['numbers', index]} label={t`${one.name} 的证书编号`}>
            <Input maxLength={60} />
          </Form.Item>
        ))}
      </ActDrawer>
    </Panel>
  );
}
