import { Trans, useLingui } from '@lingui/react/macro';
import type { RollEntryView } from '@mingxuan/contract';
import type { VoterCorrection, VoterEntry } from '@mingxuan/election';
import type { IsoDate, RegistrationGround } from '@mingxuan/rulebook';
import { foldIdNumber, readIdNumber } from '@mingxuan/rulebook';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Radio } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { client, communityKey, unwrap } from '../../api.ts';
import { Loaded } from '../../parts/states.tsx';
import css from './roll.module.css';

/** One registration as it is typed. */
export interface PersonValues {
  readonly name: string;
  readonly sex: 'F' | 'M';
  readonly paper?: 'ID' | 'OTHER';
  readonly birth?: string;
  readonly idNumber?: string;
  readonly group?: string;
  readonly household?: string;
  readonly ground: RegistrationGround;
  readonly workedSince?: string;
  readonly phone?: string;
  readonly address?: string;
}

const filled = (typed: string | undefined): string | undefined =>
  typed === undefined || typed.trim() === '' ? undefined : typed.trim();

/** Only what was filled in: an empty field of a correction leaves what stands on the roll. */
function typedOnly({ paper, birth, idNumber, ground, workedSince, phone, address }: PersonValues) {
  const number = filled(idNumber);
  const [born, since, reached, lives] = [birth, workedSince, phone, address].map(filled);
  return {
    ...(number === undefined ? {} : { idNumber: number }),
    ...(number !== undefined && paper === 'OTHER' ? { paper } : {}),
    ...(born === undefined ? {} : { birth: born as IsoDate }),
    ...(ground === 'COMMUNITY_WORKER' && since !== undefined ? { workedSince: since as IsoDate } : {}),
    ...(reached === undefined ? {} : { phone: reached }),
    ...(lives === undefined ? {} : { address: lives }),
  };
}

const shownOnList = ({ name, sex, group, household, ground }: PersonValues) => ({
  name: name.trim(),
  sex,
  group: group?.trim() ?? '',
  household: household?.trim() ?? '',
  ground,
});

/** The entry for the ledger. Number and search keys are given there, not by the form. */
export const entryOf = (typed: PersonValues): VoterEntry => ({
  voterNo: 0,
  birth: '' as IsoDate,
  idNumber: '',
  pinyin: '',
  initials: '',
  ...shownOnList(typed),
  ...typedOnly(typed),
});

/** What of the entry is otherwise, and what was shown already filled in. */
export const correctionOf = (typed: PersonValues): VoterCorrection => ({ ...shownOnList(typed), ...typedOnly(typed) });

interface FieldsProps {
  readonly name: string;
  readonly legend: ReactNode;
  /** What stands on the roll, where an entry is put right: its number and birthday are left as they are unless typed. */
  readonly before?: RollEntryView;
  /** On a roll that is out, a worker is confirmed in the same act. */
  readonly posted: boolean;
}

/** The registration of one person: the columns of the register, and no condition besides the three of the law. */
export function PersonFields({ name, legend, before, posted }: FieldsProps) {
  const { t } = useLingui();
  const need = [{ required: true, message: t`请填写` }];
  return (
    <fieldset className={css.added}>
      <legend>{legend}</legend>
      <Form.Item name={[name, 'name']} label={<Trans>姓名</Trans>} rules={need}>
        <Input maxLength={50} />
      </Form.Item>
      <NumberFields name={name} {...(before === undefined ? {} : { before })} />
      <Form.Item name={[name, 'sex']} label={<Trans>性别</Trans>} rules={need}>
        <Radio.Group
          options={[
            { value: 'F', label: t`女` },
            { value: 'M', label: t`男` },
          ]}
        />
      </Form.Item>
      <Form.Item
        name={[name, 'group']}
        label={<Trans>居民小组</Trans>}
        extra={<Trans>名单按小组公布，空着就没有地方列。</Trans>}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name={[name, 'household']} label={<Trans>户号</Trans>}>
        <Input maxLength={40} />
      </Form.Item>
      <GroundFields name={name} posted={posted} />
      <ReachFields name={name} {...(before === undefined ? {} : { before })} />
    </fieldset>
  );
}

type Part = Pick<FieldsProps, 'name' | 'before'>;

