import { NormalizedSchema } from '@smithy/core/schema';

/** What AWS's model says about one value, compiled from a client's runtime schema into what the wire asks most often. */
export type Shape = Structure | List | Dictionary | Scalar;

export type Structure = {
  readonly kind: 'structure';
  readonly name: string;
  /** The element name that the model gives to the structure itself; null where it gives none. */
  readonly xmlName: string | null;
  /** Exactly one member is set. */
  readonly union: boolean;
  /** In the model's order. */
  readonly members: ReadonlyMap<string, Member>;
  readonly required: readonly string[];
};

export type List = { readonly kind: 'list'; readonly item: Member };
export type Dictionary = { readonly kind: 'map'; readonly key: Member; readonly value: Member };

export type Scalar = {
  readonly kind: 'string' | 'number' | 'bigint' | 'boolean' | 'timestamp' | 'blob' | 'stream' | 'document';
  /** Of a timestamp whose model fixes the format; null: the protocol decides. */
  readonly format: TimestampFormat | null;
};

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

/** A value in its place: in a structure, a list or a map. */
export type Member = {
  readonly name: string;
  readonly shape: Shape;
  /** Traits of the place and of the shape together. */
  readonly traits: Traits;
  /** The element name that the place gives, not the shape. */
  readonly xmlName: string | null;
};

/** The traits that decide how a value travels. */
export type Traits = {
  readonly xmlName?: string;
  readonly xmlFlattened?: unknown;
  readonly xmlAttribute?: unknown;
  readonly xmlNamespace?: readonly [prefix: string | undefined, uri: string];
  readonly ec2QueryName?: string;
  readonly jsonName?: string;
  readonly httpLabel?: unknown;
  readonly httpQuery?: string;
  readonly httpQueryParams?: unknown;
  readonly httpHeader?: string;
  readonly httpPrefixHeaders?: string;
  readonly httpPayload?: unknown;
  readonly httpResponseCode?: unknown;
};

const compiled = new WeakMap<object, Shape>();

/** Compiles a schema reference. Recursive shapes are closed over themselves; each shape is compiled once. */
export function shapeOf(reference: unknown): Shape {
  return compile(NormalizedSchema.of(reference as Parameters<typeof NormalizedSchema.of>[0]));
}

function compile(schema: NormalizedSchema): Shape {
  if (schema.isUnitSchema()) return NOTHING;
  const raw = schema.getSchema() as unknown;
  const key = typeof raw === 'object' && raw !== null ? raw : null;
  const known = key && compiled.get(key);
  if (known) return known;
  if (schema.isStructSchema()) return compileStructure(schema, raw as readonly unknown[]);
  if (schema.isListSchema()) {
    const list = { kind: 'list' as const, item: NO_MEMBER };
    if (key) compiled.set(key, list);
    list.item = member('member', schema.getValueSchema());
    return list;
  }
  if (schema.isMapSchema()) {
    const map = { kind: 'map' as const, key: NO_MEMBER, value: NO_MEMBER };
    if (key) compiled.set(key, map);
    map.key = member('key', schema.getKeySchema());
    map.value = member('value', schema.getValueSchema());
    return map;
  }
  return scalar(schema);
}

/** A structure's schema is [3, namespace, name, traits, member names, member schemas, number of leading required ones]. */
function compileStructure(schema: NormalizedSchema, raw: readonly unknown[]): Structure {
  const members = new Map<string, Member>();
  const structure: Structure = {
    kind: 'structure',
    name: schema.getName() ?? '',
    xmlName: (NormalizedSchema.of(raw as never).getOwnTraits() as Traits).xmlName ?? null,
    union: schema.isUnionSchema(),
    members,
    required: (raw[4] as readonly string[]).slice(0, (raw[6] as number | undefined) ?? 0),
  };
  compiled.set(raw, structure);
  for (const [name, of] of schema.structIterator()) members.set(name, member(name, of));
  return structure;
}

function member(name: string, schema: NormalizedSchema): Member {
  const own = schema.getMemberTraits() as Traits;
  return { name, shape: compile(schema), traits: schema.getMergedTraits() as Traits, xmlName: own.xmlName ?? null };
}

function scalar(schema: NormalizedSchema): Scalar {
  if (schema.isStringSchema()) return SCALARS.string;
  if (schema.isBooleanSchema()) return SCALARS.boolean;
  if (schema.isBigIntegerSchema()) return SCALARS.bigint;
  if (schema.isNumericSchema() || schema.isBigDecimalSchema()) return SCALARS.number;
  if (schema.isTimestampSchema()) return TIMESTAMPS[Number(schema.getSchema())] ?? SCALARS.timestamp;
  if (schema.isBlobSchema()) return schema.isStreaming() ? SCALARS.stream : SCALARS.blob;
  if (schema.isDocumentSchema()) return SCALARS.document;
  throw new Error(`the schema of ${schema.getName(true)} is of no kind that is known here`);
}

const SCALARS = {
  string: { kind: 'string', format: null },
  number: { kind: 'number', format: null },
  bigint: { kind: 'bigint', format: null },
  boolean: { kind: 'boolean', format: null },
  timestamp: { kind: 'timestamp', format: null },
  blob: { kind: 'blob', format: null },
  stream: { kind: 'stream', format: null },
  document: { kind: 'document', format: null },
} as const satisfies Record<Scalar['kind'], Scalar>;

/** The schema's numbers of timestamps whose format the model fixes. */
const TIMESTAMPS: Readonly<Record<number, Scalar>> = {
  5: { kind: 'timestamp', format: 'date-time' },
  6: { kind: 'timestamp', format: 'http-date' },
  7: { kind: 'timestamp', format: 'epoch-seconds' },
};

/** Input or output of an operation that has none. */
const NOTHING: Structure = {
  kind: 'structure',
  name: 'Unit',
  xmlName: null,
  union: false,
  members: new Map(),
  required: [],
};
const NO_MEMBER: Member = { name: '', shape: NOTHING, traits: {}, xmlName: null };
