import type { Cell } from '../../model/cell.ts';
import type { AccountId } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { ResourceType } from '../../model/resource.ts';
import type { Shard, TargetAccount, Targets } from '../../model/snapshot.ts';
import type { AwsAccess } from '../aws/open-aws.ts';
import type { Collectors } from '../collector.ts';
import { COLLECTORS } from '../index.ts';
import { type Collected, scanAccount } from './account-scan.ts';
import { eachOf } from './concurrency.ts';
import { coreFirst, toShard } from './order.ts';
import { closeTypes } from './plan.ts';
import { openQuestionScheduler, type QuestionScheduler } from './scheduler.ts';
import { readServiceRegions, type ServiceRegions } from './service-regions.ts';

/** Where shards go. A shard is written once, as soon as its account was read. */
export interface Sink {
  write(shard: Shard): Promise<void>;
}

/** What a scan tells about itself while it runs. */
export type Progress =
  | { readonly event: 'account-started'; readonly account: AccountId }
  | { readonly event: 'answered'; readonly cell: Cell }
  | { readonly event: 'account-read'; readonly account: AccountId; readonly cells: number; readonly resources: number };

export type CollectOptions = {
  readonly targets: Targets;
  /** What finding the targets has read: of the organization, and of each account. */
  readonly found: { readonly organization: Collected; readonly accounts: ReadonlyMap<AccountId, Collected> };
  readonly types: readonly ResourceType[];
  /** What the rules will be judged by. */
  readonly parameters: Parameters;
  readonly aws: Pick<AwsAccess, 'question' | 'release'>;
  readonly sink: Sink;
  /** Names of shards that were written before: nothing is asked about them. */
  readonly kept?: ReadonlySet<string>;
  readonly clock: { now(): number };
  /** Ends the scan: what was read is written, what was not answered becomes a gap. */
  readonly signal: AbortSignal;
  readonly progress?: (progress: Progress) => void;
  /**
   * Accounts that are open at one moment; left out: as many as have 400 regions together, from 8 to 64. What is read of
   * them stands in memory; with fewer, the queue of calls runs empty while the last of them wait for slow answers.
   */
  readonly accountsAtOnce?: number;
  /**
   * Questions about places that wait at AWS's door together; 256, and best some times the calls under way. The others
   * wait before anything is made for them.
   */
  readonly questionsAtOnce?: number;
  readonly collectors?: Collectors;
};

/**
 * Reads every account that is aimed at, and writes the shard `organization` and one shard for each of them. A new
 * account is opened as soon as another one is done, the core accounts first. Rejects for faults of ours and when the
 * sink refuses a shard; what AWS refuses is in the cells.
 */
export async function collect(options: CollectOptions): Promise<void> {
  const { targets, found, sink, kept = new Set(), questionsAtOnce = 256 } = options;
  const scanned = targets.accounts.filter((target) => target.leftOut === null).toSorted(coreFirst);
  const { accountsAtOnce = accountsOpenTogether(scanned) } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const scheduler = openQuestionScheduler(questionsAtOnce);
  const { clock, aws, types, collectors = COLLECTORS } = options;
  // Accounts that another process has read are asked nothing.
  const open = { ...targets, accounts: scanned.filter(({ account }) => !kept.has(account)) };
  const serviceRegions = await readServiceRegions(closeTypes(types, collectors), open, aws, { clock, signal });
  for (const cell of serviceRegions.cells) options.progress?.({ event: 'answered', cell });
  if (!kept.has('organization')) await sink.write(organizationShard(found, scanned, serviceRegions.cells));
  await eachOf(scanned, accountsAtOnce, async (target) => {
    // An account that nobody has opened yet when the scan is ended has no shard: writing down for each question that it
    // was not asked would take long in a large organization.
    if (kept.has(target.account) || options.signal.aborted) return;
    try {
      await readAccount(target, { scheduler, serviceRegions }, { ...options, signal });
    } catch (error) {
      stop.abort();
      throw error;
    }
  });
}

function accountsOpenTogether(scanned: readonly TargetAccount[]): number {
  const most = scanned.reduce((most, { regions }) => Math.max(most, regions?.length ?? 0), 1);
  return Math.min(64, Math.max(8, Math.ceil(REGIONS_OPEN / most)));
}

const REGIONS_OPEN = 400;

/** What all accounts share. */
type Shared = { readonly scheduler: QuestionScheduler; readonly serviceRegions: ServiceRegions };

async function readAccount(target: TargetAccount, shared: Shared, options: CollectOptions): Promise<void> {
  const { types, parameters, targets, found, aws, sink, collectors = COLLECTORS } = options;
  const { clock, signal, progress } = options;
  const { account } = target;
  const before = found.accounts.get(account) ?? NOTHING;
  progress?.({ event: 'account-started', account });
  // Regions that could not be read stand for everything that would have been asked in them.
  const read =
    target.regions === null
      ? before
      : await scanAccount({
          account,
          regions: target.regions,
          types,
          before,
          targets,
          parameters,
          collectors,
          aws,
          ...shared,
          watch: { clock, signal },
          onCell: (cell) => progress?.({ event: 'answered', cell }),
        });
  // The management account is asked once more in the end, which accounts there are.
  if (account !== targets.core.management) aws.release(account);
  await sink.write(toShard(account, read.cells, read.resources));
  progress?.({ event: 'account-read', account, cells: read.cells.length, resources: read.resources.length });
}

/** What was read of an account that has no shard of its own is kept with the organization. */
function organizationShard(
  found: CollectOptions['found'],
  scanned: readonly TargetAccount[],
  serviceRegions: readonly Cell[],
): Shard {
  const withShard = new Set(scanned.map((target) => target.account));
  const others = [...found.accounts].filter(([account]) => !withShard.has(account)).map(([, definition]) => definition);
  const all = [found.organization, { cells: serviceRegions, resources: [] }, ...others];
  return toShard(
    'organization',
    all.flatMap((definition) => definition.cells),
    all.flatMap((definition) => definition.resources),
  );
}

const NOTHING: Collected = { cells: [], resources: [] };
