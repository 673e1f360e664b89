import { Trans, useLingui } from '@lingui/react/macro';
import type { EvidenceRef, Paper } from '@mingxuan/election';
import { Form, Input } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import css from './papers.module.css';

interface Values {
  readonly place: string;
  readonly time: string;
  readonly evidence: readonly EvidenceRef[];
  readonly by?: string;
}

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly paper: Paper;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Done standing at the wall, with a telephone: the place, the time, a photograph. One copy at a time. */
export function PostNotice({ view, id, paper, open, onClose }: Props) {
  const { t } = useLingui();
  return (
    <ActDrawer<Values>
      community={id}
      view={view}
      open={open}
      onClose={onClose}
      title={<Trans>登记张贴</Trans>}
      lead={
        <Trans>
          第 {paper.no} 号《{paper.title}》。贴一处登记一处。
        </Trans>
      }
      submit={<Trans>已贴好，登记</Trans>}
      notBefore={paper.dated > paper.on ? paper.dated : paper.on}
      initial={{ evidence: [] }}
      command={({ place, time, evidence, by = '' }) => ({
        type: 'POST_NOTICE',
        no: paper.no,
        place,
        time,
        evidence,
        ...(by.trim() === '' ? {} : { by: by.trim() }),
      })}
    >
      <Form.Item name="place" label={t`贴在哪里`} rules={[{ required: true, whitespace: true, message: t`请写地点` }]}>
        <Input maxLength={100} placeholder={t`例如：3号楼东门公告栏`} />
      </Form.Item>
      <Form.Item name="time" label={t`几点贴的`} rules={[{ required: true, message: t`请填时间` }]}>
        <Input type="time" className={css.time ?? ''} />
      </Form.Item>
      <Form.Item
        name="evidence"
        label={t`照片`}
        extra={<Trans>用手机可以直接拍；要看得清贴在哪里。没有照片不能登记。</Trans>}
        rules={[{ required: true, type: 'array', min: 1, message: t`请附上照片` }]}
      >
        <EvidenceUpload community={id} />
      </Form.Item>
      <Form.Item name="by" label={t`谁贴的（不是您自己贴的才填）`}>
        <Input maxLength={50} />
      </Form.Item>
    </ActDrawer>
  );
}
