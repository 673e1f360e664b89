import {
  BankOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  FileDoneOutlined,
  FlagOutlined,
  FolderOpenOutlined,
  IdcardOutlined,
  InboxOutlined,
  LockOutlined,
  MessageOutlined,
  NumberOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { communitiesQuery, useCommunity } from '../api.ts';
import { DayText } from '../parts/day-text.tsx';
import { useMay } from '../parts/may.ts';
import { Loaded } from '../parts/states.tsx';
import { StatusTag } from '../parts/status-tag.tsx';
import { Frame } from './frame.tsx';
import { NavGroup, NavLink } from './nav.tsx';
import css from './shell.module.css';
import { latePerPage, type StagePage } from './stages.ts';

/** The frame of one community's pages. Pages below it find the community already loaded. */
export default function CommunityShell() {
  const { id } = useParams({ from: '/signed-in/c/$id' });
  const community = useCommunity(id);
  return (
    <Frame context={<CommunityContext id={id} />} nav={<CommunityNav id={id} />}>
      <Loaded query={community}>{() => <Outlet />}</Loaded>
    </Frame>
  );
}

function CommunityContext({ id }: { readonly id: string }) {
  const { data } = useCommunity(id);
  const list = useQuery(communitiesQuery);
  const listed = list.data?.find((row) => row.id === id)?.name;
  if (data === undefined || data.status === 'UNOPENED') return <span className={css.contextName}>{listed ?? ''}</span>;
  const { cycle, today } = data;
  const place = [cycle.community.city, cycle.community.district, cycle.community.subDistrict]
    .filter((part) => part !== '')
    .join(' › ');
  return (
    <>
      <span className={css.contextName} title={place}>
        {cycle.community.name}
      </span>
      <span className={css.contextTerm}>
        <Trans>第 {cycle.termNo} 届</Trans>
      </span>
      {cycle.mode === 'REHEARSAL' ? (
        <span className={css.rehearsal}>
          <Trans>演练</Trans>
        </span>
      ) : null}
      {data.status === 'CLOSED' ? (
        <StatusTag tone="good">
          <Trans>已办结</Trans>
        </StatusTag>
      ) : (
        <span className={css.contextDay}>
          <Trans>选举日</Trans> <DayText day={cycle.electionDay} today={today} />
        </span>
      )}
    </>
  );
}

function CommunityNav({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const may = useMay(id);
  const { data } = useCommunity(id);
  const late =
    data === undefined || data.status === 'UNOPENED' ? new Map<StagePage, number>() : latePerPage(data.tasks);
  const params = { id };
  const count = (page: StagePage) => {
    const found = late.get(page);
    return found === undefined ? {} : { late: found };
  };
  return (
    <>
      <NavGroup title={t`总览`}>
        <NavLink to="/c/$id/overview" params={params} icon={<CheckSquareOutlined />} label={t`今天要做什么`} />
        <NavLink to="/c/$id/plan" params={params} icon={<CalendarOutlined />} label={t`日程安排`} {...count('plan')} />
      </NavGroup>
      <NavGroup title={t`选前准备`}>
        <NavLink
          to="/c/$id/gates"
          params={params}
          icon={<SafetyCertificateOutlined />}
          label={t`五先五后`}
          {...count('gates')}
        />
        <NavLink to="/c/$id/party" params={params} icon={<FlagOutlined />} label={t`党组织选举`} {...count('party')} />
        <NavLink
          to="/c/$id/organisation"
          params={params}
          icon={<TeamOutlined />}
          label={t`启动与选委会`}
          {...count('organisation')}
        />
      </NavGroup>
      <NavGroup title={t`登记和候选人`}>
        <NavLink to="/c/$id/roll" params={params} icon={<IdcardOutlined />} label={t`选民登记`} {...count('roll')} />
        <NavLink
          to="/c/$id/candidates"
          params={params}
          icon={<BankOutlined />}
          label={t`候选人`}
          {...count('candidates')}
        />
      </NavGroup>
      <NavGroup title={t`投票和计票`}>
        <NavLink to="/c/$id/polls" params={params} icon={<InboxOutlined />} label={t`投票`} {...count('polls')} />
        <NavLink to="/c/$id/count" params={params} icon={<NumberOutlined />} label={t`计票`} {...count('count')} />
        <NavLink
          to="/c/$id/results"
          params={params}
          icon={<FileDoneOutlined />}
          label={t`结果`}
          {...count('results')}
        />
      </NavGroup>
      <NavGroup title={t`文书和依据`}>
        <NavLink
          to="/c/$id/papers"
          params={params}
          icon={<FolderOpenOutlined />}
          label={t`文书与归档`}
          {...count('papers')}
        />
        <NavLink to="/c/$id/complaints" params={params} icon={<MessageOutlined />} label={t`投诉和举报`} />
        {may('privacy.handle') ? (
          <NavLink to="/c/$id/privacy" params={params} icon={<LockOutlined />} label={t`个人信息申请`} />
        ) : null}
        <NavLink to="/c/$id/rules" params={params} icon={<ReadOutlined />} label={t`法规依据`} />
      </NavGroup>
    </>
  );
}
