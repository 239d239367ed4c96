import { minutesBefore } from '../landing-zone/identifiers.ts';
import type { LandingZone } from '../landing-zone/landing-zone.ts';
import { TRAIL_LOG_GROUP, type TrailState } from '../landing-zone/trail.ts';
import { firstWorkload, found, homeBucket, violations } from './violation.ts';

export const TRAIL_VIOLATIONS = violations({
  'no-organization-trail': {
    description: 'There is no trail at all',
    requirements: ['ASEA-LM-CT-01', 'ASEA-LM-CT-06', 'ASEA-LM-OV-01'],
    apply({ trails }) {
      trails.length = 0;
    },
  },
  'trail-of-one-account': {
    description: 'The trail records the management account only',
    requirements: ['ASEA-LM-CT-01', 'ASEA-LM-CT-06', 'ASEA-LM-OV-01'],
    apply: (landingZone) => {
      theTrail(landingZone).trail.IsOrganizationTrail = false;
    },
  },
  'trail-stopped': {
    description: 'Someone stopped the trail two hours ago',
    requirements: ['ASEA-LM-CT-02'],
    apply(landingZone) {
      const stopped = minutesBefore(landingZone.now, 120);
      Object.assign(theTrail(landingZone).status, {
        IsLogging: false,
        StopLoggingTime: stopped,
        TimeLoggingStopped: stopped.toISOString(),
        LatestDeliveryTime: minutesBefore(landingZone.now, 116),
        LatestCloudWatchLogsDeliveryTime: minutesBefore(landingZone.now, 117),
        // The digest of the last hour came after the stop; that none follows shows an hour later.
        LatestDigestDeliveryTime: minutesBefore(landingZone.now, 90),
      });
    },
  },
  'trail-delivery-error': {
    description: 'The bucket refuses what the trail delivers',
    requirements: ['ASEA-LM-CT-02'],
    apply(landingZone) {
      theTrail(landingZone).status.LatestDeliveryError = 'AccessDenied';
    },
  },
  'trail-stale': {
    description: 'The trail last delivered five hours ago',
    requirements: ['ASEA-LM-CT-02'],
    apply(landingZone) {
      theTrail(landingZone).status.LatestDeliveryTime = minutesBefore(landingZone.now, 300);
    },
  },
  'trail-single-region': {
    description: 'The trail records its home region only',
    requirements: ['ASEA-LM-CT-03', 'ASEA-LM-CT-06'],
    apply(landingZone) {
      found(landingZone.regions[1], 'a second region');
      theTrail(landingZone).trail.IsMultiRegionTrail = false;
    },
  },
  'trail-without-global-events': {
    description: 'The trail leaves out the events of global services',
    requirements: ['ASEA-LM-CT-03'],
    apply(landingZone) {
      theTrail(landingZone).trail.IncludeGlobalServiceEvents = false;
    },
  },
  'trail-write-only': {
    description: 'The trail leaves out events that only read',
    requirements: ['ASEA-LM-CT-04'],
    apply: (landingZone) => select(landingZone, { ReadWriteType: 'WriteOnly' }),
  },
  'trail-excludes-kms': {
    description: 'The trail leaves out the events of KMS',
    requirements: ['ASEA-LM-CT-04'],
    apply: (landingZone) => select(landingZone, { ExcludeManagementEventSources: ['kms.amazonaws.com'] }),
  },
  'trail-excludes-kms-advanced': {
    description: 'The trail leaves out the events of KMS by an advanced selector',
    requirements: ['ASEA-LM-CT-04'],
    apply(landingZone) {
      const { selectors } = theTrail(landingZone);
      delete selectors.EventSelectors;
      selectors.AdvancedEventSelectors = [
        {
          Name: 'Management events',
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Management'] },
            { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] },
          ],
        },
      ];
    },
  },
  'no-s3-data-events': {
    description: 'The trail does not record what happens to objects in S3',
    requirements: ['ASEA-LM-CT-05'],
    parameters: { requireS3DataEvents: true },
    apply: (landingZone) => select(landingZone, { DataResources: [] }),
  },
  'trail-missing-in-region': {
    description: 'The first workload account does not have the trail in one of its regions',
    requirements: ['ASEA-LM-CT-06'],
    apply(landingZone) {
      const account = firstWorkload(landingZone);
      const regions = landingZone.regions.filter((region) => landingZone.isEnabled(account, region));
      theTrail(landingZone).missingIn.add(`${account}/${found(regions.at(-1), 'a region')}`);
    },
  },
  'trail-without-log-group': {
    description: 'The trail does not deliver to CloudWatch Logs',
    requirements: ['ASEA-LM-CT-07'],
    apply(landingZone) {
      const { trail, status } = theTrail(landingZone);
      delete trail.CloudWatchLogsLogGroupArn;
      delete trail.CloudWatchLogsRoleArn;
      delete status.LatestCloudWatchLogsDeliveryTime;
    },
  },
  'trail-log-group-deleted': {
    description: "The trail's log group was deleted",
    requirements: ['ASEA-LM-CT-07'],
    apply({ core, homeRegion, changeRegion }) {
      changeRegion(core.management, homeRegion, (state) => {
        state.logGroups = state.logGroups.filter(({ group }) => group.logGroupName !== TRAIL_LOG_GROUP);
      });
    },
  },
  'trail-log-group-foreign': {
    description: 'The trail delivers to a log group of the security account',
    requirements: ['ASEA-LM-CT-07'],
    apply(landingZone) {
      const { core } = landingZone;
      const { trail } = theTrail(landingZone);
      trail.CloudWatchLogsLogGroupArn = trail.CloudWatchLogsLogGroupArn?.replace(core.management, core.security);
    },
  },
  'trail-log-group-stale': {
    description: 'The trail last delivered to its log group two days ago',
    requirements: ['ASEA-LM-CT-07'],
    apply(landingZone) {
      theTrail(landingZone).status.LatestCloudWatchLogsDeliveryTime = minutesBefore(landingZone.now, 2 * 24 * 60);
    },
  },
  'trail-bucket-foreign': {
    description: 'The trail delivers to a bucket of the management account',
    requirements: ['ASEA-LM-CT-08'],
    apply(landingZone) {
      const bucket = homeBucket(landingZone, landingZone.core.management);
      theTrail(landingZone).trail.S3BucketName = bucket.name;
    },
  },
  'trail-bucket-unknown': {
    description: 'The trail delivers to a bucket that no account of the organization has',
    requirements: ['ASEA-LM-CT-08'],
    apply(landingZone) {
      theTrail(landingZone).trail.S3BucketName = 'asea-logarchive-phase0-cacentral1-of-somebody-else';
    },
  },
  'trail-validation-off': {
    description: 'The trail makes no digests of its log files',
    requirements: ['ASEA-LM-CT-11'],
    apply(landingZone) {
      theTrail(landingZone).trail.LogFileValidationEnabled = false;
    },
  },
  'digest-error': {
    description: 'The bucket refuses the digests',
    requirements: ['ASEA-LM-CT-12'],
    apply(landingZone) {
      theTrail(landingZone).status.LatestDigestDeliveryError = 'AccessDenied';
    },
  },
  'digest-stale': {
    description: 'The last digest was delivered six hours ago',
    requirements: ['ASEA-LM-CT-12'],
    apply(landingZone) {
      theTrail(landingZone).status.LatestDigestDeliveryTime = minutesBefore(landingZone.now, 360);
    },
  },
  'trail-without-key': {
    description: "The trail's files are not encrypted with a key of the organization",
    requirements: ['ASEA-LM-CT-17'],
    apply(landingZone) {
      delete theTrail(landingZone).trail.KmsKeyId;
    },
  },
});

function theTrail({ trails }: LandingZone): TrailState {
  return found(trails[0], 'an organization trail');
}

function select(landingZone: LandingZone, change: object): void {
  Object.assign(found(theTrail(landingZone).selectors.EventSelectors?.[0], 'a basic event selector'), change);
}
