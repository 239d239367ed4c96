import { describe, expect, test } from 'vitest';
import { fieldsOf, toFlowLog } from '../../../collectors/services/ec2/flow-log.ts';
import { toVpc } from '../../../collectors/services/ec2/vpc.ts';

const place = { account: '444455556666', region: 'ca-central-1' } as const;
const awsFlowLog = {
  FlowLogId: 'fl-0a1b2c3d',
  ResourceId: 'vpc-0a1b2c3d',
  TrafficType: 'ALL' as const,
  FlowLogStatus: 'ACTIVE',
  DeliverLogsStatus: 'SUCCESS',
  LogDestinationType: 's3' as const,
  LogDestination: 'arn:aws:s3:::asea-dev-phase0-cacentral1/444455556666/Dev_vpc',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how AWS writes it
  LogFormat: '${version} ${account-id} ${pkt-src-aws-service}',
  MaxAggregationInterval: 60,
  CreationTime: new Date('2026-01-02T03:04:05Z'),
};

test('a VPC has the ARN of its partition', () => {
  const found = {
    VpcId: 'vpc-0a1b2c3d',
    OwnerId: '444455556666',
    IsDefault: false,
    Tags: [{ Key: 'Name', Value: 'Dev' }],
  };
  expect(toVpc(place, 'aws-us-gov', found)).toEqual({
    type: 'vpc',
    id: 'arn:aws-us-gov:ec2:ca-central-1:444455556666:vpc/vpc-0a1b2c3d',
    ...place,
    vpcId: 'vpc-0a1b2c3d',
    isDefault: false,
    name: 'Dev',
  });
});

describe('a flow log', () => {
  test('keeps its format as a list of fields', () => {
    expect(toFlowLog(place, 'aws', awsFlowLog)).toEqual({
      type: 'flow-log',
      id: 'arn:aws:ec2:ca-central-1:444455556666:vpc-flow-log/fl-0a1b2c3d',
      ...place,
      flowLogId: 'fl-0a1b2c3d',
      targetId: 'vpc-0a1b2c3d',
      trafficType: 'ALL',
      status: 'ACTIVE',
      deliveryStatus: 'SUCCESS',
      deliveryError: null,
      destinationType: 's3',
      destination: 'arn:aws:s3:::asea-dev-phase0-cacentral1/444455556666/Dev_vpc',
      logGroupName: null,
      crossAccountRole: null,
      hiveCompatible: false,
      fields: ['version', 'account-id', 'pkt-src-aws-service'],
      aggregationSeconds: 60,
      createdAt: '2026-01-02T03:04:05.000Z',
    });
  });

  test('says whether its keys have partitions by name', () => {
    const DestinationOptions = { HiveCompatiblePartitions: true, PerHourPartition: true };
    expect(toFlowLog(place, 'aws', { ...awsFlowLog, DestinationOptions }).hiveCompatible).toBe(true);
  });

  test('that never delivered has no delivery status', () => {
    expect(toFlowLog(place, 'aws', { ...awsFlowLog, DeliverLogsStatus: undefined }).deliveryStatus).toBeNull();
  });

  test('to a log group loses the star of the ARN', () => {
    const arn = 'arn:aws:logs:ca-central-1:444455556666:log-group:/ASEA/flowlogs/Dev';
    expect(toFlowLog(place, 'aws', { ...awsFlowLog, LogDestination: `${arn}:*` }).destination).toBe(arn);
  });

  test('of a transit gateway records all traffic, because it takes no traffic type', () => {
    const found = { ...awsFlowLog, ResourceId: 'tgw-0a1b2c3d', TrafficType: undefined };
    expect(toFlowLog(place, 'aws', found).trafficType).toBe('ALL');
    expect(() => toFlowLog(place, 'aws', { ...awsFlowLog, TrafficType: undefined })).toThrow('TrafficType is missing');
  });

  test('with a word that nobody knows is not understood', () => {
    const odd = { ...awsFlowLog, DeliverLogsStatus: 'PARTIAL' };
    expect(() => toFlowLog(place, 'aws', odd)).toThrow(
      "DeliverLogsStatus is 'PARTIAL', understood are SUCCESS, FAILED",
    );
  });

  test.each(['', 'default', '$' + '{version} and more'])('with the format %j is not understood', (format) => {
    expect(() => fieldsOf(format)).toThrow('LogFormat is not a list of fields');
  });
});
