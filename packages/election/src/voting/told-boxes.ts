/** Ballots of one box, or of several told together: then `boxes` names the one it is shown under, or none. */
export type ToldBox =
  | { readonly kind: 'ALONE'; readonly box: string; readonly collected: number }
  /** Small boxes, told with the smallest of the others. */
  | { readonly kind: 'WITH_SMALL'; readonly box: string; readonly collected: number }
  | { readonly kind: 'SMALL_TOGETHER'; readonly collected: number }
  | { readonly kind: 'ALL_TOGETHER'; readonly collected: number };

/** Below the limit of the vote, a box's ballots are told together with another's: few ballots say too much of few people. */
export function toldBoxes(
  boxes: readonly { readonly box: string; readonly collected: number }[],
  smallCell: number,
): readonly ToldBox[] {
  const large = boxes.filter((b) => b.collected >= smallCell);
  const small = boxes.filter((b) => b.collected < smallCell);
  const together = small.reduce((sum, b) => sum + b.collected, 0);
  const told = large.map(({ box, collected }): ToldBox & { kind: 'ALONE' } => ({ kind: 'ALONE', box, collected }));
  if (small.length === 0) return told;
  if (together >= smallCell && small.length > 1) return [...told, { kind: 'SMALL_TOGETHER', collected: together }];
  // Alone, or too few even together: told with the smallest of the others, so that nothing can be subtracted out.
  const [least, ...others] = [...told].sort((a, b) => a.collected - b.collected);
  if (least === undefined) return [{ kind: 'ALL_TOGETHER', collected: together }];
  return [...others, { kind: 'WITH_SMALL', box: least.box, collected: least.collected + together }];
}
