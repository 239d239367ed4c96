import { callsOf } from '../../collectors/aws/counters.ts';
import { findTargets } from '../../collectors/targets/find-targets.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { readSnapshot } from '../../snapshot/read-snapshot.ts';
import { type CollectRequest, openAwsFor } from '../collect-snapshot.ts';
import { targetConfigurationOf } from '../scan-request.ts';
import { callsBefore } from './calls-by-place.ts';
import { type Estimate, estimate } from './estimate.ts';

export type DryRunRequest = Omit<CollectRequest, 'folder' | 'resume' | 'onEvent'> & {
  /** Folder of an earlier snapshot whose figures are taken; null: assumptions. */
  readonly like: string | null;
};

/**
 * Finds what there is to scan, and works out what a scan of it takes. Throws SnapshotError when the earlier snapshot
 * cannot be read, and what `findTargets` throws.
 */
export async function dryRun(request: DryRunRequest): Promise<Estimate> {
  const before = request.like === null ? null : await callsBefore(await readSnapshot(request.like));
  const aws = await openAwsFor(request);
  try {
    const watch = { clock: { now: () => Date.now() }, signal: request.signal };
    const found = await findTargets(targetConfigurationOf(request), aws, watch);
    return estimate({
      ...{ found, before, made: callsOf(aws.counts()), types: neededTypes(request.rules, vocabulary) },
      ...{ share: request.share, concurrency: request.concurrency },
    });
  } finally {
    aws.close();
  }
}
