import type { Parameters } from './parameters.ts';
import type { ResourceOf } from './resource.ts';
import type { Targets } from './snapshot.ts';

/** Why the configuration asks no subscription of a log group. */
export type SubscriptionExclusion = 'delivery-class' | 'core-account' | 'other-region' | 'excluded-name';

/** What decides of which log groups a subscription is asked. */
export type SubscriptionScope = {
  readonly parameters: Parameters;
  readonly targets: Pick<Targets, 'homeRegion' | 'core'>;
};

/**
 * Why the configuration asks no subscription of a log group; empty: it asks one. The scan asks AWS by it, and the rules
 * apply by it: what is judged under the parameters of the scan was asked for.
 */
export function subscriptionExclusions(
  { account, region, name, class: groupClass }: Pick<ResourceOf<'log-group'>, 'account' | 'region' | 'name' | 'class'>,
  scope: SubscriptionScope,
): readonly SubscriptionExclusion[] {
  const { accountsInScope, excludedLogGroups } = scope.parameters;
  const holds = {
    'delivery-class': groupClass === 'DELIVERY',
    'core-account': accountsInScope === 'workload' && Object.values(scope.targets.core).includes(account),
    'other-region': !pipelineRegions(scope, [region]).includes(region),
    'excluded-name': excludedLogGroups.some((pattern) => covers(pattern, name)),
  } as const satisfies Record<SubscriptionExclusion, boolean>;
  return (Object.keys(holds) as SubscriptionExclusion[]).filter((exclusion) => holds[exclusion]);
}

/** The regions that the configuration wants the log pipeline in, sorted; `all` stands for those given. */
export function pipelineRegions({ parameters, targets }: SubscriptionScope, all: readonly string[]): readonly string[] {
  const regions = parameters.regionsInScope === 'all' ? all : [targets.homeRegion, ...parameters.additionalLogRegions];
  return [...new Set(regions)].sort();
}

/** Exact, or with a `*` at the end. */
function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}

/** What a subscription lets pass. */
export type Sieve = { readonly pattern: string; readonly narrowedBy: readonly string[] };

/** Whether a subscription lets everything pass. A pattern of blanks alone names no term, like an empty one. */
export function passesEverything({ pattern, narrowedBy }: Sieve): boolean {
  return pattern.trim() === '' && narrowedBy.length === 0;
}
