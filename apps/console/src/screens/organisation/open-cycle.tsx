import { Trans, useLingui } from '@lingui/react/macro';
import type { OrganisationView } from '@mingxuan/contract';
import type { CommandOf } from '@mingxuan/election';
import { type IsoDate, isStale, OVERLAYS, type PackId } from '@mingxuan/rulebook';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, InputNumber, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '../../act.ts';
import { communitiesQuery, organisationQuery, roundsQuery, useSession } from '../../api.ts';
import { DayPicker } from '../../parts/day-picker.tsx';
import { DayText } from '../../parts/day-text.tsx';
import { PageHeader, Panel } from '../../parts/page-header.tsx';
import { ReasonTree } from '../../parts/reason-tree.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { useText } from '../../text.ts';
import { keptPlaceNames } from '../communities/place-names.ts';
import { liesIn } from '../communities/places.ts';
import { stepsBefore, type WayOut } from '../plan/before-today.ts';
import { openingPlan, stands } from '../plan/opening-plan.ts';
import { PastDays, PlanConflict } from '../plan/plan-conflict.tsx';
import { PlanVerdict } from '../plan/plan-preview.tsx';
import { packNames } from '../rules/pack-names.ts';
import css from './organisation.module.css';

interface Values {
  readonly mode: 'REAL' | 'REHEARSAL';
  readonly name: string;
  readonly subDistrict: string;
  readonly district: string;
  readonly city: string;
  readonly legalRegime: 'RESIDENTS' | 'VILLAGERS';
  readonly termNo: number;
  readonly termExpiry: IsoDate;
  readonly electionDay: IsoDate;
  readonly partyDay: IsoDate;
  readonly overlays?: readonly string[];
  readonly legalSignOff?: string;
  readonly round?: string;
}

const packOf: Readonly<Record<Values['legalRegime'], PackId>> = {
  RESIDENTS: 'residents-2026',
  VILLAGERS: 'villagers-2025',
};

const commandOf = (values: Values): CommandOf<'OPEN_CYCLE'> => {
  const signOff = (values.legalSignOff ?? '').trim();
  return {
    type: 'OPEN_CYCLE',
    mode: values.mode,
    community: {
      name: values.name.trim(),
      subDistrict: values.subDistrict.trim(),
      district: values.district.trim(),
      city: values.city.trim(),
      legalRegime: values.legalRegime,
    },
    termNo: values.termNo,
    termExpiry: values.termExpiry,
    electionDay: values.electionDay,
    partyDay: values.partyDay,
    packs: {
      party: { pack: 'party-2020', overlays: [] },
      residents: { pack: packOf[values.legalRegime], overlays: values.overlays ?? [] },
    },
    ...(signOff === '' ? {} : { legalSignOff: signOff }),
    ...(values.round === undefined ? {} : { round: values.round }),
  };
};

/** What the imported tree already says of the community. */
const importedValues = (known: OrganisationView | null): Partial<Values> =>
  known === null
    ? {}
    : {
        name: known.name,
        subDistrict: known.street,
        district: known.district,
        city: known.city,
        legalRegime: known.regime,
        ...(known.termEnds === null ? {} : { termExpiry: known.termEnds }),
      };

const openingOf = ({ legalRegime, overlays = [], electionDay, partyDay, termExpiry }: Values) =>
  openingPlan({ pack: packOf[legalRegime], overlays, electionDay, partyDay, termExpiry });

