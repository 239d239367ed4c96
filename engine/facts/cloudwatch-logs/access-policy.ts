/** One statement of a resource policy, with every list as a list. What is absent is null. */
export type Statement = {
  readonly effect: 'Allow' | 'Deny';
  /** AWS principals: `*`, account ids or ARNs; null: none of them, or given as NotPrincipal. */
  readonly principals: readonly string[];
  /** Given by what it does not name (`NotPrincipal`, `NotAction`, `NotResource`). */
  readonly isInverted: boolean;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly Condition[];
};

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
  const statements = list(document.Statement).map(toStatement);
  return statements.some((statement) => statement === null) ? null : statements.filter((one) => one !== null);
}

/**
 * Whether a pattern with `*` (any text) and `?` (one character) matches a whole text. No regular expression: the pattern
 * comes from the account that is judged.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let at = 0;
  let position = 0;
  /** Where to go on when the text after the last `*` did not match after all. */
  let retry: { readonly pattern: number; text: number } | null = null;
  while (position < text.length) {
    if (pattern[at] === '*') {
      retry = { pattern: ++at, text: position };
    } else if (pattern[at] === '?' || pattern[at] === text[position]) {
      at++;
      position++;
    } else if (retry !== null) {
      at = retry.pattern;
      position = ++retry.text;
    } else return false;
  }
  return [...pattern.slice(at)].every((rest) => rest === '*');
}

function toStatement(value: unknown): Statement | null {
  const statement = asObject(value);
  if (statement === null) return null;
  const effect = statement.Effect;
  if (effect !== 'Allow' && effect !== 'Deny') return null;
  const principals = principalsOf(statement.Principal);
  const actions = texts(statement.Action);
  const resources = texts(statement.Resource);
  const conditions = conditionsOf(statement.Condition);
  if (principals === null || actions === null || resources === null || conditions === null) return null;
  const isInverted = ['NotPrincipal', 'NotAction', 'NotResource'].some((name) => Object.hasOwn(statement, name));
  return { effect, principals, isInverted, actions, resources, conditions };
}

function principalsOf(value: unknown): readonly string[] | null {
  if (value === undefined) return [];
  if (typeof value === 'string') return [value];
  const principal = asObject(value);
  // Services and federated users are principals of another kind: they do not make a policy open.
  return principal === null ? null : texts(principal.AWS);
}

function conditionsOf(value: unknown): readonly Condition[] | null {
  if (value === undefined) return [];
  const operators = asObject(value);
  if (operators === null) return null;
  const conditions: Condition[] = [];
  for (const [operator, keys] of Object.entries(operators)) {
    for (const [key, wanted] of Object.entries(asObject(keys) ?? {})) {
      const values = texts(wanted);
      if (values === null) return null;
      conditions.push({ operator, key: key.toLowerCase(), values });
    }
    if (asObject(keys) === null) return null;
  }
  return conditions;
}

/** One text or a list of texts; null for anything else. Absent: an empty list. */
function texts(value: unknown): readonly string[] | null {
  const values = list(value).map((one) => (typeof one === 'boolean' || typeof one === 'number' ? String(one) : one));
  return values.every((one) => typeof one === 'string') ? (values as string[]) : null;
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
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
