/**
 * A value with a change. Members of objects that the change leaves out stay as they were. A list is replaced; what its
 * elements leave out is that of the first element that was there.
 */
export function merged(before: unknown, change: unknown): unknown {
  if (Array.isArray(change)) {
    const first: unknown = Array.isArray(before) ? before[0] : undefined;
    return change.map((element) => merged(first, element));
  }
  if (!isObject(change) || !isObject(before)) return change;
  const members = Object.entries(change).map(([name, member]) => [name, merged(before[name], member)]);
  return { ...before, ...Object.fromEntries(members) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
