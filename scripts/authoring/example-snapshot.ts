import { TAKEN_AT } from '../../model/baseline.ts';
import { FOLLOW_UP_SHARD, ORGANIZATION_SHARD } from '../../model/shard-names.ts';
import { type Shard, SNAPSHOT_FORMAT, type Snapshot } from '../../model/snapshot.ts';
import type { Example } from './example.ts';
import { exampleAnswers, TYPES } from './example-answers.ts';
import { EXAMPLE_PARAMETERS } from './example-parameters.ts';
import { defined, exampleTargets } from './example-targets.ts';

/**
 * An example as a snapshot, in which every question of every definition was answered unless the example says otherwise.
 * A bucket without a location gets the baseline's. Throws ContradictoryExample where it contradicts itself: an answer
 * about a resource that is not there, the same resource twice, a gap where no question would be asked.
 */
export function exampleSnapshot(example: Example): Snapshot {
  const targets = exampleTargets(example.targets);
  const { cells, resources, followUp } = exampleAnswers(example, targets);
  const names = targets.accounts.filter(({ leftOut }) => leftOut === null).map(({ account }) => account);
  const shards = new Map<string, Shard>([[ORGANIZATION_SHARD, { name: ORGANIZATION_SHARD, cells: [], resources: [] }]]);
  if (followUp.cells.length > 0) shards.set(FOLLOW_UP_SHARD, { name: FOLLOW_UP_SHARD, ...followUp });
  for (const name of names) {
    const own = <T extends { account: string }>(list: readonly T[]): T[] => list.filter((one) => one.account === name);
    shards.set(name, { name, cells: own(cells), resources: own(resources) });
  }
  return {
    manifest: {
      format: SNAPSHOT_FORMAT,
      tool: { name: 'zonewarden', version: 'example' },
      takenAt: TAKEN_AT,
      endedAt: TAKEN_AT,
      interrupted: null,
      targets,
      parameters: { ...EXAMPLE_PARAMETERS, ...defined(example.parameters) },
      asked: [...TYPES].sort(),
      calls: [],
      clock: { aheadSeconds: 0 },
      changes: [],
      shards: [...shards.values()].map(({ name, cells, resources }) => ({
        name,
        file: name,
        sha256: '0'.repeat(64),
        bytes: 0,
        cells: cells.length,
        resources: resources.length,
      })),
    },
    async shard(name) {
      const shard = shards.get(name);
      if (shard === undefined) throw new Error(`the example has no shard ${name}`);
      return shard;
    },
  };
}
