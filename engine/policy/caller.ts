/**
 * Somebody who calls AWS, as far as policies can tell. `id`, ARN and paths may be made up: of somebody who is only
 * possible.
 */
export type Caller = {
  readonly account: string;
  /** null: any identity of the account. */
  readonly arn: string | null;
  /** null: the account is in no organization. */
  readonly organizationId: string | null;
  /** `o-…/r-…/ou-…/` down to the unit of the account; null: not known. */
  readonly path: string | null;
  /** Of the resource on whose behalf a service calls; null: any of the account. */
  readonly sourceArn: string | null;
};

/** What a condition key says of a caller. */
export type KeyValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'absent' }
  /** One of many, among them these samples. `within`: the part that they all have, and where it stands between colons or slashes. */
  | { readonly kind: 'any'; readonly samples: readonly string[]; readonly within: Within }
  | { readonly kind: 'not-known' };

export type Within = { readonly separator: ':' | '/'; readonly index: number; readonly part: string };

const NOT_KNOWN = { kind: 'not-known' } as const;

/** The value of a condition key (in lower case) in a request of a caller. */
export function keyValue(key: string, caller: Caller): KeyValue {
  const read = KEYS[key];
  return read === undefined ? NOT_KNOWN : read(caller);
}

const KEYS: Readonly<Record<string, (caller: Caller) => KeyValue>> = {
  'aws:principalorgid': ({ organizationId }) => valueOr(organizationId),
  'aws:principalorgpaths': pathOf,
  'aws:principalaccount': ({ account }) => valueOr(account),
  'aws:principalarn': ({ account, arn }) =>
    arn === null ? anyOf(account, SAMPLE_IDENTITIES) : { kind: 'value', value: arn },
  // A request that somebody makes himself has none of the keys of services. Where one stands in a policy, it is judged as
  // if a service called for the account: that is whom it lets in.
  'aws:sourceaccount': ({ account }) => valueOr(account),
  'aws:sourceorgid': ({ organizationId }) => valueOr(organizationId),
  'aws:sourceorgpaths': pathOf,
  'aws:sourcearn': ({ account, sourceArn }) =>
    sourceArn === null ? anyOf(account, SAMPLE_RESOURCES) : { kind: 'value', value: sourceArn },
  // AWS answers nobody without TLS who subscribes a log group.
  'aws:securetransport': () => valueOr('true'),
  'aws:principalisawsservice': () => valueOr('false'),
};

const SAMPLE_IDENTITIES = ['iam::ACCOUNT:root', 'iam::ACCOUNT:user/a', 'iam::ACCOUNT:role/z'];
const SAMPLE_RESOURCES = [
  'logs:ca-central-1:ACCOUNT:log-group:a',
  's3:us-east-1:ACCOUNT:z',
  'lambda:eu-west-1:ACCOUNT:m',
];

function valueOr(value: string | null): KeyValue {
  return value === null ? { kind: 'absent' } : { kind: 'value', value };
}

function anyOf(account: string, samples: readonly string[]): KeyValue {
  return {
    kind: 'any',
    samples: samples.map((sample) => `arn:aws:${sample.replace('ACCOUNT', account)}`),
    within: { separator: ':', index: 4, part: account },
  };
}

function pathOf({ organizationId, path }: Caller): KeyValue {
  if (organizationId === null || path !== null) return valueOr(path);
  return {
    kind: 'any',
    samples: [`${organizationId}/r-aaaa/`, `${organizationId}/r-zzzz/ou-zzzz-zzzzzzzz/`],
    within: { separator: '/', index: 0, part: organizationId },
  };
}
