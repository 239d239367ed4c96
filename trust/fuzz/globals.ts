const WATCHED: Readonly<Record<string, object>> = {
  'Object.prototype': Object.prototype,
  'Array.prototype': Array.prototype,
  'Function.prototype': Function.prototype,
  'String.prototype': String.prototype,
  'Number.prototype': Number.prototype,
  'Map.prototype': Map.prototype,
  'Set.prototype': Set.prototype,
  'RegExp.prototype': RegExp.prototype,
  'Promise.prototype': Promise.prototype,
  Object,
  JSON,
  globalThis,
  'process.env': process.env,
};

/** Watches what all code shares. `changed` names what is otherwise than at the beginning; null: nothing. */
export function watchGlobals(): { changed(): string | null } {
  const before = Object.entries(WATCHED).map(([name, watched]) => ({ name, watched, keys: keysOf(watched) }));
  return {
    changed() {
      for (const { name, watched, keys } of before) {
        const now = keysOf(watched);
        const added = now.filter((key) => !keys.includes(key));
        if (added.length > 0) return `${name} has got ${added.map(String).join(', ')}`;
        if (now.length !== keys.length) return `${name} has lost something`;
      }
      return null;
    },
  };
}

/** What comes into being when it is first looked at, such as `fetch`, is there from the beginning. */
function keysOf(watched: object): readonly PropertyKey[] {
  return Reflect.ownKeys(watched);
}
