import type { CommunitySummary } from '@mingxuan/contract';

export interface ScopeOption {
  readonly value: string;
  readonly label: string;
}

/** What a place above the communities is called, where the opening of a cycle below it has said so; `null` otherwise. */
export function nameAbove(communities: readonly CommunitySummary[], scope: string): string | null {
  const depth = scope.split('/').length;
  for (const { id, district, subDistrict } of communities) {
    if (!id.replaceAll('.', '/').startsWith(`${scope}/`)) continue;
    const name =
      depth === 2 ? district : depth === 3 && subDistrict !== null ? `${district ?? ''}${subDistrict}` : null;
    if (name !== null) return name;
  }
  return null;
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
    ...[...above].sort().map((value) => {
      const name = nameAbove(communities, value);
      return { value, label: name === null ? value : `${name} ${value}` };
    }),
    ...communities.map(({ id, name }) => ({
      value: id.replaceAll('.', '/'),
      label: `${name} ${id.replaceAll('.', '/')}`,
    })),
  ];
}
