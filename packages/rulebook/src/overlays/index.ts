import type { OverlayId, Parameter } from '../law.ts';
import { datedRules } from '../packs/dated.ts';
import type { SourceRef } from '../reason.ts';
import { findDocument } from '../sources/index.ts';
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

/** The documents an overlay is made of, as references to them whole: what is said of the text is said of no one article. */
export function overlayDocuments({ rules, parameters }: Overlay): readonly SourceRef[] {
  const figures = Object.values(parameters).flatMap((one: Parameter<unknown> | undefined) =>
    one === undefined ? [] : [one.source],
  );
  const cited = [...rules.flatMap((one) => one.sources), ...figures];
  return [...new Set(cited.map((ref) => findDocument(ref)?.code).filter((code) => code !== undefined))];
}