/** The first act of a cycle: whose election, under which law, on which days, in earnest or as a rehearsal. */
export function OpenCycle({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const act = useAct(id);
  const listed = useQuery(communitiesQuery).data?.find((row) => row.id === id)?.name;
  const imported = useQuery(organisationQuery(id)).data ?? null;
  const rounds = (useQuery(roundsQuery).data ?? []).filter((round) => liesIn(round.place, id));
  const required = [{ required: true, message: t`请填写` }];
  const [form] = Form.useForm<Values>();
  const [asked, ask] = useState<Values | null>(null);
  const checked = asked === null ? null : openingOf(asked);
  const open = async (values: Values): Promise<void> => {
    if ((await act.run(commandOf(values))) !== null) await navigate({ to: '/c/$id/plan', params: { id } });
  };
  return (
    <>
      <PageHeader
        title={<Trans>启动换届</Trans>}
        lead={
          <Trans>这些内容会写进台账第一条；适用的法规按摘要锁定，启动以后不能更换。选举日还可以在日程里调整。</Trans>
        }
      />
      <Form<Values>
        form={form}
        layout="vertical"
        className={css.open ?? ''}
        scrollToFirstError
        initialValues={{
          mode: 'REHEARSAL',
          legalRegime: 'RESIDENTS',
          overlays: [],
          ...(listed === undefined ? {} : { name: listed }),
          ...keptPlaceNames(id),
          ...importedValues(imported),
          ...(rounds[0] === undefined ? {} : { round: rounds[0].id }),
        }}
        key={`${listed ?? ''} ${imported?.id ?? ''} ${rounds[0]?.id ?? ''}`}
        onFinish={ask}
        onValuesChange={act.clear}
      >
        <Panel title={<Trans>正式还是演练</Trans>}>
          <Form.Item name="mode" label={t`性质`} rules={required}>
            <Radio.Group
              className={css.choices ?? ''}
              options={[
                { value: 'REHEARSAL', label: t`演练：可以提前走完全程，所有文书带“演练”标记` },
                { value: 'REAL', label: t`正式：只能登记已经发生的事，日期就是当天` },
              ]}
            />
          </Form.Item>
        </Panel>
        <Panel title={<Trans>社区</Trans>}>
          <div className={css.grid}>
            <Form.Item name="name" label={t`社区名称`} rules={required}>
              <Input />
            </Form.Item>
            <Form.Item name="subDistrict" label={t`街道`} rules={required}>
              <Input placeholder={t`例如：东晓街道`} />
            </Form.Item>
            <Form.Item name="district" label={t`区`} rules={required}>
              <Input />
            </Form.Item>
            <Form.Item name="city" label={t`市`} rules={required}>
              <Input />
            </Form.Item>
          </div>
          <LawChoice />
        </Panel>
        <Panel title={<Trans>届次和日期</Trans>}>
          {rounds.length === 0 ? null : (
            <Form.Item name="round" label={t`换届轮次`} extra={t`上级为这一片社区定的轮次；选举日要在轮次的时间段里。`}>
              <Select
                allowClear
                placeholder={t`不列入轮次`}
                options={rounds.map((round) => ({
                  value: round.id,
                  label: t`${round.name}（选举日 ${round.electionFrom} 至 ${round.electionUntil}）`,
                }))}
              />
            </Form.Item>
          )}
          <div className={css.grid}>
            <Form.Item name="termNo" label={t`新一届是第几届`} rules={required}>
              <InputNumber min={1} max={99} precision={0} style={{ width: '100%' }} />
            </Form.Item>
            <DayField name="termExpiry" label={t`本届任期届满日`} />
            <DayField name="partyDay" label={t`党员大会日`} />
            <DayField name="electionDay" label={t`居委会选举日`} />
          </div>
          <p className={css.hint}>
            <Trans>党员大会要在居委会选举日之前；两个日子是否合法、每一步排在哪天，下一页由系统按法律推算。</Trans>
          </p>
        </Panel>
        <div className={css.foot}>
          <Button type="primary" size="large" htmlType="submit">
            <Trans>启动换届</Trans>
          </Button>
        </div>
      </Form>
      <Modal
        open={asked !== null}
        width={640}
        title={<Trans>确认启动换届</Trans>}
        okText={t`启动，去排日程`}
        cancelText={t`再改改`}
        okButtonProps={{ loading: act.pending, disabled: checked?.ok !== true || !stands(checked.value) }}
        onOk={() => {
          if (asked !== null) void open(asked);
        }}
        onCancel={() => ask(null)}
        destroyOnHidden
      >
        {asked === null || checked === null ? null : (
          <>
            <Asked values={asked} />
            <DaysAsked
              checked={checked}
              values={asked}
              onTake={(way) => {
                const changed =
                  way.kind === 'PINS' ? {} : { [way.kind === 'ELECTION_DAY' ? 'electionDay' : 'partyDay']: way.day };
                form.setFieldsValue(changed);
                ask({ ...asked, ...changed });
              }}
            />
          </>
        )}
        <RefusalAlert problem={act.refusal} onClose={act.clear} />
      </Modal>
    </>
  );
}

/** What will stand in the first entry of the ledger, read once more before it does. */
function Asked({ values }: { readonly values: Values }) {
  const { t } = useLingui();
  const text = useText();
  const place = [values.city, values.district, values.subDistrict, values.name].join(' ');
  const law = [packNames[packOf[values.legalRegime]], ...(values.overlays ?? []).map((id) => OVERLAYS.get(id)?.title)]
    .flatMap((title) => (title === undefined ? [] : [text(title)]))
    .join(' + ');
  return (
    <ul className={css.asked}>
      <li>{values.mode === 'REAL' ? t`正式换届：之后只能登记已经发生的事` : t`演练：所有文书带“演练”标记`}</li>
      <li>{t`${place}，第 ${values.termNo} 届`}</li>
      <li>
        {t`党员大会日`} <DayText day={values.partyDay} />，{t`居委会选举日`} <DayText day={values.electionDay} />
      </li>
      <li>{t`适用法规锁定为：${law}`}</li>
    </ul>
  );
}

/** Whether the two days can be kept at all, worked out by the law chosen before anything is opened. */
function DaysAsked({
  checked,
  values,
  onTake,
}: {
  readonly checked: ReturnType<typeof openingPlan>;
  readonly values: Values;
  readonly onTake: (way: WayOut) => void;
}) {
  const text = useText();
  const { today } = useSession().data ?? {};
  const real = values.mode === 'REAL' && today !== undefined;
  if (!checked.ok)
    return (
      <p className={css.days} role="alert">
        {text(checked.error.message)} {text(checked.error.remedy)}
      </p>
    );
  const plan = checked.value;
  return (
    <div className={css.days} aria-live="polite">
      {plan.feasible ? (
        <>
          <PlanVerdict plan={plan} />
          {real ? <PastDays count={stepsBefore(today, plan.steps).length} /> : null}
          <ReasonTree reasons={plan.warnings} />
        </>
      ) : (
        <PlanConflict plan={plan} pins={{}} notBefore={real ? today : null} onTake={onTake} />
      )}
    </div>
  );
}

function DayField({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useLingui();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t`请选择日期` }]}>
      <DayPicker />
    </Form.Item>
  );
}

