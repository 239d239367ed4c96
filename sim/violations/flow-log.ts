import type { FlowLog } from '@aws-sdk/client-ec2';
import type { ReplicationRule } from '@aws-sdk/client-s3';
import type { BucketState } from '../landing-zone/buckets.ts';
import { DEFAULT_FORMAT, formatWithout } from '../landing-zone/flow-log-format.ts';
import type { LandingZone } from '../landing-zone/landing-zone.ts';
import type { RegionState } from '../landing-zone/region-state.ts';
import { changeFirstWorkload, firstWorkload, found, homeBucket, violations } from './violation.ts';

const NOT_RECORDED = ['ASEA-LM-FL-01', 'ASEA-LM-FL-02', 'ASEA-LM-FL-03', 'ASEA-LM-OV-01'];

/** Changes to the first VPC of the first workload account in the home region, and to the bucket that it writes to. */
export const FLOW_LOG_VIOLATIONS = violations({
  'vpc-without-flow-log': {
    description: 'A VPC has no flow logs',
    requirements: NOT_RECORDED,
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, (state) => {
        const own = flowLogsOfFirstVpc(state);
        state.flowLogs = state.flowLogs.filter((flowLog) => !own.includes(flowLog));
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
      changeFirstWorkload(landingZone, (state) => {
        const local = flowLogTo(state, 'cloud-watch-logs');
        state.flowLogs = state.flowLogs.filter((flowLog) => flowLog !== local);
      }),
  },
  'flow-log-group-deleted': {
    description: 'The log group of a flow log was deleted',
    requirements: ['ASEA-LM-FL-02'],
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, (state) => {
        const name = flowLogTo(state, 'cloud-watch-logs').LogGroupName;
        state.logGroups = state.logGroups.filter(({ group }) => group.logGroupName !== name);
      }),
  },
  'flow-log-group-foreign': {
    description: 'A flow log goes to a log group of the security account',
    requirements: ['ASEA-LM-FL-02'],
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, (state) => {
        const { core, homeRegion } = landingZone;
        const flowLog = flowLogTo(state, 'cloud-watch-logs');
        flowLog.DeliverCrossAccountRole = `arn:aws:iam::${core.security}:role/ASEA-VPC-FlowLog`;
        flowLog.LogDestination = `arn:aws:logs:${homeRegion}:${core.security}:log-group:${flowLog.LogGroupName}`;
      }),
  },
  'flow-log-bucket-foreign': {
    description: 'A flow log goes to a bucket of the security account, which does not copy these keys on',
    requirements: ['ASEA-LM-FL-03'],
    apply: (landingZone) =>
      changeFirstWorkload(landingZone, (state) => {
        const bucket = homeBucket(landingZone, landingZone.core.security).name;
        flowLogTo(state, 's3').LogDestination = `arn:aws:s3:::${bucket}/${firstWorkload(landingZone)}`;
      }),
  },
  'flow-log-bucket-unknown': {
    description: 'A flow log goes to a bucket of nobody that is scanned, so that nobody knows where it ends',
    requirements: [],
    besides: { unknown: ['ASEA-LM-FL-03'] },
    apply: changeOne('s3', { LogDestination: 'arn:aws:s3:::flow-logs-of-somebody-else' }),
  },
  'replication-disabled': {
    description: 'The replication of the flow log bucket to the log archive is disabled',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeReplication({ Status: 'Disabled' }),
  },
  'replication-wrong-prefix': {
    description: 'The replication to the log archive covers other keys than those of the flow logs',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeReplication({ Filter: { Prefix: 'elsewhere/' } }),
  },
  'replication-without-kms': {
    description: 'The replication to the log archive leaves out objects that are encrypted with KMS',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeReplication({ SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Disabled' } } }),
  },
  'replication-source-unversioned': {
    description: 'Versioning of the replicated flow log bucket is suspended, so that nothing replicates',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeBucket((bucket) => {
      bucket.versioning = { Status: 'Suspended' };
    }),
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
});

function changeOne(destination: 's3' | 'cloud-watch-logs', change: Partial<FlowLog>) {
  return (landingZone: LandingZone): void =>
    changeFirstWorkload(landingZone, (state) => {
      Object.assign(flowLogTo(state, destination), change);
    });
}

function changeBoth(change: Partial<FlowLog>) {
  return (landingZone: LandingZone): void =>
    changeFirstWorkload(landingZone, (state) => {
      for (const flowLog of flowLogsOfFirstVpc(state)) Object.assign(flowLog, change);
    });
}

function changeReplication(change: Partial<ReplicationRule>) {
  return changeBucket(({ replication }) => {
    Object.assign(found(replication?.Rules?.[0], 'a replication rule'), change);
  });
}

function changeBucket(change: (bucket: BucketState) => void) {
  return (landingZone: LandingZone): void => {
    const account = firstWorkload(landingZone);
    landingZone.changeBucket(account, homeBucket(landingZone, account).name, change);
  };
}

function flowLogsOfFirstVpc({ vpcs, flowLogs }: RegionState): readonly FlowLog[] {
  const own = flowLogs.filter(({ ResourceId }) => ResourceId === vpcs[0]?.VpcId);
  found(own[0], 'a VPC with flow logs');
  return own;
}

function flowLogTo(state: RegionState, destination: 's3' | 'cloud-watch-logs'): FlowLog {
  const wanted = flowLogsOfFirstVpc(state).find(({ LogDestinationType }) => LogDestinationType === destination);
  return found(wanted, `a flow log to ${destination}`);
}
