import { describe, expect, test } from 'vitest';
import { isOwnOrganizationTrail, toTrail } from '../../../collectors/services/cloudtrail/trail.ts';
import { toTrailSelectors } from '../../../collectors/services/cloudtrail/trail-selectors.ts';
import { toTrailStatus } from '../../../collectors/services/cloudtrail/trail-status.ts';

const place = { account: '444455556666', region: 'eu-west-1' } as const;
const trailArn = 'arn:aws:cloudtrail:ca-central-1:111122223333:trail/ASEA-Org-Trail';
const awsTrail = {
  Name: 'ASEA-Org-Trail',
  TrailARN: trailArn,
  HomeRegion: 'ca-central-1',
  S3BucketName: 'asea-logarchive-phase0-cacentral1',
  IncludeGlobalServiceEvents: true,
  IsMultiRegionTrail: true,
  IsOrganizationTrail: true,
  LogFileValidationEnabled: true,
  CloudWatchLogsLogGroupArn: 'arn:aws:logs:ca-central-1:111122223333:log-group:/ASEA/CloudTrail:*',
};

describe('a trail', () => {
  test('belongs to the account in its ARN, wherever its shadow is seen', () => {
    expect(toTrail(place, 'aws', awsTrail)).toEqual({
      type: 'trail',
      id: trailArn,
      account: '444455556666',
      region: 'eu-west-1',
      name: 'ASEA-Org-Trail',
      homeRegion: 'ca-central-1',
      ownerAccount: '111122223333',
      isOrganization: true,
      isMultiRegion: true,
      includesGlobalEvents: true,
      bucketName: 'asea-logarchive-phase0-cacentral1',
      bucketPrefix: null,
      kmsKeyId: null,
      logGroupArn: 'arn:aws:logs:ca-central-1:111122223333:log-group:/ASEA/CloudTrail',
      validatesLogFiles: true,
    });
  });

  test.each([
    'Name',
    'TrailARN',
    'HomeRegion',
    'S3BucketName',
    'IncludeGlobalServiceEvents',
    'IsMultiRegionTrail',
    'IsOrganizationTrail',
    'LogFileValidationEnabled',
  ])('without %s is not understood', (member) => {
    expect(() => toTrail(place, 'aws', { ...awsTrail, [member]: undefined })).toThrow(`${member} is missing`);
  });

  test('is asked for its status in its home region by its owner, if it is the organization’s', () => {
    const home = toTrail({ account: '111122223333', region: 'ca-central-1' }, 'aws', awsTrail);
    expect(isOwnOrganizationTrail(home)).toBe(true);
    expect(isOwnOrganizationTrail(toTrail(place, 'aws', awsTrail))).toBe(false);
    expect(isOwnOrganizationTrail({ ...home, region: 'eu-west-1' })).toBe(false);
    expect(isOwnOrganizationTrail({ ...home, isOrganization: false })).toBe(false);
  });
});

describe('the status of a trail', () => {
  test('tells what never happened as null', () => {
    expect(
      toTrailStatus(place, trailArn, {
        IsLogging: false,
        StopLoggingTime: new Date('2026-10-31T08:30:00Z'),
        LatestDeliveryError: 'NoSuchBucket',
        LatestDigestDeliveryError: '',
      }),
    ).toEqual({
      type: 'trail-status',
      id: trailArn,
      ...place,
      isLogging: false,
      startedAt: null,
      stoppedAt: '2026-10-31T08:30:00.000Z',
      latestDeliveryAt: null,
      latestDeliveryError: 'NoSuchBucket',
      latestLogGroupDeliveryAt: null,
      latestLogGroupDeliveryError: null,
      latestDigestAt: null,
      latestDigestError: null,
      latestNotificationError: null,
    });
  });

  test('without IsLogging is not understood', () => {
    expect(() => toTrailStatus(place, trailArn, {})).toThrow('IsLogging is missing');
  });
});

describe('the selectors of a trail', () => {
  test('basic ones', () => {
    const found = {
      TrailARN: trailArn,
      EventSelectors: [
        {
          ReadWriteType: 'All' as const,
          IncludeManagementEvents: true,
          ExcludeManagementEventSources: [],
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::'] }],
        },
      ],
    };
    expect(toTrailSelectors(place, trailArn, found)).toEqual({
      type: 'trail-selectors',
      id: trailArn,
      ...place,
      basic: [
        {
          readWriteType: 'All',
          includesManagementEvents: true,
          excludedManagementSources: [],
          dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::'] }],
        },
      ],
      advanced: [],
    });
  });

  test('advanced ones keep every way of narrowing', () => {
    const found = {
      TrailARN: trailArn,
      AdvancedEventSelectors: [
        {
          FieldSelectors: [
            { Field: 'eventCategory', Equals: ['Management'] },
            { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] },
          ],
        },
      ],
    };
    const none = { equals: [], startsWith: [], endsWith: [], notEquals: [], notStartsWith: [], notEndsWith: [] };
    expect(toTrailSelectors(place, trailArn, found).advanced).toEqual([
      {
        name: null,
        fields: [
          { ...none, field: 'eventCategory', equals: ['Management'] },
          { ...none, field: 'eventSource', notEquals: ['kms.amazonaws.com'] },
        ],
      },
    ]);
  });

  test('none at all is no answer', () => {
    const found = { TrailARN: trailArn, EventSelectors: [] };
    expect(() => toTrailSelectors(place, trailArn, found)).toThrow('EventSelectors is missing');
  });

  test('of another trail are no answer', () => {
    const found = { TrailARN: trailArn.replace('trail/', 'trail/other-'), EventSelectors: [] };
    expect(() => toTrailSelectors(place, trailArn, found)).toThrow('was asked about');
  });

  test.each(['ExcludeManagementEventSources', 'DataResources'])(
    'without %s could record less than it seems',
    (member) => {
      const selector = {
        ReadWriteType: 'All' as const,
        IncludeManagementEvents: true,
        ExcludeManagementEventSources: [],
        DataResources: [],
      };
      const found = { TrailARN: trailArn, EventSelectors: [{ ...selector, [member]: undefined }] };
      expect(() => toTrailSelectors(place, trailArn, found)).toThrow(`${member} is missing`);
    },
  );

  test('with a field that is compared with nothing are no answer', () => {
    const found = { TrailARN: trailArn, AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventSource' }] }] };
    expect(() => toTrailSelectors(place, trailArn, found)).toThrow('eventSource is compared with nothing');
  });
});
