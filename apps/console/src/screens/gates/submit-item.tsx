import { Trans, useLingui } from '@lingui/react/macro';
import type { EvidenceRef, GateItemId } from '@mingxuan/election';
import { Form, Input } from 'antd';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { DetailFields } from './detail-fields.tsx';
import { detailKind, type DetailValues, detailsOf, gradesOf, stepOf } from './details.ts';

interface Values extends DetailValues {
  readonly summary: string;
  readonly evidence: readonly EvidenceRef[];
  readonly publishedAt: string;
}

interface Props {
  readonly community: string;
  readonly view: OpenCommunity;
  readonly item: GateItemId;
  readonly title: string;
  /** Audits, review and plan must have been made public; a rectification need not (JWH25-38). */
  readonly published: boolean;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function SubmitItem({ community, view, item, title, published, open, onClose }: Props) {
  const { t } = useLingui();
  const kind = detailKind(item);
  return (
    <ActDrawer<Values>
      community={community}
      view={view}
      open={open}
      onClose={onClose}
      title={title}
      lead={<Trans>写明结论，附上文件或照片。提交后由另一人复核；复核通过前，这道门不会开。</Trans>}
      submit={<Trans>提交复核</Trans>}
      step={stepOf(item)}
      initial={{ summary: '', evidence: [], publishedAt: '' }}
      command={(values) => {
        const details = kind === null ? null : detailsOf(kind, values);
        const grades = kind === 'REVIEW' ? gradesOf(values) : [];
        return {
          type: 'SUBMIT_GATE_ITEM',
          item,
          summary: values.summary,
          evidence: values.evidence,
          ...(published ? { publishedAt: values.publishedAt } : {}),
          ...(details === null ? {} : { details }),
          ...(grades.length === 0 ? {} : { grades }),
        };
      }}
    >
      <Form.Item name="summary" label={t`结论`} rules={[{ required: true, whitespace: true, message: t`请写明结论` }]}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      {kind === null ? null : <DetailFields kind={kind} />}
      {published ? (
        <Form.Item
          name="publishedAt"
          label={t`公布地点`}
          extra={t`结果要先公布，再提交。`}
          rules={[{ required: true, whitespace: true, message: t`请填写在哪里公布` }]}
        >
          <Input placeholder={t`例如：社区公开栏、各楼栋单元门口`} />
        </Form.Item>
      ) : null}
      <Form.Item
        name="evidence"
        label={t`证据（文件、公布照片）`}
        required
        rules={[
          {
            validator: (_, files: unknown) =>
              Array.isArray(files) && files.length > 0
                ? Promise.resolve()
                : Promise.reject(new Error(t`请至少附一份文件或照片`)),
          },
        ]}
      >
        <EvidenceUpload community={community} />
      </Form.Item>
    </ActDrawer>
  );
}
