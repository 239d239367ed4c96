/** How many calls a bucket of AWS's lets through. */
export type Rate = {
  /** Tokens that come back in a second. */
  readonly perSecond: number;
  /** Tokens of a full bucket. */
  readonly burst: number;
};

/** The bucket that a call draws from: calls of the same key share it. */
export type LimitedBucket = Rate & { readonly key: string };

/** What AWS counts a call by. */
type LimitedCall = { readonly account: string; readonly region: string; readonly operation: string };

/**
 * The bucket of a call by AWS's pages about quotas and throttling, read apart from whatever scans the simulation. Where
 * a page names no burst it is what one second gives; where AWS publishes nothing it is `UNPUBLISHED`.
 */
export function bucketOf({ account, region, operation }: LimitedCall): LimitedBucket {
  const service = operation.slice(0, operation.indexOf(':'));
  const { per = 'account and region', together = false, perSecond, burst = perSecond } = rowOf(service, operation);
  const counted = together ? service : operation;
  const owner = per === 'organization' ? '' : ` ${account} ${region}`;
  return { key: `${counted}${owner}`, perSecond, burst };
}

type Row = {
  readonly perSecond: number;
  readonly burst?: number;
  readonly per?: 'account and region' | 'organization';
  /** All operations of the service draw from one bucket. */
  readonly together?: true;
};

/** The first pattern that fits an operation decides. */
const PUBLISHED: Readonly<Record<string, readonly (readonly [operations: RegExp, row: Row])[]>> = {
  account: [[/./, { perSecond: 5 }]],
  cloudtrail: [
    [/^LookupEvents$/, { perSecond: 2 }],
    [/^(Get|Describe|List)/, { perSecond: 10 }],
    [/./, { perSecond: 1 }],
  ],
  ec2: [[/^(Describe|Get|List)/, { perSecond: 20, burst: 100 }]],
  firehose: [[/./, { perSecond: 5 }]],
  kinesis: [[/^DescribeStreamSummary$/, { perSecond: 20 }]],
  kms: [
    [/^DescribeKey$/, { perSecond: 2000 }],
    [/^GetKeyRotationStatus$/, { perSecond: 1000 }],
    [/^ListAliases$/, { perSecond: 500 }],
  ],
  logs: [
    [/^DescribeLogGroups$/, { perSecond: 10 }],
    [/^DescribeLogStreams$/, { perSecond: 25 }],
    [/./, { perSecond: 5 }],
  ],
  organizations: [
    [/^ListRoots$/, { perSecond: 1, burst: 2, per: 'organization' }],
    // Assumed: the rate as well, and a burst of twice as much, as that of ListRoots is.
    [/./, { perSecond: 5, burst: 10, per: 'organization' }],
  ],
  // A role in another account counts against the caller, and nearly all of a scan's calls have the same one.
  sts: [[/./, { perSecond: 600, per: 'organization', together: true }]],
};

/** A guess: nothing is known of it but that there is some limit. */
const UNPUBLISHED: Row = { perSecond: 20 };

function rowOf(service: string, operation: string): Row {
  const name = operation.slice(service.length + 1);
  return PUBLISHED[service]?.find(([operations]) => operations.test(name))?.[1] ?? UNPUBLISHED;
}
