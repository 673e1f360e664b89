import type { CommunitySummary } from '@mingxuan/contract';

export interface ScopeOption {
  readonly value: string;
  readonly label: string;
}

/** Every place a duty may be given in: all, each city, district and street that has a community, and each community. */
export function scopesOf(communities: readonly CommunitySummary[], all: string): ScopeOption[] {
  const above = new Set<string>();
  for (const { id } of communities) {
    const codes = id.split('.');
    for (let depth = 1; depth < codes.length; depth += 1) above.add(codes.slice(0, depth).join('/'));
  }
  return [
    { value: '*', label: all },
    ...[...above].sort().map((value) => ({ value, label: value })),
    ...communities.map(({ id, name }) => ({
      value: id.replaceAll('.', '/'),
      label: `${name} ${id.replaceAll('.', '/')}`,
    })),
  ];
}
