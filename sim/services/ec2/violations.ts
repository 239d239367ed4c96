import type { FlowLog } from '@aws-sdk/client-ec2';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { centralBucketName } from '../../landing-zone/names.ts';
import { changeFirstWorkload, firstWorkload, found, homeBucket, type Violations } from '../../violations/violation.ts';
import { DEFAULT_FORMAT, formatWithout } from './flow-log-format.ts';
import type { Ec2State } from './state.ts';

const NOT_RECORDED = ['ASEA-LM-FL-01', 'ASEA-LM-FL-02', 'ASEA-LM-FL-03', 'ASEA-LM-OV-01'];

/** Changes to the first VPC of the first workload account in the home region. */
export const ec2Violations: Violations = {
  'vpc-without-flow-log': {
    description: 'A VPC has no flow logs',
    requirements: NOT_RECORDED,
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, ({ ec2 }) => {
        const own = flowLogsOfFirstVpc(ec2);
        ec2.flowLogs = ec2.flowLogs.filter((flowLog) => !own.includes(flowLog));
      }),
  },
  'flow-log-reject-only': {
    description: 'The flow logs of a VPC record rejected traffic only',
    requirements: NOT_RECORDED,
    besides: { 'not-applicable': ['ASEA-LM-FL-04', 'ASEA-LM-FL-05', 'ASEA-LM-FL-06'] },
    apply: changeBoth({ TrafficType: 'REJECT' }),
  },
  'flow-log-on-subnet': {
    description: 'The flow logs are on a subnet and not on the VPC',
    requirements: NOT_RECORDED,
    apply: changeBoth({ ResourceId: 'subnet-0a1b2c3d4e5f67890' }),
  },
  'flow-log-without-log-group': {
    description: 'A VPC has no flow log to CloudWatch Logs',
    requirements: ['ASEA-LM-FL-02'],
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, ({ ec2 }) => {
        const local = flowLogTo(ec2, 'cloud-watch-logs');
        ec2.flowLogs = ec2.flowLogs.filter((flowLog) => flowLog !== local);
      }),
  },
  'flow-log-group-deleted': {
    description: 'The log group of a flow log was deleted',
    requirements: ['ASEA-LM-FL-02'],
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, ({ ec2, logs }) => {
        const name = flowLogTo(ec2, 'cloud-watch-logs').LogGroupName;
        logs.logGroups = logs.logGroups.filter(({ group }) => group.logGroupName !== name);
      }),
  },
  'flow-log-group-foreign': {
    description: 'A flow log goes to a log group of the security account',
    requirements: ['ASEA-LM-FL-02'],
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, ({ ec2 }) => {
        const { core, homeRegion } = landingZone;
        const flowLog = flowLogTo(ec2, 'cloud-watch-logs');
        flowLog.DeliverCrossAccountRole = `arn:aws:iam::${core.security}:role/ASEA-VPC-FlowLog`;
        flowLog.LogDestination = `arn:aws:logs:${homeRegion}:${core.security}:log-group:${flowLog.LogGroupName}`;
      }),
  },
  'flow-log-bucket-foreign': {
    description: 'A flow log goes to a bucket of the security account, which does not copy these keys on',
    requirements: ['ASEA-LM-FL-03'],
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, ({ ec2 }) => {
        const bucket = homeBucket(landingZone, landingZone.core.security).name;
        flowLogTo(ec2, 's3').LogDestination = `arn:aws:s3:::${bucket}/${firstWorkload(landingZone)}`;
      }),
  },
  'flow-log-bucket-third': {
    description:
      'A flow log goes to a bucket of the security account, which no flow log of its own goes to, and which does not copy these keys on',
    requirements: ['ASEA-LM-FL-03'],
    apply: (landingZone) => {
      const { core, homeRegion, plan } = landingZone;
      const bucket = homeBucket(landingZone, core.security).name;
      landingZone.changeRegion(core.security, homeRegion, ({ ec2 }) => {
        const own = ec2.flowLogs.filter(({ LogDestination }) => LogDestination?.startsWith(`arn:aws:s3:::${bucket}/`));
        for (const flowLog of own) flowLog.LogDestination = `arn:aws:s3:::${centralBucketName(plan)}/${core.security}`;
      });
      changeFirstWorkload(landingZone, ({ ec2 }) => {
        flowLogTo(ec2, 's3').LogDestination = `arn:aws:s3:::${bucket}/${firstWorkload(landingZone)}`;
      });
    },
  },
  'flow-log-bucket-unknown': {
    description: 'A flow log goes to a bucket that no scanned account owns',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeOne('s3', { LogDestination: 'arn:aws:s3:::flow-logs-of-somebody-else' }),
  },
  'flow-log-firehose-missing': {
    description: 'A flow log goes to a Firehose of its own account that does not exist',
    requirements: ['ASEA-LM-FL-03'],
    apply: (landingZone) => {
      const place = `${landingZone.homeRegion}:${firstWorkload(landingZone)}`;
      changeOne('s3', {
        LogDestinationType: 'kinesis-data-firehose',
        LogDestination: `arn:aws:firehose:${place}:deliverystream/flow-logs`,
      })(landingZone);
    },
  },
  'flow-log-delivery-failed': {
    description: 'A flow log is not allowed to deliver',
    requirements: ['ASEA-LM-FL-04'],
    apply: changeOne('s3', { DeliverLogsStatus: 'FAILED', DeliverLogsErrorMessage: 'Access error' }),
  },
  'flow-log-not-delivered-yet': {
    description: 'A flow log has not delivered anything yet',
    requirements: [],
    besides: { unknown: ['ASEA-LM-FL-04'] },
    apply: changeOne('s3', { DeliverLogsStatus: undefined }),
  },
  'flow-log-default-format': {
    description: 'A flow log records the default fields only',
    requirements: ['ASEA-LM-FL-05'],
    apply: changeOne('s3', { LogFormat: DEFAULT_FORMAT }),
  },
  'flow-log-without-ports': {
    description: 'A flow log does not record ports',
    requirements: ['ASEA-LM-FL-05', 'ASEA-LM-FL-06'],
    apply: changeOne('s3', { LogFormat: formatWithout('srcport', 'dstport') }),
  },
};

function changeOne(destination: 's3' | 'cloud-watch-logs', change: Partial<FlowLog>) {
  return (landingZone: LandingZone): void =>
    changeFirstWorkload(landingZone, ({ ec2 }) => {
      Object.assign(flowLogTo(ec2, destination), change);
    });
}

function changeBoth(change: Partial<FlowLog>) {
  return (landingZone: LandingZone): void =>
    changeFirstWorkload(landingZone, ({ ec2 }) => {
      for (const flowLog of flowLogsOfFirstVpc(ec2)) Object.assign(flowLog, change);
    });
}

function flowLogsOfFirstVpc({ vpcs, flowLogs }: Ec2State): readonly FlowLog[] {
  const own = flowLogs.filter(({ ResourceId }) => ResourceId === vpcs[0]?.VpcId);
  found(own[0], 'a VPC with flow logs');
  return own;
}

function flowLogTo(ec2: Ec2State, destination: 's3' | 'cloud-watch-logs'): FlowLog {
  const wanted = flowLogsOfFirstVpc(ec2).find(({ LogDestinationType }) => LogDestinationType === destination);
  return found(wanted, `a flow log to ${destination}`);
}
