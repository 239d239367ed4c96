/** What can go wrong on the way to AWS, by kind: one line each for `--help` and the documentation. */
export const FAULT_KINDS = {
  denied: 'the call is refused: no permission',
  'denied-by-scp': 'the call is refused by a service control policy',
  throttled: "the service's own throttling error",
  'server-error': 'an internal error (500)',
  unavailable: 'the service is unavailable (503)',
  expired: 'the credentials have expired',
  'cut-off': 'the answer breaks off in the middle and the connection is closed',
  html: 'a web page with status 200',
  empty: 'status 200 without a body',
  slow: 'the answer comes only after `seconds` (120 unless told)',
  reset: 'the connection is reset without an answer',
  'repeated-token': 'a listing that gives the same continuation token for ever',
  'empty-page-with-token': 'a page without entries, after which the others still come (legal)',
  'last-page-lost': 'the last page of a listing is an internal error',
  'missing-member': 'a required member, or the list itself, is left out',
  'null-member': 'the same member is null (left out where the protocol is XML, which has no null)',
  'wrong-account': 'the answer is that of another account',
} as const;
export type FaultKind = keyof typeof FAULT_KINDS;

/** Which calls a fault meets. null: all of them. */
export type FaultScope = {
  readonly account: string | null;
  readonly region: string | null;
  /** `ec2:DescribeVpcs`, or with `*` for any characters. */
  readonly operation: string | null;
  /** Only the first so many calls that match. */
  readonly times: number | null;
  /** Only this page of a listing, counted from 1 by its continuation tokens. */
  readonly page: number | null;
};

/** One fault of the simulated organization. */
export type Fault =
  | ({ readonly kind: Exclude<FaultKind, 'slow'> } & FaultScope)
  | ({ readonly kind: 'slow'; readonly seconds: number } & FaultScope);

/** Whether the fault speaks of calls of an account, a region and an operation. */
export function matchesCall(fault: Fault, call: { account: string; region: string; operation: string }): boolean {
  return (
    (fault.account === null || fault.account === call.account) &&
    (fault.region === null || fault.region === call.region) &&
    (fault.operation === null || matchesGlob(fault.operation, call.operation))
  );
}

const globs = new Map<string, RegExp>();

function matchesGlob(glob: string, operation: string): boolean {
  let pattern = globs.get(glob);
  if (pattern === undefined) {
    pattern = new RegExp(`^${glob.replace(/[^\w*]/g, '\\$&').replaceAll('*', '.*')}$`);
    globs.set(glob, pattern);
  }
  return pattern.test(operation);
}
