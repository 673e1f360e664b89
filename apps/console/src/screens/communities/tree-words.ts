import { useLingui } from '@lingui/react/macro';

/** What the columns of the tree are called on screen. */
export function useFieldNames(): (field: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = {
    city: t`市`,
    district: t`区`,
    street: t`街道`,
    name: t`社区名称`,
    regime: t`类型`,
    code: t`代码`,
    electedOn: t`上届当选日`,
    termEnds: t`任期届满日`,
    duty: t`职责`,
    person: t`姓名`,
    phone: t`电话`,
    people: t`负责人`,
  };
  return (field) => names[field] ?? field;
}

/** 城市社区 · 村改居, as the column of the tree says it. */
export function useRegimeNames(): (regime: string) => string {
  const { t } = useLingui();
  const names: Readonly<Record<string, string>> = { RESIDENTS: t`城市社区`, VILLAGERS: t`村改居` };
  return (regime) => names[regime] ?? regime;
}
