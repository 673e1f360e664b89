import { newId } from '../../api.ts';

const DEVICE = 'mingxuan.device';
const PLACE = 'mingxuan.place';

export interface Device {
  readonly id: string;
  readonly lastSeq: number;
}

let fallback: Device | null = null;

function isDevice(value: unknown): value is Device {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'lastSeq' in value &&
    typeof value.id === 'string' &&
    typeof value.lastSeq === 'number' &&
    Number.isSafeInteger(value.lastSeq)
  );
}

/** This machine as a desk: its name and the last number it gave to an event. */
export function storedDevice(): Device {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(DEVICE) ?? 'null');
    if (isDevice(stored)) return { id: stored.id, lastSeq: stored.lastSeq };
  } catch {
    // A browser that keeps nothing gets a device for as long as the page is open.
  }
  return (fallback ??= { id: `console-${newId().slice(0, 8)}`, lastSeq: 0 });
}

function write(device: Device): void {
  fallback = device;
  try {
    localStorage.setItem(DEVICE, JSON.stringify(device));
  } catch {
    // See `storedDevice`.
  }
}

/** Gives this machine another name; under a new name it counts from the beginning. */
export function renameDevice(name: string): void {
  const id = name.trim();
  const before = storedDevice();
  if (id === '' || id === before.id) return;
  write({ id, lastSeq: 0 });
}

/**
 * Numbers an event on this machine: check-ins carry their device and its own sequence, so that devices which were
 * offline can be put in order later. The number is used up only by `confirm`, so that a retry carries the same one.
 * `known` is the last number that the ledger holds of each device: a browser that forgot its own goes on after it.
 */
export function nextEvent(known: Readonly<Record<string, number>> = {}): {
  readonly device: string;
  readonly deviceSeq: number;
  readonly confirm: () => void;
} {
  const device = storedDevice();
  write(device);
  const recorded = Object.hasOwn(known, device.id) ? (known[device.id] ?? 0) : 0;
  const deviceSeq = Math.max(device.lastSeq, recorded) + 1;
  return { device: device.id, deviceSeq, confirm: () => write({ id: device.id, lastSeq: deviceSeq }) };
}

/** Where this machine stands in the polling place, as its operator wrote it. */
export function storedPlace(): string {
  try {
    return localStorage.getItem(PLACE) ?? '';
  } catch {
    return '';
  }
}

export function storePlace(place: string): void {
  try {
    localStorage.setItem(PLACE, place);
  } catch {
    // The place is asked again after a reload.
  }
}
