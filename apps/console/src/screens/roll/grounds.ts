import { useLingui } from '@lingui/react/macro';
import type { RegistrationGround } from '@mingxuan/rulebook';

/** The three grounds of registration (JWH25-16), in words. */
export function useGroundNames(): readonly { readonly value: RegistrationGround; readonly label: string }[] {
  const { t } = useLingui();
  return [
    { value: 'LOCAL_HUKOU', label: t`户籍在本社区` },
    { value: 'HABITUAL_RESIDENT', label: t`户籍不在、常住本社区` },
    { value: 'COMMUNITY_WORKER', label: t`社区工作者（满六个月，本人申请）` },
  ];
}