/** The number first: an identity card tells birthday and sex, and they are filled in from it. */
function NumberFields({ name, before }: Part) {
  const { t } = useLingui();
  const form = Form.useFormInstance();
  const paper: unknown = Form.useWatch([name, 'paper'], form);
  const need = before === undefined ? [{ required: true, message: t`请填写` }] : [];
  const read = (typed: string): void => {
    const reading = readIdNumber(foldIdNumber(typed).idNumber);
    if (reading.ok && paper !== 'OTHER') form.setFieldsValue({ [name]: { birth: reading.birth, sex: reading.sex } });
  };
  return (
    <>
      <Form.Item
        name={[name, 'paper']}
        label={<Trans>证件</Trans>}
        initialValue="ID"
        extra={paper === 'OTHER' ? <Trans>是什么证件，请写在下面的文字里。</Trans> : null}
      >
        <Radio.Group
          options={[
            { value: 'ID', label: t`居民身份证` },
            { value: 'OTHER', label: t`其他证件（护照、军官证、通行证、旧号码等）` },
          ]}
        />
      </Form.Item>
      <Form.Item
        name={[name, 'idNumber']}
        label={paper === 'OTHER' ? <Trans>证件号码</Trans> : <Trans>公民身份号码</Trans>}
        extra={
          before === undefined ? null : (
            <Trans>名单上是 {before.maskedId === '' ? '—' : before.maskedId}。号码不改的，这里空着。</Trans>
          )
        }
        rules={need}
      >
        <Input maxLength={30} autoComplete="off" onChange={(event) => read(event.target.value)} />
      </Form.Item>
      <Form.Item
        name={[name, 'birth']}
        label={<Trans>出生日期</Trans>}
        extra={before === undefined ? null : <Trans>出生日期不改的，这里空着。</Trans>}
        rules={need}
      >
        <Input type="date" />
      </Form.Item>
    </>
  );
}

function GroundFields({ name, posted }: Pick<FieldsProps, 'name' | 'posted'>) {
  const { t } = useLingui();
  const ground: unknown = Form.useWatch([name, 'ground']);
  return (
    <>
      <Form.Item
        name={[name, 'ground']}
        label={<Trans>登记条件（只有这三种）</Trans>}
        rules={[{ required: true, message: t`请填写` }]}
      >
        <Radio.Group
          vertical
          options={[
            { value: 'LOCAL_HUKOU', label: t`户籍在本社区` },
            { value: 'HABITUAL_RESIDENT', label: t`户籍不在，常住本社区` },
            { value: 'COMMUNITY_WORKER', label: t`社区工作者，在本社区工作满六个月，经选举委员会确认` },
          ]}
        />
      </Form.Item>
      {ground === 'COMMUNITY_WORKER' ? (
        <Form.Item
          name={[name, 'workedSince']}
          label={<Trans>从哪一天起在本社区工作</Trans>}
          extra={
            posted ? (
              <Trans>
                名单已经公布：本人申请和选举委员会确认的记录要和这一项一起附上。已经确认过、只改别的内容的，可以空着。
              </Trans>
            ) : (
              <Trans>填写并附上确认记录的，不用再到“社区工作者”一栏确认。</Trans>
            )
          }
        >
          <Input type="date" />
        </Form.Item>
      ) : null}
    </>
  );
}

function ReachFields({ name, before }: Part) {
  const kept = before !== undefined;
  return (
    <>
      <Form.Item
        name={[name, 'phone']}
        label={<Trans>联系电话</Trans>}
        extra={kept && before.maskedPhone !== '' ? <Trans>名单上是 {before.maskedPhone}，不改的空着。</Trans> : null}
      >
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={[name, 'address']}
        label={<Trans>住址</Trans>}
        extra={kept && before.hasAddress ? <Trans>已经登记，不改的空着。</Trans> : null}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}

interface CorrectionProps {
  readonly name: string;
  readonly community: string;
  readonly voterNo: number | undefined;
  readonly posted: boolean;
}

/** The entry as it stands, to be put right: what the list shows is filled in, the rest stays unless something is typed. */
export function CorrectionFields({ name, community, voterNo, posted }: CorrectionProps) {
  const query = useQuery({
    queryKey: communityKey(community, 'roll-entry', String(voterNo ?? '')),
    queryFn: () => unwrap(client.rollEntry(community, voterNo ?? 0)),
    enabled: voterNo !== undefined,
  });
  if (voterNo === undefined) {
    return (
      <p className={css.note}>
        <Trans>先选出名单上的人，再改他（她）的登记内容。</Trans>
      </p>
    );
  }
  return (
    <Loaded query={query}>
      {(before) => <Prefilled key={before.voterNo} name={name} before={before} posted={posted} />}
    </Loaded>
  );
}

function Prefilled({
  name,
  before,
  posted,
}: Omit<FieldsProps, 'legend' | 'before'> & { readonly before: RollEntryView }) {
  const form = Form.useFormInstance();
  useEffect(() => {
    const { name: who, sex, group, household, ground } = before;
    form.setFieldsValue({
      [name]: {
        name: who,
        sex,
        group,
        household,
        ...(ground === null ? {} : { ground }),
        paper: 'ID',
        // Nothing typed for somebody else stays behind.
        idNumber: undefined,
        birth: undefined,
        phone: undefined,
        address: undefined,
        workedSince: undefined,
      },
    });
  }, [form, name, before]);
  return <PersonFields name={name} legend={<Trans>更正以后的内容</Trans>} before={before} posted={posted} />;
}
