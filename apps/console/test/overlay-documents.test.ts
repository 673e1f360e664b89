import { findSource, type SourceRef } from '@mingxuan/rulebook';
import { describe, expect, it } from 'vitest';
import { bindingUnder } from '../src/parts/overlay-documents.ts';

const binds = (overlays: readonly string[], ref: SourceRef): boolean => {
  const source = findSource(ref);
  if (source === undefined) throw new Error(`no source ${ref}`);
  return bindingUnder(overlays)(source);
};

describe('which texts bind', () => {
  it.each(['JWH25-17', 'DXJ20-18', 'PRACTICE', 'SEED'])('%s does so in every community', (ref) => {
    expect(binds([], ref)).toBe(true);
  });
  it('a place’s own schedule does so only where it was chosen', () => {
    expect(binds([], 'FJ-PT')).toBe(false);
    expect(binds(['fujian-putian'], 'FJ-PT')).toBe(true);
  });
  it('a province’s village text does not in a city community under national law', () => {
    expect(binds([], 'HA11V-38')).toBe(false);
  });
});
