/** The 27 fields that the accelerator's reference configuration records. */
const REFERENCE_FIELDS = [
  'version',
  'account-id',
  'vpc-id',
  'subnet-id',
  'interface-id',
  'instance-id',
  'srcaddr',
  'srcport',
  'pkt-srcaddr',
  'dstaddr',
  'dstport',
  'pkt-dstaddr',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
  'region',
  'az-id',
  'pkt-src-aws-service',
  'pkt-dst-aws-service',
  'flow-direction',
  'traffic-path',
  'tcp-flags',
  'type',
] as const;

/** What AWS records when no format is given: the 14 fields of version 2, in this order. */
const DEFAULT_FIELDS = [
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
] as const;

export const REFERENCE_FORMAT = formatOf(REFERENCE_FIELDS);
export const DEFAULT_FORMAT = formatOf(DEFAULT_FIELDS);

/** The reference format without some of its fields. */
export function formatWithout(...fields: readonly (typeof REFERENCE_FIELDS)[number][]): string {
  return formatOf(REFERENCE_FIELDS.filter((field) => !fields.includes(field)));
}

function formatOf(fields: readonly string[]): string {
  return fields.map((field) => `\${${field}}`).join(' ');
}
