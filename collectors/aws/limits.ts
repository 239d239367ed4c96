import type { OperationName } from '../../model/cell.ts';
import type { LimitRow, Service } from '../service.ts';
import { SERVICES } from '../services/index.ts';

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
  const limits = (SERVICES as Readonly<Record<string, Service>>)[service]?.limits;
  const row = limits?.operations?.[operation] ?? limits?.service ?? UNPUBLISHED;
  return {
    perSecond: row.perSecond,
    burst: row.burst ?? row.perSecond,
    published: row !== UNPUBLISHED,
    burstKnown: row.assumed !== true,
    sharedBy: row.sharedBy ?? 'place',
    bucket: row.wholeService ? service : operation,
  };
}

const UNPUBLISHED: LimitRow = { perSecond: 5, assumed: true };
