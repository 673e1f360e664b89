import { evenBundles } from '@mingxuan/election';

/**
 * How hands divide what was collected: full bundles, and one with the rest. Where the rest is fewer ballots than `least`, it
 * would show how few people voted; then the bundles are as even as can be.
 */
export function bundlesByHand(collected: number, size: number, least: number): readonly number[] {
  if (size < 1 || collected < 1) return [];
  const full = Math.floor(collected / size);
  const rest = collected % size;
  if (full > 0 && rest > 0 && rest < least) return evenBundles(collected, size).map((bundle) => bundle.ballots);
  return [...Array.from({ length: full }, () => size), ...(rest === 0 ? [] : [rest])];
}

/** The same sizes one after the other, as they are said: 30 of 50, then 1 of 25. */
export function runsOf(sizes: readonly number[]): readonly { readonly bundles: number; readonly ballots: number }[] {
  const counts = new Map<number, number>();
  for (const ballots of sizes) counts.set(ballots, (counts.get(ballots) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => b - a).map(([ballots, bundles]) => ({ bundles, ballots }));
}
