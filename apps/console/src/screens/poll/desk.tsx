import { Trans, useLingui } from '@lingui/react/macro';
import type { PollView } from '@mingxuan/election';
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { OpenCommunity } from '../../api.ts';
import { renameDevice, storedDevice, storedPlace, storePlace } from './device.ts';
import css from './poll.module.css';

interface Props {
  readonly view: OpenCommunity;
  readonly poll: PollView;
  readonly place: string;
  readonly onPlace: (place: string) => void;
}

/** Boxes of the hall and its stations at which a ballot can be handed out now. */
export function openFixedBoxes({ cycle }: OpenCommunity, poll: PollView['id']): readonly string[] {
  const { fixed, incidents, merged } = cycle.boxDay;
  const gone = new Set([
    ...merged.filter((one) => one.poll === poll).map((one) => one.box),
    ...incidents.filter((one) => one.poll === poll && one.decision?.counted !== true).map((one) => one.box),
  ]);
  return fixed.filter((one) => one.poll === poll && !gone.has(one.box)).map((one) => one.box);
}

/** Where this machine proposes to hand out ballots: as it was last, as far as that box still stands. */
export function proposedPlace(view: OpenCommunity, poll: PollView['id']): string {
  const stored = storedPlace();
  const boxes = openFixedBoxes(view, poll);
  if (boxes.length > 0) return boxes.includes(stored) ? stored : (boxes[0] ?? '');
  return stored || (view.cycle.arrangements?.pollingPlace ?? '');
}

/** Which desk this machine is: its name, under which it numbers what it does, and the box at which it stands. */
export function DeskFields({ view, poll, place, onPlace }: Props) {
  const { t } = useLingui();
  const placeId = useId();
  const nameId = useId();
  const [name, setName] = useState(() => storedDevice().id);
  const boxes = openFixedBoxes(view, poll.id);
  const choose = (next: string): void => {
    onPlace(next);
    storePlace(next);
  };
  return (
    <span className={css.desk}>
      <span className={css.place}>
        <label htmlFor={nameId}>
          <Trans>本机名称</Trans>
        </label>
        <Input
          id={nameId}
          value={name}
          maxLength={60}
          placeholder={t`例如 会场1号台`}
          onChange={(event) => setName(event.target.value)}
          onBlur={() => {
            renameDevice(name);
            setName(storedDevice().id);
          }}
        />
      </span>
      <span className={css.place}>
        <label htmlFor={placeId}>
          <Trans>本机位置</Trans>
        </label>
        {boxes.length > 0 ? (
          <Select
            id={placeId}
            className={css.boxChoice ?? ''}
            value={place}
            options={boxes.map((box) => ({ value: box, label: box }))}
            onChange={choose}
          />
        ) : (
          <Input
            id={placeId}
            value={place}
            maxLength={60}
            placeholder={t`例如 主会场一号台`}
            onChange={(event) => choose(event.target.value)}
          />
        )}
      </span>
    </span>
  );
}
