import type { Known } from '../../collectors/collector.ts';
import { ResourcesRead } from '../../collectors/runner/resources-read.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Resource } from '../../model/resource.ts';
import type { Targets } from '../../model/snapshot.ts';
import { PARAMETERS } from '../reporters/fixture/parameters.ts';

/** Nothing is left out of the scan. */
export const parameters: Parameters = { ...PARAMETERS, regionsInScope: 'all' };

export const targets: Targets = {
  organizationId: 'o-exampleorg',
  rootId: 'r-exam',
  organizationAccount: '111122223333',
  partition: 'aws',
  homeRegion: 'ca-central-1',
  core: { management: '111122223333', logArchive: '222233334444', security: '333344445555' },
  accounts: [],
};

/** What a question may look at when the account has given these resources. */
export function knownOf(...resources: readonly Resource[]): Known {
  const read = new ResourcesRead();
  read.add(resources);
  return { targets, parameters, seen: (type, region) => read.seen(type, region) };
}
