import { z } from 'zod';
import { fact } from '../../fact.ts';
import type { World } from '../../world.ts';

/** Why the configuration does not ask a subscription of a log group. */
export const logGroupScope = fact({
  subjects: ['log-group'],
  shape: z
    .strictObject({
      exclusions: z.array(z.string()).describe('Why the group needs no subscription; empty: it needs one'),
    })
    .describe('Whether the configuration asks a subscription of a log group'),
  needs: ['log-group'],
  read({ account, resource: logGroup }, world) {
    const { parameters } = world;
    const exclusions: string[] = [];
    if (logGroup.class === 'DELIVERY') exclusions.push('the class DELIVERY only holds what AWS delivers onwards');
    if (parameters.accountsInScope === 'workload' && world.target(account).roles.length > 0) {
      exclusions.push('subscriptions are asked in workload accounts only');
    }
    if (!pipelineRegions(world, [logGroup.region]).includes(logGroup.region)) {
      exclusions.push(`the log pipeline does not reach ${logGroup.region}`);
    }
    if (parameters.excludedLogGroups.some((pattern) => covers(pattern, logGroup.name))) {
      exclusions.push('excluded by name');
    }
    return { exclusions };
  },
});

/** The regions that the configuration wants the log pipeline in, sorted; `all` stands for those given. */
export function pipelineRegions(
  { parameters, targets }: Pick<World, 'parameters' | 'targets'>,
  all: readonly string[],
): readonly string[] {
  const regions = parameters.regionsInScope === 'all' ? all : [targets.homeRegion, ...parameters.additionalLogRegions];
  return [...new Set(regions)].sort();
}

/** Exact, or with a `*` at the end. */
function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
