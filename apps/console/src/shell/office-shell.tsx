import {
  AuditOutlined,
  FileImageOutlined,
  HourglassOutlined,
  PrinterOutlined,
  ReadOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { Outlet } from '@tanstack/react-router';
import { useMay } from '../parts/may.ts';
import { Frame } from './frame.tsx';
import { NavGroup, NavLink } from './nav.tsx';
import css from './shell.module.css';

/** The frame of pages above the single community: the list, the law, the accounts. */
export default function OfficeShell() {
  const { t } = useLingui();
  const may = useMay();
  return (
    <Frame
      context={
        <span className={css.contextName}>
          <Trans>社区“两委”换届</Trans>
        </span>
      }
      nav={
        <NavGroup title={t`工作台`}>
          <NavLink to="/" icon={<AuditOutlined />} label={t`社区`} exact />
          {may('complaint.answer') ? <NavLink to="/terms" icon={<HourglassOutlined />} label={t`任期台账`} /> : null}
          <NavLink to="/rules" icon={<ReadOutlined />} label={t`法规依据`} />
          <NavLink to="/prints" icon={<PrinterOutlined />} label={t`打印一批`} />
          <NavLink to="/gallery" icon={<FileImageOutlined />} label={t`文书样张`} />
          {may('account.manage') || may('account.audit') ? (
            <NavLink to="/accounts" icon={<TeamOutlined />} label={t`账号`} />
          ) : null}
        </NavGroup>
      }
    >
      <Outlet />
    </Frame>
  );
}
