/** One field of the VPC flow log format. */
export type FlowLogField = {
  readonly name: string;
  /** The version of the format that brought it. Version 6 is the transit gateway's and brought none for VPCs. */
  readonly version: number;
  /** Whether the custom format of the ASEA reference configuration (and of LZA's) records it. */
  readonly inReference: boolean;
};

/** Every field that AWS documents for VPCs, versions 2 to 11, in the order of the documentation. */
export const FLOW_LOG_FIELDS: readonly FlowLogField[] = [
  ...fields(2, true, [
    'version',
    'account-id',
    'interface-id',
    'srcaddr',
    'dstaddr',
    'srcport',
    'dstport',
    'protocol',
    'packets',
    'bytes',
    'start',
    'end',
    'action',
    'log-status',
  ]),
  ...fields(3, true, ['vpc-id', 'subnet-id', 'instance-id', 'tcp-flags', 'type', 'pkt-srcaddr', 'pkt-dstaddr']),
  ...fields(4, true, ['region', 'az-id']),
  ...fields(4, false, ['sublocation-type', 'sublocation-id']),
  ...fields(5, true, ['pkt-src-aws-service', 'pkt-dst-aws-service', 'flow-direction', 'traffic-path']),
  ...fields(7, false, [
    'ecs-cluster-arn',
    'ecs-cluster-name',
    'ecs-container-instance-arn',
    'ecs-container-instance-id',
    'ecs-container-id',
    'ecs-second-container-id',
    'ecs-service-name',
    'ecs-task-definition-arn',
    'ecs-task-arn',
    'ecs-task-id',
  ]),
  ...fields(8, false, ['reject-reason']),
  ...fields(9, false, ['resource-id']),
  ...fields(10, false, ['encryption-status']),
  ...fields(11, false, [
    'instance-tag',
    'instance-tag-2',
    'interface-tag',
    'interface-tag-2',
    'asg-tag',
    'asg-tag-2',
    'interface-type',
    'next-hop-interface-id',
    'next-hop-subnet-id',
    'next-hop-az-id',
    'next-hop-vpc-id',
    'next-hop-interface-type',
  ]),
];

/** The 27 fields of the reference configuration. */
export const REFERENCE_FIELDS: readonly string[] = namesOf(({ inReference }) => inReference);

/** Without these a record does not say who talked to whom, how, when, and whether it was let through. */
export const BASELINE_FIELDS: readonly string[] = [
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'start',
  'end',
  'action',
  'log-status',
];

/** The fields beyond the reference that came up to a version of the format. */
export function fieldsBeyondReference(version: number): readonly string[] {
  return namesOf((field) => !field.inReference && field.version <= version);
}

function namesOf(wanted: (field: FlowLogField) => boolean): readonly string[] {
  return FLOW_LOG_FIELDS.filter(wanted).map(({ name }) => name);
}

function fields(version: number, inReference: boolean, names: readonly string[]): FlowLogField[] {
  return names.map((name) => ({ name, version, inReference }));
}
