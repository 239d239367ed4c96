import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { GetDetectorCommand, GuardDutyClient } from '@aws-sdk/client-guardduty';
import {
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Clock, systemClock } from '../../../collectors/aws/clock.ts';
import { type Meaning, meaningOf } from '../../../collectors/aws/errors.ts';
import { openAws } from '../../../collectors/aws/open-aws.ts';
import { once } from '../../../collectors/aws/pages.ts';
import { fakeEndpoint, homeKey, sts, type WireAnswer } from './fake-endpoint.ts';

/** Asks an endpoint that answers with whatever it is told, through the SDK's own clients. */
export type Asker = {
  /** What the answer is taken for. Rejects with why it is not. */
  ask(operation: Operation, given: WireAnswer): Promise<unknown>;
  /** What the cell says of the answer. Rejects when it is taken for one. */
  meaning(operation: Operation, given: WireAnswer): Promise<readonly [Meaning['outcome'], string]>;
  close(): Promise<void>;
};

/** One for each of AWS's protocols at least. */
export const OPERATIONS = [
  'ec2:DescribeVpcs',
  'cloudtrail:DescribeTrails',
  'guardduty:GetDetector',
  's3:GetBucketVersioning',
  's3:GetBucketLocation',
  's3:GetObjectLockConfiguration',
  's3:ListBuckets',
  'sts:GetCallerIdentity',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Every pause is longer than the deadline: nothing is repeated, however long the machine takes. */
const ONCE: Clock = { ...systemClock, random: () => Number.POSITIVE_INFINITY };

export async function openAsker(): Promise<Asker> {
  let answer: WireAnswer = { body: '' };
  let isIdentified = false;
  const server = await fakeEndpoint((request) => {
    const identity = isIdentified ? null : sts(request, '111122223333');
    isIdentified ||= identity !== null;
    return identity ?? answer;
  });
  const aws = openAws({
    ...{ credentials: homeKey, region: 'ca-central-1', scanRole: null, sessionName: 'zonewarden' },
    ...{
      endpoints: { default: server.url },
      deadlines: { throttled: 0, unanswered: 30_000 },
      share: 1000,
      clock: ONCE,
    },
    timeouts: { connect: 1_000, answer: 1_000 },
  });
  await aws.identify('111122223333');

  const at = (operation: Operation) => aws.question({ account: '111122223333', region: 'ca-central-1', operation });
  const s3 = (operation: Operation) => at(operation).client(S3Client);
  const bucket = { Bucket: 'central-logs' };
  const questions: Readonly<Record<Operation, () => Promise<unknown>>> = {
    'ec2:DescribeVpcs': async () =>
      (await once(at('ec2:DescribeVpcs').client(EC2Client), DescribeVpcsCommand, {})).Vpcs,
    'cloudtrail:DescribeTrails': async () =>
      (await once(at('cloudtrail:DescribeTrails').client(CloudTrailClient), DescribeTrailsCommand, {})).trailList,
    'guardduty:GetDetector': async () => {
      const client = at('guardduty:GetDetector').client(GuardDutyClient);
      return (await once(client, GetDetectorCommand, { DetectorId: '12abc34d567e8fa901bc2d34e56789f0' })).Status;
    },
    's3:GetBucketVersioning': async () => {
      const { Status, MFADelete } = await once(s3('s3:GetBucketVersioning'), GetBucketVersioningCommand, bucket);
      return { Status, MFADelete };
    },
    's3:GetBucketLocation': async () =>
      (await once(s3('s3:GetBucketLocation'), GetBucketLocationCommand, bucket)).LocationConstraint ?? null,
    's3:GetObjectLockConfiguration': async () =>
      (await once(s3('s3:GetObjectLockConfiguration'), GetObjectLockConfigurationCommand, bucket))
        .ObjectLockConfiguration,
    's3:ListBuckets': async () => (await once(s3('s3:ListBuckets'), ListBucketsCommand, {})).Buckets,
    'sts:GetCallerIdentity': async () =>
      (await once(at('sts:GetCallerIdentity').client(STSClient), GetCallerIdentityCommand, {})).Account,
  };
  const ask = (operation: Operation, given: WireAnswer): Promise<unknown> => {
    answer = given;
    return questions[operation]();
  };
  return {
    ask,
    async meaning(operation, given) {
      const error = await ask(operation, given).then(
        (value) => {
          throw new TypeError(`taken for an answer: ${JSON.stringify(value)}`);
        },
        (caught: unknown) => caught,
      );
      if (error instanceof TypeError && error.message.startsWith('taken')) throw error;
      const { outcome, code } = meaningOf(operation, error);
      return [outcome, code];
    },
    async close() {
      aws.close();
      await server.close();
    },
  };
}
