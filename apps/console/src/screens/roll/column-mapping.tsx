import { Trans, useLingui } from '@lingui/react/macro';
import { ROLL_FIELDS, type RollField, type RollPreview, type RollSheetPreview } from '@mingxuan/contract';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { withMeaning, withSkip } from './sheet-columns.ts';
import css from './import-panel.module.css';

interface Props {
  readonly sheets: RollPreview;
  readonly busy: boolean;
  /** Open from the start where the server could not make out the columns by itself. */
  readonly needed: boolean;
  readonly onRecheck: (sheets: RollPreview) => void;
}

/** Shows what every column was taken for, and lets a person say otherwise. */
export function ColumnMapping({ sheets, busy, needed, onRecheck }: Props) {
  const [draft, setDraft] = useState(sheets);
  const [open, setOpen] = useState(needed);
  const changed = draft !== sheets;
  return (
    <details className={css.mapping} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Trans>每张工作表读不读、每一列是什么（认错了可以改）</Trans>
      </summary>
      {draft.map((sheet) => (
        <SheetColumns
          key={sheet.sheet}
          sheet={sheet}
          onMeaning={(column, meaning) => setDraft(withMeaning(draft, sheet.sheet, column, meaning))}
          onSkip={(skip) => setDraft(withSkip(draft, sheet.sheet, skip))}
          onHeaderRow={(headerRow) =>
            setDraft(draft.map((one) => (one.sheet === sheet.sheet ? { ...one, headerRow } : one)))
          }
        />
      ))}
      <Button
        type={changed ? 'primary' : 'default'}
        disabled={!changed}
        loading={busy}
        onClick={() => onRecheck(draft)}
      >
        <Trans>按这样重新检查</Trans>
      </Button>
      <p className={css.soft}>
        <Trans>本社区会记住这种表头该怎样读，谁在哪台电脑上传都不用再改。只记列的对应关系，不记任何人的信息。</Trans>
      </p>
    </details>
  );
}

function SheetColumns({
  sheet,
  onMeaning,
  onSkip,
  onHeaderRow,
}: {
  readonly sheet: RollSheetPreview;
  readonly onMeaning: (column: number, meaning: RollField | null) => void;
  readonly onSkip: (skip: boolean) => void;
  readonly onHeaderRow: (row: number) => void;
}) {
  const { t } = useLingui();
  return (
    <section className={css.sheet} aria-label={t`工作表 ${sheet.sheet}`}>
      <h4>
        <Trans>工作表“{sheet.sheet}”</Trans>
        {sheet.hidden ? <Trans>（隐藏）</Trans> : null}
      </h4>
      <Checkbox checked={sheet.skip === true} onChange={(event) => onSkip(event.target.checked)}>
        <Trans>不读这张工作表</Trans>
      </Checkbox>
      {sheet.skip === true ? null : <SheetTable sheet={sheet} onMeaning={onMeaning} onHeaderRow={onHeaderRow} />}
    </section>
  );
}

function SheetTable({
  sheet,
  onMeaning,
  onHeaderRow,
}: {
  readonly sheet: RollSheetPreview;
  readonly onMeaning: (column: number, meaning: RollField | null) => void;
  readonly onHeaderRow: (row: number) => void;
}) {
  const { t } = useLingui();
  const names = useFieldNames();
  const meanings = new Map(ROLL_FIELDS.map((field) => [sheet.columns[field], field]));
  const options = [
    { value: '', label: t`不用这一列` },
    ...ROLL_FIELDS.map((field) => ({ value: field, label: names[field] })),
  ];
  return (
    <>
      <label>
        <Trans>表头在第几行</Trans>{' '}
        <InputNumber
          size="small"
          min={0}
          max={1000}
          precision={0}
          value={sheet.headerRow}
          onChange={(row) => onHeaderRow(row ?? 0)}
        />
      </label>
      <div className={css.scroll}>
        <table className={css.columns}>
          <thead>
            <tr>
              <th scope="col">
                <Trans>列</Trans>
              </th>
              <th scope="col">
                <Trans>表头</Trans>
              </th>
              <th scope="col">
                <Trans>前几行</Trans>
              </th>
              <th scope="col">
                <Trans>当作</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {sheet.found.map(({ column, letters, heading, samples }) => (
              <tr key={column}>
                <th scope="row">{letters}</th>
                <td>{heading}</td>
                <td className={css.soft}>{samples.join('、')}</td>
                <td>
                  <Select
                    size="small"
                    className={css.meaning ?? ''}
                    virtual={false}
                    aria-label={t`${letters} 列当作什么`}
                    value={meanings.get(column) ?? ''}
                    options={options}
                    onChange={(meaning) => onMeaning(column, ROLL_FIELDS.find((field) => field === meaning) ?? null)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function useFieldNames(): Readonly<Record<RollField, string>> {
  const { t } = useLingui();
  return {
    name: t`姓名`,
    idNumber: t`身份证号`,
    sex: t`性别`,
    birth: t`出生日期`,
    group: t`居民小组`,
    household: t`户号`,
    ground: t`登记类别`,
    address: t`住址`,
    phone: t`联系电话`,
    remark: t`备注`,
  };
}
