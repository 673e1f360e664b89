import { Trans, useLingui } from '@lingui/react/macro';
import type { CandidateProfile, Command } from '@mingxuan/election';
import { listIsShort } from '@mingxuan/election';
import { checkJointNomination } from '@mingxuan/rulebook';
import { Button, Checkbox, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { VoterSelect, VotersSelect } from '../poll/voter-select.tsx';
import { residentsRulebook } from '../roll/rulebook.ts';
import { stillStanding } from './standing.ts';
import css from './candidates.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
}

interface Values {
  readonly post: 'CHAIR' | 'VICE' | 'MEMBER';
  readonly voterNo: number;
  readonly kind: 'PARTY' | 'JOINT_VOTERS';
  readonly decisionNo?: string;
  readonly signatories?: readonly number[];
  readonly education?: string;
  readonly occupation?: string;
  readonly consent?: boolean;
}

const profileOf = (education?: string, occupation?: string): CandidateProfile => ({
  ...(education === undefined || education.trim() === '' ? {} : { education: education.trim() }),
  ...(occupation === undefined || occupation.trim() === '' ? {} : { occupation: occupation.trim() }),
});

/** Puts a listed voter forward, by the Party organisation or by voters together. */
export function Nominate({ view, id }: Props) {
  const { t } = useLingui();
  const text = useText();
  const [open, setOpen] = useState(false);
  const seats = view.cycle.mandate?.seats;
  const { cycle } = view;
  // After a formal list only a post that is short is open to nominations again.
  const posts = (['CHAIR', 'VICE', 'MEMBER'] as const).filter(
    (post) => (seats?.[post] ?? 0) > 0 && (cycle.formalList === null || listIsShort(cycle, post)),
  );
  if (posts.length === 0) return null;
  const taken = new Set(stillStanding(view.cycle.candidates).flatMap((c) => c.voterNo ?? []));
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        <Trans>登记提名</Trans>
      </Button>
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={600}
        title={<Trans>登记提名</Trans>}
        submit={<Trans>登记提名</Trans>}
        step="D02"
        initial={{ kind: 'JOINT_VOTERS', ...(posts[0] === undefined ? {} : { post: posts[0] }) }}
        command={({ post, voterNo, kind, decisionNo, signatories, education, occupation, consent }): Command => ({
          type: 'NOMINATE',
          post,
          voterNo,
          by:
            kind === 'PARTY' ? { kind, decisionNo: decisionNo ?? '' } : { kind, signatories: [...(signatories ?? [])] },
          profile: profileOf(education, occupation),
          consent: consent === true,
        })}
      >
        <Form.Item name="post" label={<Trans>提名职务</Trans>}>
          <Radio.Group
            optionType="button"
            options={posts.map((post) => ({ value: post, label: text(postName(post)) }))}
          />
        </Form.Item>
        <Form.Item
          name="voterNo"
          label={<Trans>被提名人</Trans>}
          extra={<Trans>已经被提名的人不能再选，一人只能保留一个职务。</Trans>}
          rules={[{ required: true }]}
        >
          <VoterSelect community={id} disabledNos={taken} />
        </Form.Item>
        <Form.Item name="kind" label={<Trans>由谁提名</Trans>}>
          <Radio.Group
            options={[
              { value: 'JOINT_VOTERS', label: t`选民联合提名` },
              { value: 'PARTY', label: t`党组织提名` },
            ]}
          />
        </Form.Item>
        <NominatorFields view={view} id={id} />
        <div className={css.pair}>
          <Form.Item name="education" label={<Trans>文化程度（选填，会公布）</Trans>}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="occupation" label={<Trans>职业（选填，会公布）</Trans>}>
            <Input maxLength={100} />
          </Form.Item>
        </div>
        <Form.Item name="consent" valuePropName="checked">
          <Checkbox>
            <Trans>本人已书面同意接受提名</Trans>
          </Checkbox>
        </Form.Item>
      </ActDrawer>
    </>
  );
}

function NominatorFields({ view, id }: Props) {
  const { t } = useLingui();
  const kind: unknown = Form.useWatch('kind');
  if (kind === 'PARTY')
    return (
      <Form.Item name="decisionNo" label={<Trans>提名决定文号</Trans>} rules={[{ required: true }]}>
        <Input maxLength={100} placeholder={t`例如 幸福里党〔2026〕8 号`} />
      </Form.Item>
    );
  return (
    <>
      <Form.Item
        name="signatories"
        label={<Trans>联名的选民</Trans>}
        extra={<Trans>从名单里逐个找出签名的人；找不到的不是选民，签名不算；一人签了两次只算一次。</Trans>}
      >
        <VotersSelect community={id} />
      </Form.Item>
      <SignatoryMeter view={view} />
    </>
  );
}

/** How many signatures count so far, and how many are missing. */
function SignatoryMeter({ view }: { readonly view: OpenCommunity }) {
  const watched: unknown = Form.useWatch('signatories');
  const nominee: unknown = Form.useWatch('voterNo');
  const numbers: readonly unknown[] = Array.isArray(watched) ? watched : [];
  const book = residentsRulebook(view);
  if (book === null) return null;
  const signatures = numbers.map((no) => ({ person: String(no), isVoter: true }));
  return (
    <div className={css.meter} aria-live="polite">
      <ReasonTree reasons={[checkJointNomination(signatures, book)]} />
      {typeof nominee === 'number' && numbers.includes(nominee) ? (
        <p>
          <Trans>联名的人里有被提名人自己。法律没有写本人签名算不算，除本人外也够人数才稳妥；不够的请先问街道。</Trans>
        </p>
      ) : null}
    </div>
  );
}
