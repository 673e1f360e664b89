/** The same facts with another value at a path; in lists, in every item. `groups[].name` names the items’ field. */
export function altered<T>(facts: T, steps: readonly string[]): T {
  return otherAt(facts, steps) as T;
}

function otherAt(value: unknown, steps: readonly string[]): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return other(value);
  if (typeof value !== 'object' || value === null) return value;
  const key = step.replace('[]', '');
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: readonly [string, unknown]) => {
      if (name !== key) return [name, item];
      const every = step.endsWith('[]') && Array.isArray(item);
      return [name, every ? item.map((one: unknown) => otherAt(one, rest)) : otherAt(item, rest)];
    }),
  );
}

/** A value of the same kind that reads differently. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'string') return otherText(value);
  if (Array.isArray(value)) return typeof value[0] === 'string' ? value.map(other) : [...value, ...value.slice(0, 1)];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]: readonly [string, unknown]) => [key, other(item)]));
}

function otherText(value: string): string {
  if (value === 'M') return 'F';
  if (value === 'F') return 'M';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value === '2027-02-03' ? '2027-02-04' : '2027-02-03';
  if (/^\d{4}-\d{2}$/.test(value)) return value === '2027-02' ? '2027-03' : '2027-02';
  return `${value}甲`;
}
