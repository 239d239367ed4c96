import { z } from 'zod';

/**
 * What `BatchImportFindings` accepts of the members that this project writes: lengths and counts from the Security Hub
 * documentation, names and enumerations from the API's model. Lengths are of UTF-16 units, the stricter count.
 */
const text = (limit: number) => z.string().max(limit).regex(/\S/);
const Instant = z.iso.datetime();
const Region = text(16);

const Resource = z.strictObject({
  Type: z.enum(['AwsAccount', 'AwsCloudTrailTrail', 'AwsEc2Vpc', 'AwsS3Bucket', 'Other']),
  Id: text(32_767),
  Partition: z.enum(['aws', 'aws-cn', 'aws-us-gov', 'aws-us-iso', 'aws-us-iso-b']).optional(),
  Region,
  Details: z
    .union([
      z.strictObject({ AwsS3Bucket: z.strictObject({ Name: text(32_767) }) }),
      z.strictObject({ AwsCloudTrailTrail: z.strictObject({ Name: text(32_767) }) }),
      z.strictObject({ Other: z.record(text(127), text(1_023)).refine((other) => Object.keys(other).length <= 50) }),
    ])
    .optional(),
});

const AsffFinding = z.strictObject({
  SchemaVersion: z.literal('2018-10-08'),
  Id: text(512),
  ProductArn: text(2_048).min(12),
  ProductName: text(128),
  Region,
  GeneratorId: text(512),
  AwsAccountId: z.string().regex(/^\d{12}$/),
  CreatedAt: Instant,
  UpdatedAt: Instant,
  Title: text(256),
  Description: text(1_024),
  Remediation: z.strictObject({ Recommendation: z.strictObject({ Text: text(512) }) }).optional(),
  ProductFields: z.record(text(128), text(2_048)).refine((fields) => Object.keys(fields).length <= 50),
  Resources: z.array(Resource).min(1).max(32),
  Compliance: z.strictObject({
    Status: z.enum(['PASSED', 'WARNING', 'FAILED', 'NOT_AVAILABLE']),
    SecurityControlId: text(32_767),
    RelatedRequirements: z.array(text(64)).max(32),
    StatusReasons: z
      .array(z.strictObject({ ReasonCode: z.string().regex(/^[A-Z_]+$/), Description: text(1_024) }))
      .min(1)
      .optional(),
  }),
  RecordState: z.enum(['ACTIVE', 'ARCHIVED']),
  FindingProviderFields: z.strictObject({
    Severity: z.strictObject({
      Label: z.enum(['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']),
      Original: text(64),
    }),
    Types: z.array(text(32_767)).min(1).max(50),
  }),
});

export const AsffFindings = z.array(AsffFinding);
