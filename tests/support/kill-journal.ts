import type { Command } from '@mingxuan/election';
import type { IsoDate } from '@mingxuan/rulebook';

/** An act that a process was about to ask for. */
export interface Asked {
  readonly community: string;
  readonly commandId: string;
  readonly account: string;
  readonly on: IsoDate;
  readonly command: Command;
}

/** An act that a process was told is recorded. */
export interface Acknowledged {
  readonly community: string;
  readonly commandId: string;
  readonly facts: readonly { readonly seq: number; readonly type: string }[];
}

/** What all processes together said, through every kill. */
export interface Journal {
  readonly heard: (line: string) => void;
  /** Asked for and never acknowledged: to be sent again. */
  readonly pending: () => readonly Asked[];
  readonly acknowledged: () => readonly Acknowledged[];
  /** What each process found when it started, before it did anything. */
  readonly found: () => readonly { readonly faults: readonly string[] }[];
}

export function createJournal(): Journal {
  const pending = new Map<string, Asked>();
  const acknowledged: Acknowledged[] = [];
  const found: { readonly faults: readonly string[] }[] = [];
  return {
    heard: (line) => {
      const [word = '', ...rest] = line.split(' ');
      if (word === 'ask') {
        const asked = JSON.parse(rest.join(' ')) as Asked;
        pending.set(asked.commandId, asked);
      } else if (word === 'ack') {
        const ack = JSON.parse(rest.join(' ')) as Acknowledged;
        pending.delete(ack.commandId);
        acknowledged.push(ack);
      } else if (word === 'found') found.push({ faults: JSON.parse(rest.join(' ')) as string[] });
    },
    pending: () => [...pending.values()],
    acknowledged: () => acknowledged,
    found: () => found,
  };
}
