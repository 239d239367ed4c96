import { z } from 'zod';
import { fact } from '../fact.ts';
import type { World } from '../world.ts';

/** Whether a log group is one of those that have to be subscribed. */
export const logGroupScope = fact({
  subjects: ['workload-log-group', 'core-log-group'],
  shape: z
    .strictObject({
      inScope: z.boolean().describe('Whether the group needs a subscription'),
      notes: z.array(z.string()),
    })
    .describe('Whether the configuration asks a subscription of a log group'),
  needs: ['log-group'],
  read({ kind, logGroup }, world) {
    const { parameters } = world;
    const notes: string[] = [];
    if (logGroup.class === 'DELIVERY') notes.push('Groups of the class DELIVERY only hold what AWS delivers onwards.');
    if (kind === 'core-log-group' && parameters.accountsInScope === 'workload') {
      notes.push('The configuration asks for subscriptions in workload accounts only.');
    }
    if (!pipelineRegions(world, [logGroup.region]).includes(logGroup.region)) {
      notes.push(
        `The log pipeline does not reach ${logGroup.region} by configuration; the group stays in its account.`,
      );
    }
    if (parameters.excludedLogGroups.some((pattern) => covers(pattern, logGroup.name))) {
      notes.push('excluded by configuration');
    }
    return { inScope: notes.length === 0, notes };
  },
});

/** The regions that the configuration wants the log pipeline in, sorted; `all` stands for those given. */
export function pipelineRegions({ parameters, targets }: World, all: readonly string[]): readonly string[] {
  const regions = parameters.regionsInScope === 'all' ? all : [targets.homeRegion, ...parameters.additionalLogRegions];
  return [...new Set(regions)].sort();
}

/** Exact, or with a `*` at the end. */
function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
}
