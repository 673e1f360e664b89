import { Trans, useLingui } from '@lingui/react/macro';
import type { Command, MobileReason } from '@mingxuan/election';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { Panel } from '../../parts/page-header.tsx';
import { NamesInput } from './fields.tsx';
import { MobileBoxLaw } from './mobile-box-law.tsx';
import { BoxListStanding } from './publish-box-list.tsx';
import { VoterName } from './voter-name.tsx';
import { VotersSelect } from './voter-select.tsx';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

interface BoxValues {
  readonly box: string;
  readonly basis: string;
  readonly approvalNo?: string;
  readonly route: string;
  readonly staff?: readonly string[];
  readonly immobile?: readonly number[];
  readonly scattered?: readonly number[];
}

const listed = (numbers: readonly number[] | undefined, reason: MobileReason) =>
  (numbers ?? []).map((voterNo) => ({ voterNo, reason }));

/** Mobile boxes: why they are lawful here, who may use them, who goes along. Only the kind of reason is kept. */
export function MobileBoxesPanel({ view, id }: Props) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { boxes } = view.cycle;
  return (
    <Panel
      title={<Trans>流动票箱</Trans>}
      aside={
        <Button onClick={() => setOpen(true)}>
          <Trans>批准一个流动票箱</Trans>
        </Button>
      }
    >
      {boxes.length === 0 ? (
        <p className={css.soft}>
          <Trans>
            国家法没有规定流动票箱，须有本地办法的依据；只给行动不便或分散居住的选民用，至少三名监票人同行。
          </Trans>
        </p>
      ) : (
        <ul className={css.boxes}>
          {boxes.map((box) => (
            <li key={box.box} className={css.box}>
              <div>
                <strong>
                  <Trans>{box.box} 号</Trans>
                </strong>
                <span className={css.soft}>
                  <Trans>
                    随行 {box.staff.join('、')} · 路线 {box.route} · 依据 {box.basis}
                  </Trans>
                </span>
                <ul className={css.missing}>
                  {box.voters.map((voter) => (
                    <li key={voter.voterNo}>
                      <VoterName community={id} voterNo={voter.voterNo} />{' '}
                      <span className={css.soft}>
                        {voter.reason === 'IMMOBILE' ? <Trans>行动不便</Trans> : <Trans>分散居住</Trans>}
                      </span>
                    </li>
                  ))}
                </ul>
              </div>
              <div className={css.next}>
                <BoxListStanding box={box} view={view} id={id} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <ActDrawer<BoxValues>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        title={<Trans>批准一个流动票箱</Trans>}
        lead={
          <>
            <Trans>只记理由的类别，不写病名和家庭情况。</Trans> <MobileBoxLaw view={view} />
          </>
        }
        submit={<Trans>批准</Trans>}
        step="D12"
        command={(values): Command => ({
          type: 'APPROVE_MOBILE_BOX',
          box: values.box.trim(),
          basis: values.basis,
          ...(values.approvalNo === undefined || values.approvalNo.trim() === ''
            ? {}
            : { approvalNo: values.approvalNo }),
          route: values.route,
          staff: values.staff ?? [],
          voters: [...listed(values.immobile, 'IMMOBILE'), ...listed(values.scattered, 'SCATTERED')],
        })}
      >
        <Form.Item name="box" label={<Trans>票箱编号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={20} placeholder={t`例如 流1`} />
        </Form.Item>
        <Form.Item name="basis" label={<Trans>依据（本地办法或选举办法的条款）</Trans>} rules={[{ required: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="approvalNo"
          label={<Trans>街道（乡镇）批准文号</Trans>}
          extra={<Trans>当地规定要报批的才填。</Trans>}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="route" label={<Trans>路线</Trans>} rules={[{ required: true }]}>
          <Input maxLength={200} placeholder={t`例如 3 号楼—7 号楼—社区医院`} />
        </Form.Item>
        <Form.Item name="staff" label={<Trans>同行监票人（至少三名）</Trans>}>
          <NamesInput placeholder={t`输入姓名后按回车，可以填多人`} />
        </Form.Item>
        <Form.Item name="immobile" label={<Trans>行动不便的选民</Trans>}>
          <VotersSelect community={id} />
        </Form.Item>
        <Form.Item name="scattered" label={<Trans>分散居住的选民</Trans>}>
          <VotersSelect community={id} />
        </Form.Item>
      </ActDrawer>
    </Panel>
  );
}
