import type { Finding } from '../../model/finding.ts';
import type { Region } from '../../model/names.ts';
import { SUBJECT_KINDS } from '../../model/subject-kinds.ts';
import { asffText } from './text.ts';

/** The one resource of a finding, with the few details that a finding knows. */
export type AsffResource = {
  readonly Type: string;
  readonly Id: string;
  readonly Partition?: string;
  readonly Region: string;
  readonly Details?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** `region` is the home region for what is global. */
export function toAsffResource(finding: Finding, partition: string, region: Region): AsffResource {
  const type = typeOf(finding);
  return {
    Type: type,
    Id: type === 'AwsAccount' ? `AWS::::Account:${finding.account}` : asffText(idOf(finding), 2_048),
    ...(PARTITIONS.has(partition) ? { Partition: partition } : {}),
    Region: region,
    ...detailsOf(finding, type),
  };
}

/** Other organizations have things of the same name where a finding names no ARN. */
function idOf({ account, resource }: Finding): string {
  return resource.startsWith('arn:') ? resource : `zonewarden/${account}/${resource}`;
}

/** The partitions that the API's model has; it refuses the others. */
const PARTITIONS: ReadonlySet<string> = new Set(['aws', 'aws-cn', 'aws-us-gov', 'aws-us-iso', 'aws-us-iso-b']);

type AsffType = (typeof SUBJECT_KINDS)[keyof typeof SUBJECT_KINDS]['asff'];

/** The ARNs of the modelled types. A rule's finding may also speak of a place in which nothing could be listed. */
const ARNS = {
  AwsCloudTrailTrail: /^arn:[^:]+:cloudtrail:[^:]+:\d{12}:trail\/./,
  AwsEc2Vpc: /^arn:[^:]+:ec2:[^:]+:\d{12}:vpc\/./,
  AwsS3Bucket: /^arn:[^:]+:s3:::[^/]+$/,
} as const satisfies Partial<Record<AsffType, RegExp>>;

function typeOf(finding: Finding): AsffType {
  const type = SUBJECT_KINDS[finding.subject.kind].asff;
  if (type === 'Other' || type === 'AwsAccount') return type;
  return ARNS[type].test(finding.resource) ? type : 'Other';
}

/** Values of `Other` have to be shorter than 1,024. */
function detailsOf({ subject }: Finding, type: AsffType): Pick<AsffResource, 'Details'> {
  const name = asffText(subject.name, 1_000);
  switch (type) {
    case 'AwsS3Bucket':
      return { Details: { AwsS3Bucket: { Name: name } } };
    case 'AwsCloudTrailTrail':
      return { Details: { AwsCloudTrailTrail: { Name: name } } };
    case 'AwsEc2Vpc':
    case 'AwsAccount':
      return {};
    case 'Other':
      return { Details: { Other: { Kind: subject.kind, Name: name } } };
  }
}
