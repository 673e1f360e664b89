import { Trans, useLingui } from '@lingui/react/macro';
import type { Command } from '@mingxuan/election';
import { checkSurplus } from '@mingxuan/rulebook';
import { Button, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { ActDrawer } from '../../parts/act-drawer.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { useText } from '../../text.ts';
import { postName } from '../poll/names.ts';
import { partyRulebook } from '../roll/rulebook.ts';
import { StepCard } from './step-card.tsx';
import css from './party.module.css';

type PartyPost = 'PARTY_MEMBER' | 'SECRETARY' | 'DEPUTY_SECRETARY';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly post: PartyPost;
}

interface Values {
  readonly approvalNo: string;
  readonly people: readonly { readonly name: string; readonly sex: 'F' | 'M' }[];
}

/** Candidates that the street has approved: for the committee with a surplus, for secretaries among those elected (B06, B08). */
export function CandidatesStep({ post, view, id }: Props) {
  const text = useText();
  const [open, setOpen] = useState(false);
  const seats = view.cycle.party.approval?.seats[post] ?? 0;
  const named = view.cycle.candidates.filter((c) => c.stream === 'PARTY' && c.post === post);
  const committee = post === 'PARTY_MEMBER';
  const elected = view.standing.party.length > 0 && view.standing.party.every((p) => p.need.kind === 'NONE');
  if (!committee && seats === 0 && view.cycle.party.approval !== null) return null;
  const { party, steps } = view.cycle;
  const ready = party.approval !== null && (committee ? party.attendance !== null && steps.B03 !== undefined : elected);
  const name = text(postName(post));
  return (
    <StepCard
      code={committee ? 'B06' : 'B08'}
      title={<Trans>{name}候选人</Trans>}
      state={named.length > 0 ? 'DONE' : ready ? 'NOW' : 'LATER'}
      action={
        ready && named.length === 0 ? (
          <Button type="primary" onClick={() => setOpen(true)}>
            <Trans>登记候选人</Trans>
          </Button>
        ) : null
      }
    >
      {named.length > 0 ? (
        <p>
          <Trans>
            应选 {seats} 名，候选 {named.length} 名：{named.map((c) => c.name).join('、')}
          </Trans>
        </p>
      ) : (
        <p className={css.soft}>
          {committee ? (
            <Trans>候选人数要多于应选名额的百分之二十，名单以街道批复为准。</Trans>
          ) : (
            <Trans>在新一届委员会委员中产生，名单以街道批复为准。</Trans>
          )}
        </p>
      )}
      <ActDrawer<Values>
        community={id}
        view={view}
        open={open}
        onClose={() => setOpen(false)}
        width={600}
        title={<Trans>登记{name}候选人</Trans>}
        submit={<Trans>登记候选人</Trans>}
        step={committee ? 'B06' : 'B08'}
        initial={{ people: [{ name: '', sex: 'M' }] }}
        command={({ people, approvalNo }): Command => ({
          type: 'PROPOSE_PARTY_CANDIDATES',
          post,
          approvalNo,
          people: people.map((one) => ({ name: one.name.trim(), sex: one.sex })),
        })}
      >
        <Form.Item name="approvalNo" label={<Trans>人选批复文号</Trans>} rules={[{ required: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <PeopleFields view={view} post={post} seats={seats} />
      </ActDrawer>
    </StepCard>
  );
}

function PeopleFields({ view, post, seats }: Pick<Props, 'view' | 'post'> & { readonly seats: number }) {
  const { t } = useLingui();
  const people: unknown = Form.useWatch('people');
  const count = Array.isArray(people) ? people.length : 0;
  const book = partyRulebook(view);
  const committee = new Set(view.standing.party.flatMap((one) => one.elected));
  const electedNames = view.cycle.candidates.filter((c) => committee.has(c.id)).map((c) => c.name);
  return (
    <>
      <Form.List name="people">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => {
              const no = field.name + 1;
              return (
                <div key={field.key} className={css.person}>
                  <Form.Item name={[field.name, 'name']} rules={[{ required: true, message: t`请填写姓名` }]}>
                    {post === 'PARTY_MEMBER' ? (
                      <Input aria-label={t`第 ${no} 位姓名`} placeholder={t`姓名`} maxLength={50} />
                    ) : (
                      <Select
                        aria-label={t`第 ${no} 位姓名`}
                        placeholder={t`在新当选委员中选`}
                        options={electedNames.map((name) => ({ value: name, label: name }))}
                      />
                    )}
                  </Form.Item>
                  <Form.Item name={[field.name, 'sex']}>
                    <Radio.Group
                      options={[
                        { value: 'F', label: t`女` },
                        { value: 'M', label: t`男` },
                      ]}
                    />
                  </Form.Item>
                  <Button
                    type="text"
                    disabled={fields.length === 1}
                    aria-label={t`去掉第 ${no} 位`}
                    onClick={() => remove(field.name)}
                  >
                    <Trans>去掉</Trans>
                  </Button>
                </div>
              );
            })}
            <Button type="dashed" className={css.add ?? ''} onClick={() => add({ name: '', sex: 'M' })}>
              <Trans>＋ 加一位</Trans>
            </Button>
          </>
        )}
      </Form.List>
      {book === null ? null : (
        <div className={css.meter} aria-live="polite">
          <ReasonTree reasons={[checkSurplus(book, post, seats, count)]} />
        </div>
      )}
    </>
  );
}
