/**
 * How many cases a property is tried on: `usual` of them, or as many as MINGXUAN_PROPERTY_RUNS asks for. CI runs the
 * properties of the outcome engine deeply; the nightly mutation run, which repeats them a thousand times, shallowly.
 */
export function propertyRuns(usual: number): number {
  const asked = Number(process.env['MINGXUAN_PROPERTY_RUNS']);
  return Number.isSafeInteger(asked) && asked > 0 ? asked : usual;
}
