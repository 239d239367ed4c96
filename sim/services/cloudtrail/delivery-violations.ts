import { minutesBefore } from '../../landing-zone/identifiers.ts';
import { TRAIL_LOG_GROUP } from '../../landing-zone/names.ts';
import { homeBucket, type Violations } from '../../violations/violation.ts';
import { theTrail } from './the-trail.ts';

/** Changes to where the organization's trail delivers, and to how that goes. */
export const DELIVERY_VIOLATIONS: Violations = {
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
    description: 'The trail last delivered two days ago',
    requirements: ['ASEA-LM-CT-02'],
    apply(landingZone) {
      theTrail(landingZone).status.LatestDeliveryTime = minutesBefore(landingZone.now, 2_880);
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
        state.logs.logGroups = state.logs.logGroups.filter(({ group }) => group.logGroupName !== TRAIL_LOG_GROUP);
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
};
