import { newId } from '../../api.ts';

const DEVICE = 'mingxuan.device';
const PLACE = 'mingxuan.place';

interface Device {
  readonly id: string;
  readonly lastSeq: number;
}

let fallback: Device | null = null;

function read(): Device {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(DEVICE) ?? 'null');
    if (typeof stored === 'object' && stored !== null && 'id' in stored && 'lastSeq' in stored) {
      const { id, lastSeq } = stored;
      if (typeof id === 'string' && typeof lastSeq === 'number') return { id, lastSeq };
    }
  } catch {
    // A browser that keeps nothing gets a device for as long as the page is open.
  }
  return fallback ?? { id: `console-${newId().slice(0, 8)}`, lastSeq: 0 };
}

function write(device: Device): void {
  fallback = device;
  try {
    localStorage.setItem(DEVICE, JSON.stringify(device));
  } catch {
    // See `read`.
  }
}

/**
 * Numbers an event on this machine: check-ins carry their device and its own sequence, so that devices which were
 * offline can be put in order later. The number is used up only by `confirm`, so that a retry carries the same one.
 */
export function nextEvent(): { readonly device: string; readonly deviceSeq: number; readonly confirm: () => void } {
  const device = read();
  write(device);
  const deviceSeq = device.lastSeq + 1;
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
