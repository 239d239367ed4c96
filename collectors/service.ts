import type { OperationName, Outcome } from '../model/cell.ts';
import type { ResourceType } from '../model/resource.ts';
import type { CollectorOf } from './collector.ts';

/** What one AWS service brings: how its types are read, and where AWS differs from the rule. Its folder has IAM's name for it. */
export type Service = {
  /** The SDK's name of the client without `Client`, in small letters; left out: the folder's name without dashes. */
  readonly client?: string;
  readonly collectors?: { readonly [T in ResourceType]?: CollectorOf<T> };
  /** What errors of its own mean; the first row that fits decides, before everything that holds for all services. */
  readonly errors?: readonly ErrorMeaning[];
  /** What AWS publishes, or what is assumed. */
  readonly limits?: {
    /** Of every operation without a row of its own. */
    readonly service?: LimitRow;
    readonly operations?: Readonly<Record<OperationName, LimitRow>>;
  };
  /** The IAM actions of operations whose permission has another name, or that need more than one. */
  readonly actions?: Readonly<Record<OperationName, readonly string[]>>;
  /** IAM actions that are allowed on some resources only, as an ARN with wildcards; left out: on all. */
  readonly resources?: Readonly<Record<string, (partition: string) => string>>;
};

export type ErrorMeaning = {
  readonly outcome: Exclude<Outcome, 'collected'>;
  /** An operation, or a service with `*`; left out: all. */
  readonly operations?: readonly string[];
  readonly codes?: readonly string[];
  readonly message?: RegExp;
};

export type LimitRow = {
  readonly perSecond: number;
  /** Left out: what one second gives. */
  readonly burst?: number;
  readonly sharedBy?: 'all';
  /** One bucket for all operations of the service that have no row of their own. */
  readonly wholeService?: true;
  /** The figures are assumed, because AWS publishes none. */
  readonly assumed?: true;
};

/** Keeps the types of a service's collectors. */
export function service<const S extends Service>(definition: S): S {
  return definition;
}
