import type { OverlayId } from '../law.ts';
import { datedRules } from '../packs/dated.ts';
import { BEIJING, BEIJING_RESIDENTS, CHONGQING, SHANGHAI, SHANGHAI_RESIDENTS, TIANJIN } from './municipalities.ts';
import type { Overlay } from './overlay.ts';
import {
  FUJIAN_PUTIAN,
  GUANGDONG,
  HENAN,
  HENAN_RESIDENTS,
  JIANGSU,
  JIANGSU_VILLAGES,
  LIAONING,
  LIAONING_CITY,
  SHANDONG,
  SHENZHEN,
  SICHUAN,
  SICHUAN_RESIDENTS,
} from './provinces.ts';
import { UNVERIFIED } from './unverified.ts';
import { ZHEJIANG, ZHEJIANG_RESIDENTS } from './zhejiang.ts';

export type { Overlay, ParameterName, SetAside } from './overlay.ts';

const ALL: readonly Overlay[] = [
  CHONGQING,
  ZHEJIANG,
  ZHEJIANG_RESIDENTS,
  SHANGHAI,
  SHANGHAI_RESIDENTS,
  BEIJING,
  BEIJING_RESIDENTS,
  TIANJIN,
  HENAN,
  HENAN_RESIDENTS,
  JIANGSU,
  JIANGSU_VILLAGES,
  SHANDONG,
  GUANGDONG,
  SHENZHEN,
  SICHUAN,
  SICHUAN_RESIDENTS,
  LIAONING,
  LIAONING_CITY,
  FUJIAN_PUTIAN,
  ...UNVERIFIED,
];

/** Every overlay by its id. */
export const OVERLAYS: ReadonlyMap<OverlayId, Overlay> = new Map(
  ALL.map((overlay) => [overlay.id, { ...overlay, rules: datedRules(overlay.rules, overlay) }]),
);

/** Texts made before the law of 2025 took effect: usable for a real election only with a recorded legal sign-off. */
export function isStale(overlay: Overlay): boolean {
  return overlay.from < '2026-01-01';
}
