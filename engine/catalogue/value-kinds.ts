import { z } from 'zod';

/** What a value can be, from its schema. */
export type ValueKinds = {
  readonly kinds: ReadonlySet<Kind>;
  /** The only texts and numbers that it can be; null: any. */
  readonly options: ReadonlySet<unknown> | null;
  /** What the elements of a list are. */
  readonly element: ValueKinds | null;
  /** The members of an object, by name; null of what may be one of several objects. */
  readonly members: ReadonlyMap<string, ValueKinds> | null;
};
export type Kind = 'string' | 'number' | 'boolean' | 'null' | 'list' | 'object';

type JsonSchema = z.core.JSONSchema.JSONSchema;

/** What the values of a schema are. */
export function kindsOf(schema: z.ZodType): ValueKinds {
  return fromJsonSchema(z.toJSONSchema(schema));
}

/** The kind of one JSON value. */
export function kindOfValue(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  return typeof value as Kind;
}

/** `number or null` */
export function kindsText({ kinds }: ValueKinds): string {
  return [...kinds].sort().join(' or ');
}

function fromJsonSchema(schema: JsonSchema): ValueKinds {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives !== undefined) return union(alternatives.map((one) => fromJsonSchema(one as JsonSchema)));
  const options = schema.const !== undefined ? [schema.const] : schema.enum;
  if (options !== undefined) {
    return { kinds: new Set(options.map(kindOfValue)), options: new Set(options), element: null, members: null };
  }
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return {
    kinds: new Set(types.map(kindOfType)),
    options: null,
    element: typeof schema.items === 'object' ? fromJsonSchema(schema.items as JsonSchema) : null,
    members: schema.properties === undefined ? null : membersOf(schema.properties),
  };
}

function membersOf(properties: NonNullable<JsonSchema['properties']>): Map<string, ValueKinds> {
  return new Map(Object.entries(properties).map(([name, member]) => [name, fromJsonSchema(member as JsonSchema)]));
}

function union(alternatives: readonly ValueKinds[]): ValueKinds {
  const open = alternatives.some(
    ({ kinds, options }) => options === null && (kinds.has('string') || kinds.has('number')),
  );
  return {
    kinds: new Set(alternatives.flatMap(({ kinds }) => [...kinds])),
    options: open ? null : new Set(alternatives.flatMap(({ options }) => [...(options ?? [])])),
    element: alternatives.find(({ element }) => element !== null)?.element ?? null,
    members: null,
  };
}

function kindOfType(type: string): Kind {
  if (type === 'integer') return 'number';
  return type === 'array' ? 'list' : (type as Kind);
}
