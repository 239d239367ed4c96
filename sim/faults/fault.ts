/** What can go wrong on the way to AWS, by kind: one line each for `--help` and the documentation. */
export const FAULT_KINDS = {
  denied: 'the call is refused: no permission',
  'denied-by-scp': 'the call is refused by a service control policy',
  throttled: "the service's own throttling error",
  'server-error': 'an internal error (500)',
  unavailable: 'the service is unavailable (503)',
  expired: 'the credentials have expired',
  gone: 'the thing that is asked about no longer exists',
  'cut-off': 'the answer breaks off in the middle and the connection is closed',
  truncated: 'the first half of an answer, as if it were the whole',
  html: 'a web page with status 200',
  empty: 'status 200 without a body',
  slow: 'the answer comes only after `seconds` (120 unless told)',
  reset: 'the connection is reset without an answer',
  'repeated-token': 'a listing that gives the same continuation token for ever',
  'empty-page-with-token': 'a page without entries, after which the others still come (legal)',
  'last-page-lost': 'the last page of a listing is an internal error',
  'missing-member': 'a member is left out: a required one, or the list itself, or the one at `member`',
  'null-member': 'the same member is null (left out where the protocol is XML, which has no null)',
  'unknown-word': 'a text is a word that AWS does not have: the first text, or the one at `member`',
  'wrong-account': 'the answer is that of another account (the account `as`)',
  'wrong-region': 'the answer is that of another region of the account (the region `from`)',
  'object-in-error': 'an error whose message is an object (an element, where the protocol is XML)',
  'list-in-error': 'an error whose message is a list (stands there twice, where the protocol is XML)',
  'two-codes': 'an error with two codes, the first of which says that the thing no longer exists',
  'no-utf8': 'an answer with a byte that is no UTF-8',
  'too-large': 'an answer that is followed by 64 MB of white space',
  spaced: 'white space everywhere, and a member that nobody knows (legal)',
  endless: 'a listing of empty pages, each with a new continuation token',
  'text-for-list': 'a text in the place of a list: the first one, or the one at `member`',
  twice: 'a member stands there twice: a required one, or the list itself, or the one at `member`',
  'huge-number': 'a number is 1e21: the first one, or the one at `member`',
  'negative-number': 'the same number below zero',
  fraction: 'the same number and a half',
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

/** The faults that change one member of an answer. */
export const MEMBER_KINDS = [
  'missing-member',
  'null-member',
  'unknown-word',
  'text-for-list',
  'twice',
  'huge-number',
  'negative-number',
  'fraction',
] as const satisfies readonly FaultKind[];
export type MemberKind = (typeof MEMBER_KINDS)[number];

/** One fault of the simulated organization. */
export type Fault = FaultScope &
  (
    | { readonly kind: Exclude<FaultKind, 'slow' | 'wrong-account' | 'wrong-region' | MemberKind> }
    | { readonly kind: 'slow'; readonly seconds: number }
    /** `as`: whose answer it is; null: the caller's, and to the caller a stranger's. */
    | { readonly kind: 'wrong-account'; readonly as: string | null }
    /** `from`: which region's answer it is; null: another one's. */
    | { readonly kind: 'wrong-region'; readonly from: string | null }
    /** `member`: where, as `Vpcs.0.OwnerId`; null: the one that tells most. */
    | { readonly kind: MemberKind; readonly member: string | null }
  );

/** Whether the fault speaks of calls of an account, a region and an operation. */
export function matchesCall(fault: Fault, call: { account: string; region: string; operation: string }): boolean {
  return (
    (fault.account === null || fault.account === call.account) &&
    !(fault.kind === 'wrong-account' && fault.as === call.account) &&
    !(fault.kind === 'wrong-region' && fault.from === call.region) &&
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
