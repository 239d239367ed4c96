import { matchesPattern } from './name-pattern.ts';
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
    'excluded-name': excludedLogGroups.some((pattern) => matchesPattern(name, pattern)),
  } as const satisfies Record<SubscriptionExclusion, boolean>;
  return (Object.keys(holds) as SubscriptionExclusion[]).filter((exclusion) => holds[exclusion]);
}

/** Whether the landing zone builds something in a region. */
export function isGoverned(region: string, { governedRegions }: Pick<Parameters, 'governedRegions'>): boolean {
  return governedRegions === null || governedRegions.includes(region);
}

/** The regions that the configuration wants the log pipeline in, sorted; `all` stands for those given that are governed. */
export function pipelineRegions({ parameters, targets }: SubscriptionScope, all: readonly string[]): readonly string[] {
  const { regionsInScope, additionalLogRegions } = parameters;
  const governed = all.filter((region) => isGoverned(region, parameters));
  const regions = regionsInScope === 'all' ? governed : [targets.homeRegion, ...additionalLogRegions];
  return [...new Set(regions)].sort();
}

/** What a subscription lets pass. */
export type Sieve = { readonly pattern: string; readonly narrowedBy: readonly string[] };

/** Whether a subscription lets everything pass. A pattern of blanks alone names no term, like an empty one. */
export function passesEverything({ pattern, narrowedBy }: Sieve): boolean {
  return pattern.trim() === '' && narrowedBy.length === 0;
}
