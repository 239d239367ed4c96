import type { Vpc as AwsVpc } from '@aws-sdk/client-ec2';
import type { Place } from '../../../model/names.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { accountId, required, textOrNull } from '../../answer.ts';
import { arnIn } from '../../arn.ts';
import { listing } from '../../verbs.ts';

/** VPCs of one region. VPCs that are shared into the account belong to their owner and are read there. */
export const vpc = listing('vpc', {
  call: () => import('@aws-sdk/client-ec2').then((sdk) => [sdk.EC2Client, sdk.DescribeVpcsCommand] as const),
  input: { MaxResults: 200 },
  list: ({ Vpcs }) => Vpcs,
  to: (found, { account, place, known }) =>
    accountId(found.OwnerId, 'OwnerId') === account ? toVpc(place, known.targets.partition, found) : null,
});

export function toVpc(place: Place, partition: string, found: AwsVpc): ResourceOf<'vpc'> {
  const vpcId = required(found.VpcId, 'VpcId');
  return {
    type: 'vpc',
    id: arnIn(place, partition, 'ec2', `vpc/${vpcId}`),
    ...place,
    vpcId,
    isDefault: required(found.IsDefault, 'IsDefault'),
    name: textOrNull(found.Tags?.find((tag) => required(tag.Key, 'Tags.Key') === 'Name')?.Value),
  };
}
