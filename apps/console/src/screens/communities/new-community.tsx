import { Trans, useLingui } from '@lingui/react/macro';
import type { Problem } from '@mingxuan/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { client, communitiesQuery } from '../../api.ts';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import css from './communities.module.css';
import { keepPlaceNames } from './place-names.ts';

interface Values {
  readonly name: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly community: string;
  readonly cityName?: string;
  readonly districtName?: string;
  readonly streetName?: string;
}

const codeShape = /^[0-9a-z]+$/;

/** A new community: its name and the four codes that say where it lies (and whose roles reach it). */
export function NewCommunity({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [form] = Form.useForm<Values>();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const queries = useQueryClient();
  const navigate = useNavigate();

  const create = async (values: Values): Promise<void> => {
    const { name, city, district, street, community } = values;
    setPending(true);
    const answer = await client.createCommunity({
      id: [city, district, street, community].join('.'),
      name: name.trim(),
    });
    setPending(false);
    setProblem(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    keepPlaceNames(answer.value.id, {
      city: (values.cityName ?? '').trim(),
      district: (values.districtName ?? '').trim(),
      subDistrict: (values.streetName ?? '').trim(),
    });
    await queries.invalidateQueries({ queryKey: communitiesQuery.queryKey });
    onClose();
    await navigate({ to: '/c/$id/organisation', params: { id: answer.value.id } });
  };
  const code = (label: string, example: string) => ({
    label,
    rules: [
      { required: true, message: t`请填写` },
      { pattern: codeShape, message: t`只用小写字母和数字，例如 ${example}` },
    ],
  });

  return (
    <Modal
      open={open}
      title={<Trans>新建社区</Trans>}
      okText={t`建立`}
      cancelText={t`取消`}
      okButtonProps={{ loading: pending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width={600}
      destroyOnHidden
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => void create(values)}
        onValuesChange={() => setProblem(null)}
        preserve={false}
      >
        <Form.Item
          name="name"
          label={t`社区名称`}
          rules={[{ required: true, whitespace: true, message: t`请填写社区名称` }]}
        >
          <Input placeholder={t`例如：幸福里社区`} />
        </Form.Item>
        <p className={css.hint}>
          <Trans>
            代码说明社区在哪里，也决定谁管得到它，建立以后不能改。可以照抄“统计用区划代码”：在国家统计局网站“统计用区划和城乡划分代码”里一级一级点到本社区，或者问街道统计站。例如
            440303 019 001 填成：市 4403，区 03，街道 019，社区 001。也可以用小写拼音。
          </Trans>
        </p>
        <div className={css.fields}>
          <Form.Item name="cityName" label={t`市`}>
            <Input placeholder={t`例如：深圳市`} />
          </Form.Item>
          <Form.Item name="city" {...code(t`市代码`, '4403')}>
            <Input placeholder="4403" />
          </Form.Item>
          <Form.Item name="districtName" label={t`区`}>
            <Input placeholder={t`例如：罗湖区`} />
          </Form.Item>
          <Form.Item name="district" {...code(t`区代码`, '03')}>
            <Input placeholder="03" />
          </Form.Item>
          <Form.Item name="streetName" label={t`街道`}>
            <Input placeholder={t`例如：东晓街道`} />
          </Form.Item>
          <Form.Item name="street" {...code(t`街道代码`, '019')}>
            <Input placeholder="019" />
          </Form.Item>
          <span />
          <Form.Item name="community" {...code(t`社区代码`, '001')}>
            <Input placeholder="001" />
          </Form.Item>
        </div>
        <RefusalAlert problem={problem} />
      </Form>
    </Modal>
  );
}
