import { Trans, useLingui } from '@lingui/react/macro';
import { noticesToReissue } from '@mingxuan/election';
import type { PlannedStep } from '@mingxuan/rulebook';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useAct } from '../../act.ts';
import { client, communityKey, type OpenCommunity, roundsQuery, unwrap } from '../../api.ts';
import { ActDate, useActDay } from '../../parts/act-date.tsx';
import { DayPicker } from '../../parts/day-picker.tsx';
import { RefusalAlert } from '../../parts/refusal-alert.tsx';
import { Loaded } from '../../parts/states.tsx';
import { keptPins } from './kept-pins.ts';
import { BodyNames, StepDays } from './names-and-days.tsx';
import { peopleByBody, type Pins, type StepPeople, unnamedSteps } from './people.ts';
import css from './adopt-plan.module.css';
import { stands } from './opening-plan.ts';
import { stepsBefore, type WayOut } from './before-today.ts';
import { PastDays } from './plan-conflict.tsx';
import { PlanPreview } from './plan-preview.tsx';

interface Props {
  readonly view: OpenCommunity;
  readonly id: string;
  readonly onClose: () => void;
}

/** Choosing days and names, with the lawful plan worked out again after every change, and what would move shown before. */
export function AdoptPlan({ view, id, onClose }: Props) {
  const { t } = useLingui();
  const { cycle } = view;
  const [days, setDays] = useState({ electionDay: cycle.electionDay, partyDay: cycle.partyDay });
  const [pins, setPins] = useState<Pins>(() => keptPins(cycle));
  const known = peopleByBody(cycle.plan);
  const [bodies, setBodies] = useState<Readonly<Record<string, string>>>(known.bodies);
  const [people, setPeople] = useState<StepPeople>(known.people);
  const act = useAct(id);
  const day = useActDay(view);
  const wish = { ...days, pins };
  const preview = useQuery({
    queryKey: communityKey(id, 'plan-preview', JSON.stringify(wish)),
    queryFn: () => unwrap(client.previewPlan(id, wish)),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  const plan = preview.data;
  // While the days contradict each other the names stay on screen, for the steps as they were planned last.
  const [steps, setSteps] = useState<readonly PlannedStep[]>(cycle.plan?.steps ?? []);
  if (plan?.feasible === true && plan.steps !== steps) setSteps(plan.steps);
  const unnamed = unnamedSteps(steps, bodies, people);
  const ready = plan?.feasible === true && !preview.isPlaceholderData;
  const lawful = ready && stands(plan);
  const wrong = ready && plan.feasible ? noticesToReissue(cycle, plan).length : 0;

  const adopt = async (): Promise<void> => {
    const acted = await act.run({ type: 'ADOPT_PLAN', ...wish, bodies, people }, day.on);
    if (acted !== null) onClose();
  };
  const take = (way: WayOut): void => {
    if (way.kind === 'PINS') setPins(way.pins);
    else setDays({ ...days, [way.kind === 'ELECTION_DAY' ? 'electionDay' : 'partyDay']: way.day });
  };
  const past =
    ready && cycle.mode === 'REAL' && plan.feasible ? stepsBefore(view.today, plan.steps, cycle.steps).length : 0;
  // What was refused was another wish: once anything is changed the old "no" says nothing.
  const { clear } = act;
  const wished = JSON.stringify([wish, bodies, people]);
  useEffect(() => clear(), [wished, clear]);
  const unpin = (): void => setPins({});

  return (
    <Drawer
      open
      size={1080}
      onClose={onClose}
      title={cycle.plan === null ? t`排日程` : t`调整日程`}
      footer={
        <div className={css.footer}>
          <PastDays count={past} />
          <RefusalAlert problem={act.refusal} onClose={act.clear} />
          <div className={css.footerRow}>
            <ActDate value={day} onChange={act.clear} />
            <span className={css.unnamed}>
              {ready && unnamed.length > 0
                ? t`还有 ${unnamed.length} 步没有落实到人`
                : wrong > 0
                  ? t`确认以后有 ${wrong} 份公告要更正重发`
                  : ''}
            </span>
            <Button onClick={onClose}>
              <Trans>取消</Trans>
            </Button>
            <Button
              type="primary"
              danger={past > 0}
              disabled={!lawful || unnamed.length > 0}
              loading={act.pending}
              onClick={() => void adopt()}
            >
              {cycle.plan === null ? <Trans>确定日程</Trans> : <Trans>确认调整</Trans>}
            </Button>
          </div>
        </div>
      }
    >
      <div className={css.columns}>
        <div className={css.top}>
          <Form layout="vertical" component="div">
            <div className={css.days}>
              <Form.Item label={t`居委会选举日`} htmlFor="election-day">
                <DayPicker
                  id="election-day"
                  value={days.electionDay}
                  onChange={(chosen) => setDays({ ...days, electionDay: chosen })}
                />
              </Form.Item>
              <Form.Item label={t`党员大会日`} htmlFor="party-day">
                <DayPicker
                  id="party-day"
                  value={days.partyDay}
                  onChange={(chosen) => setDays({ ...days, partyDay: chosen })}
                />
              </Form.Item>
            </div>
            <RoundWindow round={cycle.round} />
          </Form>
        </div>
        <div className={css.right} aria-live="polite" aria-busy={preview.isFetching}>
          <Loaded query={preview}>
            {(found) => (
              <PlanPreview view={view} plan={found} stale={preview.isPlaceholderData} pins={pins} onTake={take} />
            )}
          </Loaded>
        </div>
        <div className={css.left}>
          <BodyNames steps={steps} bodies={bodies} onChange={setBodies} />
          <StepDays
            steps={steps}
            pins={pins}
            onPins={setPins}
            people={people}
            onPeople={setPeople}
            bodies={bodies}
            onUnpin={unpin}
          />
        </div>
      </div>
    </Drawer>
  );
}

/** Between which days the office above wants the election, where this cycle belongs to one of its rounds. */
function RoundWindow({ round }: { readonly round: string | null }) {
  const found = useQuery({ ...roundsQuery, enabled: round !== null }).data?.find(({ id }) => id === round);
  return found === undefined ? null : (
    <p className={css.hint}>
      <Trans>
        {found.name}：选举日 {found.electionFrom} 至 {found.electionUntil}
      </Trans>
    </p>
  );
}
