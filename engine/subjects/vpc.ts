import { subjects } from '../subject.ts';

/** VPCs of the account that owns them. A region without a VPC has none, and nothing to say about it. */
export const vpcs = subjects({
  kind: 'vpc',
  scope: 'region',
  accounts: 'all',
  needs: ['vpc'],
  list: (world, place) => ({
    subjects: world.all('vpc', place).map((vpc) => ({
      kind: 'vpc',
      account: vpc.account,
      region: vpc.region,
      arn: vpc.id,
      name: vpc.name ?? vpc.vpcId,
      vpc,
    })),
  }),
});
