/** A simulated organization, as small as it can be. */
export type Situation = {
  readonly name: string;
  readonly size: number;
  readonly regions: number;
  readonly seed: number;
  readonly violations: readonly string[];
  /** Faults that are always there: they bring questions about that are not asked otherwise. */
  readonly faults: readonly string[];
};

/** Every rule that speaks of it passes. */
export const COMPLIANT: Situation = {
  name: 'compliant',
  size: 4,
  regions: 1,
  seed: 1,
  violations: [],
  faults: [],
};

/**
 * Violations that bear each other: most rules fail, and those that can do so pass elsewhere in it. Every account of it
 * can be read: what is not known without a fault could not get lost by one.
 */
export const VIOLATED: Situation = {
  ...COMPLIANT,
  name: 'violated',
  violations: [
    'consolidated-billing',
    'trusted-service-missing',
    'trail-without-global-events',
    'trail-excludes-kms',
    'trail-missing-in-region',
    'trail-stopped',
    'trail-without-log-group',
    'trail-bucket-foreign',
    'trail-validation-off',
    'digest-error',
    'trail-without-key',
    'log-bucket-versioning-suspended',
    'log-bucket-expiry-90-days',
    'log-key-not-rotating',
    'log-key-pending-deletion',
    'flow-log-without-log-group',
    'replication-disabled',
    'flow-log-delivery-failed',
    'flow-log-without-ports',
    'destination-open-to-everyone',
    'firehose-failed',
    'log-group-retention-90-days',
    'guardduty-administrator-being-removed',
    'guardduty-member-limit-reached',
    'guardduty-administrator-detector-disabled',
    'guardduty-member-email-unverified',
    'guardduty-flow-logs-off',
    'guardduty-eks-not-auto-enabled',
    'guardduty-export-failing',
  ],
};

export const SITUATIONS: readonly Situation[] = [COMPLIANT, VIOLATED];
