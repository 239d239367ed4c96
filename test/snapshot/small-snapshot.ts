import { type Manifest, type Shard, SNAPSHOT_FORMAT } from '../../model/snapshot.ts';
import { EXAMPLE_PARAMETERS } from '../../scripts/authoring/example-parameters.ts';

const at = '2026-11-01T12:00:00.000Z';
/** One account with one VPC. */
export const SHARD: Shard = {
  name: '111122223333',
  cells: [
    {
      account: '111122223333',
      region: 'ca-central-1',
      operation: 'ec2:DescribeVpcs',
      resource: null,
      outcome: 'collected',
      at,
      pages: 1,
      count: 1,
      code: null,
      detail: null,
    },
  ],
  resources: [
    {
      type: 'vpc',
      id: 'arn:aws:ec2:ca-central-1:111122223333:vpc/vpc-1',
      account: '111122223333',
      region: 'ca-central-1',
      vpcId: 'vpc-1',
      isDefault: false,
      name: 'Café "1"',
    },
  ],
};
/** Of a scan of that account. */
export const MANIFEST: Omit<Manifest, 'shards'> = {
  format: SNAPSHOT_FORMAT,
  tool: { name: 'zonewarden', version: '0.0.0' },
  takenAt: at,
  endedAt: at,
  interrupted: null,
  targets: {
    organizationId: 'o-example',
    rootId: 'r-exam',
    organizationAccount: '111122223333',
    partition: 'aws',
    homeRegion: 'ca-central-1',
    core: { management: '111122223333', logArchive: null, security: null },
    accounts: [],
  },
  parameters: EXAMPLE_PARAMETERS,
  asked: ['vpc'],
  calls: [],
  clock: { aheadSeconds: 0 },
  changes: [],
};
