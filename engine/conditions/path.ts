/** The names of a path: `$.active.count` has the names `active` and `count`. */
export function namesOf(path: string): string[] {
  return path.split('.').slice(1);
}

/** The value at plain names inside a value. Throws where a name is missing; no other path language is understood. */
export function valueAt(value: unknown, names: readonly string[]): unknown {
  let current = value;
  for (const name of names) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) {
      throw new TypeError(`the fact's value has no $.${names.join('.')}`);
    }
    current = (current as Record<string, unknown>)[name];
  }
  return current;
}
