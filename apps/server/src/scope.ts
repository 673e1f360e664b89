/** A community's id spells its place: `city.district.street.community`; as a scope, with slashes. */
export const scopeOf = (community: string): string => community.split('.').join('/');
