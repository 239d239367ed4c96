import type { OperationName } from '../../model/cell.ts';

/** Who is asked, and what. */
export type CallPlace = { readonly account: string; readonly region: string; readonly operation: OperationName };

/** What AWS allows for one operation: tokens per second, how many may be spent at once, and who shares them. */
export type Limit = {
  readonly perSecond: number;
  readonly burst: number;
  /** AWS published the figures; if not they are a guess from which the rate may grow. */
  readonly published: boolean;
  /** Whether the burst is known well enough to leave a part of it to others. */
  readonly burstKnown: boolean;
  /** `all`: shared by every account that is scanned. `place`: each account and region has its own. */
  readonly sharedBy: 'place' | 'all';
  /** Operations with the same bucket name spend from the same tokens. */
  readonly bucket: string;
};

/** The limit of an operation, as AWS publishes it. */
export function limitOf(operation: OperationName): Limit {
  const service = operation.slice(0, operation.indexOf(':'));
  const row = OPERATIONS[operation] ?? SERVICES[service] ?? UNPUBLISHED;
  return {
    perSecond: row.perSecond,
    burst: row.burst ?? row.perSecond,
    published: row !== UNPUBLISHED,
    burstKnown: row !== UNPUBLISHED && row !== ORGANIZATIONS,
    sharedBy: row.sharedBy ?? 'place',
    bucket: row.wholeService ? service : operation,
  };
}

type Row = {
  readonly perSecond: number;
  /** Left out: what one second gives. */
  readonly burst?: number;
  readonly sharedBy?: 'all';
  /** One bucket for all operations of the service that have no row of their own. */
  readonly wholeService?: true;
};

const UNPUBLISHED: Row = { perSecond: 5 };

/** Every operation has a bucket that the organization as a whole shares, whichever account asks. The figures are assumed. */
const ORGANIZATIONS: Row = { perSecond: 5, burst: 10, sharedBy: 'all' };

const OPERATIONS: Readonly<Record<OperationName, Row>> = {
  'cloudtrail:LookupEvents': { perSecond: 2 },
  'kinesis:DescribeStreamSummary': { perSecond: 20 },
  'kms:DescribeKey': { perSecond: 100 },
  'kms:GetKeyRotationStatus': { perSecond: 100 },
  'kms:ListAliases': { perSecond: 100 },
  'logs:DescribeLogGroups': { perSecond: 10 },
  // Not adjustable: AWS refuses to raise it.
  'logs:DescribeSubscriptionFilters': { perSecond: 5 },
  'logs:DescribeLogStreams': { perSecond: 25 },
  'organizations:ListRoots': { perSecond: 1, burst: 2, sharedBy: 'all' },
};

const SERVICES: Readonly<Record<string, Row>> = {
  account: { perSecond: 5 },
  cloudtrail: { perSecond: 10 },
  ec2: { perSecond: 20, burst: 100 },
  firehose: { perSecond: 5 },
  logs: { perSecond: 5 },
  organizations: ORGANIZATIONS,
  sts: { perSecond: 600, sharedBy: 'all', wholeService: true },
};
