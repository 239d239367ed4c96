import { describe, expect, it } from 'vitest';
import { VIOLATIONS, violate } from '../../../sim/violations/index.ts';
import { contentsOf, smallLandingZone } from './small-landing-zone.ts';

/** Where each violation strikes. A violation that is missing here or strikes elsewhere fails the test below. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  organization: [
    'security-account-suspended',
    'security-account-unmanaged',
    'consolidated-billing',
    'policies-disabled',
    'trusted-service-missing',
  ],
  roles: ['missing-role'],
  trails: [
    'no-organization-trail',
    'trail-of-one-account',
    'trail-stopped',
    'trail-delivery-error',
    'trail-stale',
    'trail-single-region',
    'trail-without-global-events',
    'trail-write-only',
    'trail-excludes-kms',
    'trail-excludes-kms-advanced',
    'no-s3-data-events',
    'trail-missing-in-region',
    'trail-without-log-group',
    'trail-log-group-foreign',
    'trail-log-group-stale',
    'trail-bucket-foreign',
    'trail-bucket-unknown',
    'trail-validation-off',
    'digest-error',
    'digest-stale',
    'trail-without-key',
  ],
  'management in ca-central-1': ['trail-log-group-deleted'],
  'buckets of logarchive': [
    'log-bucket-versioning-suspended',
    'log-bucket-noncurrent-30-days',
    'log-bucket-expiry-90-days',
    'log-bucket-sse-s3',
    'log-bucket-aws-managed-key',
  ],
  'logarchive in ca-central-1': [
    'log-key-not-rotating',
    'log-key-pending-deletion',
    'log-key-disabled',
    'destination-missing',
    'destination-open-to-everyone',
    'destination-for-another-organization',
    'stream-unencrypted',
    'stream-deleting',
    'firehose-failed',
    'firehose-missing',
    'firehose-bucket-foreign',
  ],
  'buckets of dev001': [
    'replication-disabled',
    'replication-wrong-prefix',
    'replication-without-kms',
    'replication-source-unversioned',
  ],
  'dev001 in ca-central-1': [
    'vpc-without-flow-log',
    'flow-log-reject-only',
    'flow-log-on-subnet',
    'flow-log-without-log-group',
    'flow-log-group-deleted',
    'flow-log-group-foreign',
    'flow-log-bucket-foreign',
    'flow-log-bucket-unknown',
    'flow-log-delivery-failed',
    'flow-log-not-delivered-yet',
    'flow-log-default-format',
    'flow-log-without-ports',
    'log-group-unsubscribed',
    'subscription-narrowed',
    'subscription-elsewhere',
    'log-group-infrequent-access',
    'account-policy-narrowed',
    'account-policy-excludes-group',
    'log-group-retention-90-days',
    'log-group-retention-545-days',
  ],
};

/** The requirements that an organization can break as far as this landing zone shows it. */
const BREAKABLE = [
  ...['03', '04'].map((number) => `ASEA-LM-OV-${number}`),
  ...['01', '02', '03', '04', '05', '06', '07', '08', '11', '12', '15', '16', '17', '19'].map((n) => `ASEA-LM-CT-${n}`),
  ...['01', '02', '03', '04', '05', '06'].map((number) => `ASEA-LM-FL-${number}`),
  ...['01', '02', '03', '04', '05'].map((number) => `ASEA-LM-CL-${number}`),
];

describe('violations', () => {
  const compliant = contentsOf(smallLandingZone());

  it.each(Object.keys(VIOLATIONS))('%s changes its own place and no other', (name) => {
    const landingZone = smallLandingZone();
    VIOLATIONS[name]?.apply(landingZone);
    const contents = contentsOf(landingZone);
    const changed = Object.keys(compliant).filter((place) => contents[place] !== compliant[place]);
    expect(changed).toEqual(Object.keys(PLACES).filter((place) => PLACES[place]?.includes(name)));
  });

  it('are all told apart', () => {
    const broken = Object.values(VIOLATIONS).map(({ apply }) => {
      const landingZone = smallLandingZone();
      apply(landingZone);
      return JSON.stringify(contentsOf(landingZone));
    });
    expect(new Set(broken).size).toBe(broken.length);
  });

  it('break every requirement that can be broken', () => {
    const broken = new Set(Object.values(VIOLATIONS).flatMap(({ requirements }) => requirements));
    expect([...broken].sort()).toEqual([...BREAKABLE, 'ASEA-LM-OV-01'].sort());
  });

  it('name their requirements in order', () => {
    for (const { requirements } of Object.values(VIOLATIONS)) expect(requirements).toEqual([...requirements].sort());
  });

  it('come back after their place was forgotten', () => {
    const landingZone = smallLandingZone();
    violate(landingZone, ['log-group-retention-90-days']);
    landingZone.useAccountPolicies();
    const { logGroups } = landingZone.inRegion(landingZone.workloads[0] ?? '', 'ca-central-1');
    const retention = logGroups.find(({ group }) => group.logGroupName === '/ASEA/SSM')?.group.retentionInDays;
    expect(retention).toBe(90);
  });

  it('are refused by a wrong name before anything changes', () => {
    const landingZone = smallLandingZone();
    expect(() => violate(landingZone, ['trail-stopped', 'trail-painted'])).toThrow('no violation trail-painted');
    expect(contentsOf(landingZone)).toEqual(compliant);
  });

  it('are refused where the landing zone is too small for them', () => {
    expect(() => violate(smallLandingZone({ regions: 1 }), ['trail-single-region'])).toThrow('lacks a second region');
    expect(() => violate(smallLandingZone({ vpcsPerRegion: 0 }), ['vpc-without-flow-log'])).toThrow(
      'lacks a VPC with flow logs',
    );
  });
});
