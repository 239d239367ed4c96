import { FAULT_KINDS, type Fault, type FaultKind, MEMBER_KINDS, type MemberKind } from './fault.ts';

/** The fault specifications of a command line are wrong; `faults` says all that is wrong, one sentence each. */
export class FaultSpecError extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(faults.join('\n'));
    this.name = 'FaultSpecError';
    this.faults = faults;
  }
}

/**
 * Reads specifications of the form `KIND[:key=value[,key=value…]]`, such as `denied:region=eu-west-1` or
 * `throttled:operation=logs:DescribeSubscriptionFilters,times=3`. Throws FaultSpecError with everything that is wrong.
 */
export function parseFaults(specifications: readonly string[]): readonly Fault[] {
  const errors: string[] = [];
  const faults = specifications.map((specification) => parseFault(specification, errors));
  if (errors.length > 0) throw new FaultSpecError(errors);
  return faults;
}

function parseFault(specification: string, errors: string[]): Fault {
  const complain = (sentence: string) => errors.push(`fault "${specification}": ${sentence}`);
  const colon = specification.indexOf(':');
  const kind = colon === -1 ? specification : specification.slice(0, colon);
  const values = colon === -1 ? new Map<string, string>() : parseKeys(specification.slice(colon + 1), complain);
  if (!isKind(kind)) complain(`"${kind}" is no kind of fault; use one of ${Object.keys(FAULT_KINDS).join(', ')}`);
  for (const [key, value] of values) {
    const rule = Object.hasOwn(KEYS, key) ? KEYS[key as Key] : undefined;
    if (rule === undefined) complain(`"${key}" is no key; use ${Object.keys(KEYS).join(', ')}`);
    else if (!rule.pattern.test(value)) complain(`${key} has to be ${rule.wanted}, and "${value}" is not`);
  }
  for (const [key, kinds] of Object.entries(BELONGS_TO)) {
    if (values.has(key) && !kinds.includes(kind)) complain(`${key} belongs to ${kinds.join(', ')} only; leave it out`);
  }
  const scope = {
    account: values.get('account') ?? null,
    region: values.get('region') ?? null,
    operation: values.get('operation') ?? null,
    times: numberOf(values.get('times')),
    page: numberOf(values.get('page')),
  };
  if (kind === 'slow') return { kind, seconds: numberOf(values.get('seconds')) ?? 120, ...scope };
  if (kind === 'wrong-account') return { kind, as: values.get('as') ?? null, ...scope };
  if (kind === 'wrong-region') return { kind, from: values.get('from') ?? null, ...scope };
  if (isMemberKind(kind)) return { kind, member: values.get('member') ?? null, ...scope };
  return { kind: kind as Exclude<FaultKind, 'slow' | 'wrong-account' | 'wrong-region' | MemberKind>, ...scope };
}

/** Keys that only some kinds have. */
const BELONGS_TO: Readonly<Record<string, readonly string[]>> = {
  seconds: ['slow'],
  as: ['wrong-account'],
  from: ['wrong-region'],
  member: MEMBER_KINDS,
};

function parseKeys(text: string, complain: (sentence: string) => void): Map<string, string> {
  const values = new Map<string, string>();
  for (const part of text.split(',')) {
    const [, key, value] = /^([^=]+)=(.*)$/.exec(part) ?? [];
    if (key === undefined || value === undefined) complain(`write key=value instead of "${part}"`);
    else if (values.has(key)) complain(`${key} stands there twice; keep one`);
    else values.set(key, value);
  }
  return values;
}

type Key = 'account' | 'region' | 'operation' | 'times' | 'page' | 'seconds' | 'as' | 'from' | 'member';
type KeyRule = { readonly pattern: RegExp; readonly wanted: string };

const POSITIVE: KeyRule = { pattern: /^[1-9]\d{0,8}$/, wanted: 'a whole number from 1' };
const REGION: KeyRule = { pattern: /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, wanted: 'a region such as ca-central-1' };
const ACCOUNT: KeyRule = { pattern: /^\d{12}$/, wanted: 'an account id of 12 digits' };
const KEYS: Readonly<Record<Key, KeyRule>> = {
  account: ACCOUNT,
  region: REGION,
  operation: {
    pattern: /^(\*|[a-z0-9-]+:[A-Za-z0-9*]+)$/,
    wanted: 'an operation such as ec2:DescribeVpcs or ec2:*',
  },
  times: POSITIVE,
  page: POSITIVE,
  seconds: { pattern: /^(?!0*(?:\.0*)?$)\d{1,9}(\.\d{1,3})?$/, wanted: 'a number above 0' },
  as: ACCOUNT,
  from: REGION,
  member: { pattern: /^[\w-]+(\.[\w-]+)*$/, wanted: 'a path such as Vpcs.0.OwnerId' },
};

function isKind(text: string): text is FaultKind {
  return Object.hasOwn(FAULT_KINDS, text);
}

function isMemberKind(kind: string): kind is MemberKind {
  return MEMBER_KINDS.some((known) => known === kind);
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
