import type { Random } from './choices.ts';
import { EDGE_KEYS, EDGE_STRINGS, EDGE_VALUES } from './edge-values.ts';

type Holder = Record<PropertyKey, unknown>;
type Node = { readonly holder: Holder; readonly key: PropertyKey };

/**
 * A JSON text with one to four changes of its structure. What JSON.stringify cannot write (keys that stand twice, numbers
 * beyond all bounds, a depth of 100,000) is put in afterwards. `values`: raw texts that take the place of a value.
 */
export function mutateJson(text: string, random: Random, values: readonly string[] = EDGE_VALUES): string {
  const root: Holder = { root: JSON.parse(text) };
  const raw: string[] = [];
  const marked = (piece: string): string => `\u0001raw${raw.push(piece) - 1}\u0001`;
  for (let times = random.pick([1, 1, 1, 2, 4]); times > 0; times -= 1) {
    const nodes = nodesOf(root);
    change(random.pick(nodes), nodes, random, (piece) => marked(piece), values);
  }
  const written = JSON.stringify(root.root, null, random.pick([0, 0, 1])) ?? '';
  return written.replace(MARK, (_, index: string) => raw[Number(index)] ?? '');
}

const MARK = /"\\u0001raw(\d+)\\u0001"/g;

/** Every member and element, the whole included. */
function nodesOf(root: Holder): Node[] {
  const nodes: Node[] = [{ holder: root, key: 'root' }];
  for (let index = 0; index < nodes.length && nodes.length < 20_000; index += 1) {
    const node = nodes[index];
    const value = node?.holder[node.key];
    if (typeof value !== 'object' || value === null) continue;
    for (const key of Object.keys(value)) {
      nodes.push({ holder: value as Holder, key: Array.isArray(value) ? Number(key) : key });
    }
  }
  return nodes;
}

type Mark = (piece: string) => string;

function change(node: Node, nodes: readonly Node[], random: Random, mark: Mark, values: readonly string[]): void {
  const { holder, key } = node;
  const value = holder[key];
  switch (random.below(17)) {
    case 0:
      drop(node);
      return;
    case 1:
      holder[key] = mark(random.pick(values));
      return;
    case 2:
      holder[key] = random.pick(EDGE_STRINGS);
      return;
    case 3:
      if (!Array.isArray(holder)) {
        drop(node);
        put(holder, random.pick(EDGE_KEYS), value);
      }
      return;
    case 4:
      if (isObject(value)) put(value, random.pick(EDGE_KEYS), mark(random.pick(values)));
      else holder[key] = [value];
      return;
    case 5:
      // The raw text ends the marked value and begins the key again.
      holder[key] = mark(`${JSON.stringify(value)},${JSON.stringify(String(key))}:${random.pick(values)}`);
      return;
    case 6:
      holder[key] = mark(nested(JSON.stringify(value) ?? 'null', random));
      return;
    case 7:
      if (Array.isArray(value)) holder[key] = repeated(value, random);
      else holder[key] = { [String(key)]: value };
      return;
    case 8: {
      const other = random.pick(nodes);
      holder[key] = other.holder[other.key] === value ? null : structuredClone(other.holder[other.key] ?? null);
      return;
    }
    case 9:
      if (typeof value === 'number')
        holder[key] = mark(random.pick(['-1', '0', '1e308', '1e999', '0.5', '2147483648']));
      else if (Array.isArray(value)) holder[key] = value.toReversed();
      return;
    case 10:
    case 11:
    case 12:
    case 13: {
      // A value of the same kind from elsewhere fits the schema more often than not.
      const alike = nodes.filter((other) => kindOf(other.holder[other.key]) === kindOf(value));
      const other = random.pick(alike);
      holder[key] = structuredClone(other.holder[other.key] ?? null);
      return;
    }
    default:
      if (typeof value === 'string') holder[key] = edited(value, random);
      else if (typeof value === 'boolean') holder[key] = !value;
      else if (Array.isArray(value) && value.length > 0) value.push(structuredClone(random.pick(value)) ?? null);
  }
}

function drop({ holder, key }: Node): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** As a member of its own, whatever the key means. */
function put(holder: Holder, key: string, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function nested(value: string, random: Random): string {
  const depth = random.pick([1, 2, 5, 20, 31, 32, 33, 64, 1_000, 20_000]);
  const [open, close] = random.pick([
    ['[', ']'],
    ['{"all":[', ']}'],
    ['{"a":', '}'],
    ['[{"b":', '}]'],
  ] as const);
  return open.repeat(depth) + value + close.repeat(random.once(4) ? 0 : depth);
}

function repeated(list: readonly unknown[], random: Random): unknown[] {
  const times = random.pick([2, 3, 50]);
  return Array.from({ length: Math.min(list.length * times, 500) }, (_, index) => list[index % list.length]);
}

function edited(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  if (random.once(3)) return text.slice(0, at) + random.pick(EDGE_STRINGS) + text.slice(at);
  if (random.once(2)) return text.slice(0, at) + text.slice(at + 1 + random.below(4));
  return text.slice(0, at) + String.fromCharCode(random.below(0x250)) + text.slice(at + 1);
}

/** Lists and objects are of the same kind when they are members of the same name. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return `list of ${typeof value[0]}`;
  return isObject(value) ? Object.keys(value).slice(0, 3).join() : typeof value;
}

function isObject(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