/** Which law decides: the national one by the kind of community, and local texts laid over it. */
function LawChoice() {
  const { t } = useLingui();
  const text = useText();
  const form = Form.useFormInstance<Values>();
  const chosen = Form.useWatch('overlays', form) ?? [];
  const real = Form.useWatch('mode', form) === 'REAL';
  const stale = chosen.some((id) => {
    const overlay = OVERLAYS.get(id);
    return overlay !== undefined && isStale(overlay);
  });
  return (
    <>
      <Form.Item name="legalRegime" label={t`社区性质`}>
        <Radio.Group
          options={[
            { value: 'RESIDENTS', label: t`城市社区：按城市居民委员会组织法` },
            { value: 'VILLAGERS', label: t`村改居：按村民委员会组织法` },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="overlays"
        label={t`叠加的地方规定（可不选）`}
        extra={t`地方规定只能补充或收紧国家法；和国家法抵触的，系统会停下来让人决定。`}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          placeholder={t`只按国家法`}
          options={[...OVERLAYS.values()].map((overlay) => ({
            value: overlay.id,
            label: isStale(overlay) ? `${text(overlay.title)}${t`（2026年以前）`}` : text(overlay.title),
          }))}
        />
      </Form.Item>
      {real && stale ? (
        <Form.Item
          name="legalSignOff"
          label={t`法制机构同意使用的文件号`}
          rules={[{ required: true, whitespace: true, message: t`所选文本早于2026年新法，正式换届要有法律审核文件号` }]}
        >
          <Input />
        </Form.Item>
      ) : null}
    </>
  );
}
