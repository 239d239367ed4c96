import type { Vpc as AwsVpc } from '@aws-sdk/client-ec2';
import type { Place } from '../../model/names.ts';
import type { ResourceOf } from '../../model/resource.ts';
import { required, textOrNull } from '../answer.ts';
import { arnIn } from '../arn.ts';
import { pages } from '../aws/pages.ts';
import type { Collector } from '../collector.ts';

/** VPCs of one region. VPCs that are shared into the account belong to their owner and are read there. */
export const vpc: Collector<'vpc'> = {
  provides: 'vpc',
  async *collect({ account, place, aws, known }) {
    const { EC2Client, DescribeVpcsCommand } = await import('@aws-sdk/client-ec2');
    const ec2 = aws.client(EC2Client);
    for await (const page of pages(ec2, DescribeVpcsCommand, { MaxResults: 200 }, (answer) => answer.Vpcs)) {
      for (const found of page) {
        if (required(found.OwnerId, 'OwnerId') === account) yield toVpc(place, known.targets.partition, found);
      }
    }
  },
};

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
