/** One statement of a resource policy, with every list as a list. */
export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  /** null: the statement names no principal. */
  readonly principal: Named<Principal> | null;
  /** null: the statement names no action, or both what it means and what it does not. */
  readonly action: Named<string> | null;
  /** null: as for actions; a policy that stands on a resource need not name it. */
  readonly resource: Named<string> | null;
  readonly conditions: readonly Condition[];
  /** Members that are not understood, and those that contradict each other. */
  readonly notUnderstood: readonly string[];
};

/** `isInverted`: given by what it does not name (`NotPrincipal`, `NotAction`, `NotResource`). */
export type Named<T> = { readonly isInverted: boolean; readonly values: readonly T[] };

export type Principal =
  | { readonly kind: 'everyone' }
  | { readonly kind: 'account'; readonly account: string }
  /** A role, a user or a session. */
  | { readonly kind: 'identity'; readonly account: string; readonly arn: string }
  | { readonly kind: 'service'; readonly name: string }
  /** Federated and canonical users, and ids of principals that were deleted. */
  | { readonly kind: 'other'; readonly text: string };

export type Condition = {
  /** As written: `StringEquals`, `ForAnyValue:StringLike`. */
  readonly operator: string;
  /** In lower case, because condition keys do not care. */
  readonly key: string;
  readonly values: readonly string[];
};

/** The statements of a policy, in its order; null when the text is not a policy that can be understood. */
export function statementsOf(policy: string): readonly Statement[] | null {
  const document = asObject(parseJson(policy));
  if (document === null) return null;
  const strange = unknownMembers(document, DOCUMENT_MEMBERS);
  const statements = list(document.Statement).map((value) => toStatement(value, strange));
  return statements.some((statement) => statement === null) ? null : statements.filter((one) => one !== null);
}

const DOCUMENT_MEMBERS = ['Version', 'Id', 'Statement'];
const STATEMENT_MEMBERS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** `strange`: members of the document that are not understood, and may concern each of its statements. */
function toStatement(value: unknown, strange: readonly string[]): Statement | null {
  const statement = asObject(value);
  if (statement === null) return null;
  const effect = statement.Effect;
  if (effect !== 'Allow' && effect !== 'Deny') return null;
  const principal = named(statement, 'Principal', principalsOf);
  const action = named(statement, 'Action', texts);
  const resource = named(statement, 'Resource', texts);
  const conditions = conditionsOf(statement.Condition);
  if (principal === 'broken' || action === 'broken' || resource === 'broken' || conditions === null) return null;
  const twice = ['Principal', 'Action', 'Resource'].filter(
    (name) => has(statement, name) && has(statement, `Not${name}`),
  );
  const notUnderstood = [...strange, ...unknownMembers(statement, STATEMENT_MEMBERS), ...twice];
  return { effect, principal, action, resource, conditions, notUnderstood };
}

function named<T>(
  statement: Readonly<Record<string, unknown>>,
  name: string,
  read: (value: unknown) => readonly T[] | null,
): Named<T> | null | 'broken' {
  const isInverted = has(statement, `Not${name}`);
  if (!isInverted && !has(statement, name)) return null;
  const values = read(statement[isInverted ? `Not${name}` : name]);
  return values === null ? 'broken' : { isInverted, values };
}

const EVERYONE: Principal = { kind: 'everyone' };

function principalsOf(value: unknown): readonly Principal[] | null {
  if (typeof value === 'string') return [toAwsPrincipal(value)];
  const kinds = asObject(value);
  if (kinds === null) return null;
  const principals = Object.entries(kinds).map(([kind, given]) => texts(given)?.map((text) => toPrincipal(kind, text)));
  return principals.includes(undefined) ? null : principals.flatMap((one) => one ?? []);
}

function toPrincipal(kind: string, text: string): Principal {
  if (kind === 'AWS') return toAwsPrincipal(text);
  // `*` of a service or of federated users is not everyone.
  return kind === 'Service' && text !== '*' ? { kind: 'service', name: text } : { kind: 'other', text };
}

function toAwsPrincipal(text: string): Principal {
  if (text === '*') return EVERYONE;
  const account = /^(?:arn:[^:*?]+:iam::)?(\d{12})(?::root)?$/.exec(text)?.[1];
  if (account !== undefined) return { kind: 'account', account };
  const owner = /^arn:[^:*?]+:(?:iam|sts)::(\d{12}):[^*?]+$/.exec(text)?.[1];
  return owner === undefined ? { kind: 'other', text } : { kind: 'identity', account: owner, arn: text };
}

function conditionsOf(value: unknown): readonly Condition[] | null {
  if (value === undefined) return [];
  const operators = asObject(value);
  if (operators === null) return null;
  const conditions: Condition[] = [];
  for (const [operator, given] of Object.entries(operators)) {
    const keys = asObject(given);
    if (keys === null) return null;
    for (const [key, wanted] of Object.entries(keys)) {
      const values = texts(wanted);
      if (values === null) return null;
      conditions.push({ operator, key: key.toLowerCase(), values });
    }
  }
  return conditions;
}

/** One text or a list of texts; null for anything else. */
function texts(value: unknown): readonly string[] | null {
  const values = list(value).map((one) => (typeof one === 'boolean' || typeof one === 'number' ? String(one) : one));
  return values.every((one) => typeof one === 'string') ? (values as string[]) : null;
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function has(object: object, name: string): boolean {
  return Object.hasOwn(object, name);
}

function unknownMembers(object: object, known: readonly string[]): string[] {
  return Object.keys(object).filter((name) => !known.includes(name));
}

function asObject(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
