import { Trans } from '@lingui/react/macro';
import type { FixedBox, MobileBox, PollView } from '@mingxuan/election';
import type { OpenCommunity } from '../../api.ts';
import { useMay } from '../../parts/may.ts';
import { Panel } from '../../parts/page-header.tsx';
import { StatusTag } from '../../parts/status-tag.tsx';
import { MAIN_BOX } from './accounting.ts';
import { BoxTrip } from './box-trips.tsx';
import { IncidentNote, ReportIncident } from './box-incident.tsx';
import { MergeBox } from './merge-box.tsx';
import { MobileBoxLaw } from './mobile-box-law.tsx';
import { BoxListStanding } from './publish-box-list.tsx';
import { SealBox } from './seal-box.tsx';
import css from './poll.module.css';

type ResidentsPoll = Extract<PollView, { stage: 'PREPARED' | 'OPEN' }>;

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly poll: ResidentsPoll;
}

/** All boxes of one residents' vote: those that stand, those that travel, what went wrong, and what must happen now. */
export function BoxesPanel({ view, id, poll }: Props) {
  const { boxDay, boxes } = view.cycle;
  const may = useMay(id)('box.manage');
  const fixed = boxDay.fixed.filter((box) => box.poll === poll.id);
  const mobile = poll.stage === 'OPEN' ? boxes : [];
  const incidents = boxDay.incidents.filter((one) => one.poll === poll.id);
  if (poll.stage === 'OPEN' && fixed.length === 0 && mobile.length === 0) return null;
  return (
    <Panel
      title={<Trans>票箱</Trans>}
      aside={poll.stage === 'PREPARED' && may ? <SealBox view={view} id={id} poll={poll} /> : null}
    >
      {incidents
        .filter((one) => one.decision === null)
        .map((one) => (
          <IncidentNote key={one.no} view={view} id={id} poll={poll} incident={one} />
        ))}
      {fixed.length === 0 && poll.stage === 'PREPARED' ? (
        <p className={css.soft}>
          <Trans>
            逐个登记主会场和投票站的票箱：当众看空箱、贴封条、记下封条号和见证人。登记以后，各领票台按票箱领票，清点时每个票箱都能对上账。
          </Trans>
        </p>
      ) : (
        <ul className={css.boxes}>
          {fixed.map((box) => (
            <FixedLine key={box.box} box={box} view={view} id={id} poll={poll} may={may} />
          ))}
          {mobile.map((box) => (
            <MobileLine key={box.box} box={box} view={view} id={id} poll={poll} may={may} />
          ))}
        </ul>
      )}
      {poll.stage === 'OPEN' ? (
        <p className={css.soft}>
          <Trans>少于 {poll.smallCell} 人领票的票箱，开箱以前要先并入另一个票箱。</Trans>
        </p>
      ) : null}
    </Panel>
  );
}

interface LineProps extends Props {
  readonly may: boolean;
}

function FixedLine({ box, ...props }: LineProps & { readonly box: FixedBox }) {
  const { poll, view } = props;
  const issued =
    poll.stage === 'OPEN' && Object.hasOwn(poll.checkedInAt, box.box) ? (poll.checkedInAt[box.box] ?? 0) : 0;
  return (
    <li className={css.box}>
      <div>
        <strong>{box.box}</strong>
        <StatusTag tone="quiet">{box.kind === 'MAIN' ? <Trans>主会场</Trans> : <Trans>投票站</Trans>}</StatusTag>
        <p className={css.boxFacts}>
          <Trans>
            {box.place} · 封条 {box.seals.join('、')} · 见证人 {box.witnesses.join('、')}
          </Trans>
        </p>
        <Afterwards box={box.box} {...props} />
      </div>
      {poll.stage === 'OPEN' ? (
        <div className={css.next}>
          <span>
            <Trans>领票 {issued} 人</Trans>
          </span>
          <BoxActs box={box.box} issued={issued} ready {...props} view={view} />
        </div>
      ) : null}
    </li>
  );
}

function MobileLine({ box, ...props }: LineProps & { readonly box: MobileBox }) {
  const { poll, view, id } = props;
  const here = box.trip.stage !== 'APPROVED' && box.trip.poll === poll.id;
  if (box.trip.stage !== 'APPROVED' && !here) return null;
  return (
    <li className={css.box}>
      <div>
        <strong>
          <Trans>{box.box} 号流动票箱</Trans>
        </strong>
        <p className={css.boxFacts}>
          <Trans>
            名单 {box.voters.length} 人 · 随行 {box.staff.join('、')} · {box.route}
          </Trans>
        </p>
        <p className={css.boxFacts}>
          <Trans>依据：{box.basis}</Trans> <MobileBoxLaw view={view} />
        </p>
        <div className={css.next}>
          <BoxListStanding box={box} view={view} id={id} />
        </div>
        <Afterwards box={box.box} {...props} />
      </div>
      <div className={css.next}>
        <BoxTrip box={box} view={view} id={id} may={props.may} />
        {here ? <BoxActs box={box.box} issued={box.issued} ready={box.trip.stage === 'BACK'} {...props} /> : null}
      </div>
    </li>
  );
}

/** What has been decided about a box, and into which other it was emptied. */
function Afterwards({ box, view, id, poll }: LineProps & { readonly box: string }) {
  const { incidents, merged } = view.cycle.boxDay;
  const into = merged.find((one) => one.poll === poll.id && one.box === box)?.into;
  return (
    <>
      {incidents
        .filter((one) => one.poll === poll.id && one.box === box && one.decision !== null)
        .map((one) => (
          <IncidentNote key={one.no} view={view} id={id} poll={poll} incident={one} />
        ))}
      {into === undefined ? null : (
        <p className={css.decided}>
          <Trans>开箱前已并入 {into}</Trans>
        </p>
      )}
    </>
  );
}

function BoxActs({
  box,
  issued,
  ready,
  may,
  ...props
}: LineProps & { readonly box: string; readonly issued: number; readonly ready: boolean }) {
  const { view, poll } = props;
  const day = view.cycle.boxDay;
  const gone = (one: string): boolean =>
    day.merged.some((each) => each.poll === poll.id && each.box === one) ||
    day.incidents.some((each) => each.poll === poll.id && each.box === one && each.decision?.counted !== true);
  if (!may || gone(box)) return null;
  const open = view.boxesToOpen.find((one) => one.poll === poll.id)?.boxes ?? [];
  const known = open.some((one) => one !== box) ? open : [MAIN_BOX];
  const others = known.filter((one) => one !== box && !gone(one));
  return (
    <>
      {ready && others.length > 0 && poll.stage === 'OPEN' && issued < poll.smallCell ? (
        <MergeBox box={box} others={others} {...props} poll={poll} />
      ) : null}
      <ReportIncident box={box} {...props} />
    </>
  );
}
