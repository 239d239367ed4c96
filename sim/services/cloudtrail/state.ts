import type { GetEventSelectorsResponse, GetTrailStatusResponse, Trail } from '@aws-sdk/client-cloudtrail';
import { hexOf, longAgo, minutesBefore } from '../../landing-zone/identifiers.ts';
import { centralBucketName, keyArn, TRAIL_LOG_GROUP } from '../../landing-zone/names.ts';
import type { Plan } from '../../landing-zone/plan.ts';

const TRAIL_NAME = 'ASEA-Org-Trail';

/** A trail with what its owner may ask of it. */
export type TrailState = {
  readonly owner: string;
  readonly trail: Trail;
  readonly status: GetTrailStatusResponse;
  readonly selectors: GetEventSelectorsResponse;
  /** `account/region` pairs that lack the trail although it should cover them. */
  readonly missingIn: Set<string>;
};

export type CloudTrailState = { readonly trails: TrailState[] };

export function buildTrails(plan: Plan): CloudTrailState {
  return { trails: [buildTrail(plan)] };
}

/** The organization's trail as the accelerator deploys it: everything on, delivered minutes ago. */
function buildTrail(plan: Plan): TrailState {
  const { seed, now, core, homeRegion } = plan;
  const arn = `arn:aws:cloudtrail:${homeRegion}:${core.management}:trail/${TRAIL_NAME}`;
  const started = longAgo(now, seed, 'trail');
  const delivered = minutesBefore(now, 4);
  return {
    owner: core.management,
    trail: {
      Name: TRAIL_NAME,
      S3BucketName: centralBucketName(plan),
      S3KeyPrefix: plan.organizationId,
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: true,
      HomeRegion: homeRegion,
      TrailARN: arn,
      LogFileValidationEnabled: true,
      CloudWatchLogsLogGroupArn: `arn:aws:logs:${homeRegion}:${core.management}:log-group:${TRAIL_LOG_GROUP}:*`,
      CloudWatchLogsRoleArn: `arn:aws:iam::${core.management}:role/ASEA-CloudTrail-${hexOf(seed, 8, 'trail-role')}`,
      KmsKeyId: keyArn(plan, core.logArchive, homeRegion),
      HasCustomEventSelectors: true,
      HasInsightSelectors: false,
      IsOrganizationTrail: true,
    },
    status: {
      IsLogging: true,
      LatestDeliveryTime: delivered,
      StartLoggingTime: started,
      LatestCloudWatchLogsDeliveryTime: minutesBefore(now, 3),
      LatestDigestDeliveryTime: minutesBefore(now, 35),
      LatestDeliveryAttemptTime: delivered.toISOString(),
      LatestDeliveryAttemptSucceeded: delivered.toISOString(),
      LatestNotificationAttemptTime: '',
      LatestNotificationAttemptSucceeded: '',
      TimeLoggingStarted: started.toISOString(),
      TimeLoggingStopped: '',
    },
    selectors: {
      TrailARN: arn,
      EventSelectors: [
        {
          ReadWriteType: 'All',
          IncludeManagementEvents: true,
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::'] }],
          ExcludeManagementEventSources: [],
        },
      ],
    },
    missingIn: new Set(),
  };
}

/** Whether a trail shows up in a place: in its own region, and as a shadow copy wherever it reaches. */
export function isVisible(state: TrailState, account: string, region: string): boolean {
  if (account !== state.owner && state.trail.IsOrganizationTrail !== true) return false;
  if (region !== state.trail.HomeRegion && state.trail.IsMultiRegionTrail !== true) return false;
  return !state.missingIn.has(`${account}/${region}`);
}
