import { refuse } from '../act.ts';
import type { Refused } from '../poll/stage.ts';
import type { Heard } from './heard.ts';
import { own } from './own.ts';

/** Numbers a device may leave out at once: a desk that was off the line for a day, and no more. */
export const WIDEST_GAP = 1000;

/** A desk goes on counting from one vote to the next, in whichever community it stands. */
const HIGHEST_FIRST = 1_000_000;

/**
 * A device counts upwards: a number that comes again, or a lower one, is an old event sent twice or two devices under one
 * name; one that is far ahead would leave the name of the desk without numbers.
 */
export function deviceRefusal(devices: Readonly<Record<string, number>>, { device, deviceSeq }: Heard): Refused | null {
  if (device === undefined || deviceSeq === undefined) return null;
  const known = own(devices, device);
  const last = known ?? 0;
  if (deviceSeq > last && deviceSeq - last <= (known === undefined ? HIGHEST_FIRST : WIDEST_GAP)) return null;
  return deviceSeq <= last
    ? refuse(
        'DEVICE_SEQUENCE',
        {
          zh: `设备“${device}”的第${deviceSeq}号登记已经用过（最近一次是第${last}号）。`,
          en: `Device ${device} has used number ${deviceSeq} already; its last was ${last}.`,
        },
        {
          zh: '请刷新登记页面后重新登记；两台设备不能用同一个名称。',
          en: 'Reload and check in again; two devices cannot share one name.',
        },
      )
    : refuse(
        'DEVICE_GAP',
        {
          zh: `设备“${device}”的登记号从第${last}号跳到第${deviceSeq}号，中间缺得太多。`,
          en: `Device ${device} jumps from number ${last} to ${deviceSeq}.`,
        },
        {
          zh: `请刷新登记页面，接着第${last}号往下登记；确实换了设备的，换一个设备名称。`,
          en: `Reload and go on from ${last}; give another device another name.`,
        },
      );
}
