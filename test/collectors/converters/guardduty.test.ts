import { describe, expect, test } from 'vitest';
import { toAdministrator } from '../../../collectors/services/guardduty/administrator.ts';
import { toDestination } from '../../../collectors/services/guardduty/destination.ts';
import { toDestinationDetail } from '../../../collectors/services/guardduty/destination-detail.ts';
import { toDetector } from '../../../collectors/services/guardduty/detector.ts';
import { toDetectorAdministrator } from '../../../collectors/services/guardduty/detector-administrator.ts';
import { toDetectorSettings } from '../../../collectors/services/guardduty/detector-settings.ts';
import { toFeatures } from '../../../collectors/services/guardduty/features.ts';
import { toMember } from '../../../collectors/services/guardduty/member.ts';
import { toMemberSettings } from '../../../collectors/services/guardduty/member-settings.ts';
import { toOrganization } from '../../../collectors/services/guardduty/organization.ts';

const place = { account: '333344445555', region: 'ca-central-1' } as const;
const arn = 'arn:aws:guardduty:ca-central-1:333344445555:detector/12abc34d567e8fa901bc2d34e56789f0';
const sources = {
  CloudTrail: { Status: 'ENABLED' },
  DNSLogs: { Status: 'ENABLED' },
  FlowLogs: { Status: 'DISABLED' },
  S3Logs: { Status: 'ENABLED' },
} as const;

const FOUNDATIONAL = ['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS'] as const;

test('a detector has an ARN, although AWS gives only its id', () => {
  const detectorId = '12abc34d567e8fa901bc2d34e56789f0';
  expect(toDetector(place, 'aws', detectorId)).toEqual({ type: 'guardduty-detector', id: arn, ...place, detectorId });
});

describe('features', () => {
  test('are sorted by name, and what a member’s list lacks is taken from the data sources', () => {
    expect(toFeatures([{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }], sources).features).toEqual([
      { name: 'CLOUD_TRAIL', status: 'ENABLED' },
      { name: 'DNS_LOGS', status: 'ENABLED' },
      { name: 'FLOW_LOGS', status: 'DISABLED' },
      { name: 'S3_DATA_EVENTS', status: 'DISABLED' },
    ]);
  });

  test('of the list count more than the data sources', () => {
    const listed = [{ Name: 'FLOW_LOGS', Status: 'ENABLED' }];
    expect(toFeatures(listed, sources).features).toEqual([
      { name: 'CLOUD_TRAIL', status: 'ENABLED' },
      { name: 'DNS_LOGS', status: 'ENABLED' },
      { name: 'FLOW_LOGS', status: 'ENABLED' },
    ]);
  });

  test('without data sources are what the list says', () => {
    const features = FOUNDATIONAL.map((name) => ({ name, status: 'ENABLED' }));
    expect(toFeatures(features.map(({ name, status }) => ({ Name: name, Status: status })))).toEqual({
      features,
      toldBy: 'features',
    });
  });

  test.each([
    ['CloudTrail', 'CLOUD_TRAIL'],
    ['DNSLogs', 'DNS_LOGS'],
    ['FlowLogs', 'FLOW_LOGS'],
  ])(
    'that every detector has are not off where neither the list nor, as %s, a data source has them',
    (source, name) => {
      expect(() => toFeatures([], { ...sources, [source]: undefined })).toThrow(`DataSources of ${name} is missing`);
      expect(() => toFeatures([])).toThrow('DataSources of CLOUD_TRAIL is missing');
    },
  );

  test('that are not listed are the data sources, under the names of features', () => {
    expect(toFeatures(undefined, { ...sources, Kubernetes: { AuditLogs: { Status: 'DISABLED' } } })).toEqual({
      toldBy: 'data-sources',
      features: [
        { name: 'CLOUD_TRAIL', status: 'ENABLED' },
        { name: 'DNS_LOGS', status: 'ENABLED' },
        { name: 'EKS_AUDIT_LOGS', status: 'DISABLED' },
        { name: 'FLOW_LOGS', status: 'DISABLED' },
        { name: 'S3_DATA_EVENTS', status: 'ENABLED' },
      ],
    });
    const EbsVolumes = { Status: 'ENABLED' } as const;
    const MalwareProtection = { ScanEc2InstanceWithFindings: { EbsVolumes } };
    expect(toFeatures(undefined, { ...sources, MalwareProtection }).features[2]).toEqual({
      name: 'EBS_MALWARE_PROTECTION',
      status: 'ENABLED',
    });
  });

  test.each([
    ['CloudTrail', 'CLOUD_TRAIL'],
    ['DNSLogs', 'DNS_LOGS'],
    ['FlowLogs', 'FLOW_LOGS'],
    ['S3Logs', 'S3_DATA_EVENTS'],
  ])('that are neither listed nor, as %s, among the data sources are not understood', (source, name) => {
    expect(() => toFeatures(undefined, { ...sources, [source]: undefined })).toThrow(`${name} is missing`);
  });

  test('that are there twice, or in a state that nobody knows, are not understood', () => {
    const on = { Name: 'FLOW_LOGS', Status: 'ENABLED' };
    expect(() => toFeatures([on, { ...on, Status: 'DISABLED' }])).toThrow('has a name twice');
    expect(() => toFeatures([{ ...on, Status: 'PAUSED' }])).toThrow("Features.Status is 'PAUSED'");
    expect(() => toFeatures([{ Status: 'ENABLED' }])).toThrow('Features.Name is missing');
  });
});

describe('the settings of a detector', () => {
  const found = {
    Status: 'ENABLED',
    FindingPublishingFrequency: 'SIX_HOURS',
    ServiceRole: 'role',
    Features: FOUNDATIONAL.map((Name) => ({ Name, Status: 'ENABLED' as const })),
  } as const;

  test('are read', () => {
    expect(toDetectorSettings(place, arn, { ...found, Features: [...found.Features] })).toEqual({
      type: 'guardduty-detector-settings',
      id: arn,
      ...place,
      status: 'ENABLED',
      publishingMinutes: 360,
      features: FOUNDATIONAL.map((name) => ({ name, status: 'ENABLED' })),
      toldBy: 'features',
    });
  });

  test.each(['Status', 'FindingPublishingFrequency'])('without %s are not understood', (member) => {
    expect(() => toDetectorSettings(place, arn, { ...found, Features: [], [member]: undefined })).toThrow(member);
  });

  test('without features and data sources are not understood, because none would look like all off', () => {
    const unlisted = { ...found, Features: undefined };
    expect(() => toDetectorSettings(place, arn, unlisted)).toThrow('Features is missing');
    expect(toDetectorSettings(place, arn, { ...unlisted, DataSources: sources })).toMatchObject({
      toldBy: 'data-sources',
      features: [{ name: 'CLOUD_TRAIL' }, { name: 'DNS_LOGS' }, { name: 'FLOW_LOGS' }, { name: 'S3_DATA_EVENTS' }],
    });
  });
});

describe('the administrator of a detector', () => {
  test('is nobody where AWS names none', () => {
    const nobody = {
      type: 'guardduty-detector-administrator',
      id: arn,
      ...place,
      administrator: null,
      relationship: null,
    };
    expect(toDetectorAdministrator(place, arn, { Administrator: undefined })).toEqual(nobody);
    expect(toDetectorAdministrator(place, arn, { Administrator: {} })).toEqual(nobody);
  });

  test('has a relationship', () => {
    const named = { AccountId: '333344445555', RelationshipStatus: 'Enabled' };
    expect(toDetectorAdministrator(place, arn, { Administrator: named })).toMatchObject({
      administrator: '333344445555',
      relationship: 'Enabled',
    });
    const without = (member: string) => ({ Administrator: { ...named, [member]: undefined } });
    expect(() => toDetectorAdministrator(place, arn, without('RelationshipStatus'))).toThrow(
      'RelationshipStatus is missing',
    );
    expect(() => toDetectorAdministrator(place, arn, without('AccountId'))).toThrow('AccountId');
  });
});

test('the administrator of the organization may be about to lose it', () => {
  const found = { AdminAccountId: '333344445555', AdminStatus: 'DISABLE_IN_PROGRESS' } as const;
  expect(toAdministrator(place, found)).toEqual({
    type: 'guardduty-administrator',
    id: '333344445555',
    ...place,
    administrator: '333344445555',
    status: 'DISABLE_IN_PROGRESS',
  });
  expect(() => toAdministrator(place, { AdminAccountId: '333344445555' })).toThrow('AdminStatus is missing');
});

describe('the settings for the organization', () => {
  const found = { MemberAccountLimitReached: false, Features: [] } as const;

  test.each([
    [{ AutoEnableOrganizationMembers: 'NEW' }, 'NEW'],
    [{ AutoEnableOrganizationMembers: 'NONE', AutoEnable: true }, 'NONE'],
    [{ AutoEnable: true }, 'NEW'],
    [{ AutoEnable: false }, 'NONE'],
  ] as const)('%j enrols %s', (said, autoEnable) => {
    expect(toOrganization(place, arn, { ...found, Features: [], ...said })).toMatchObject({ autoEnable });
  });

  test('are not understood where neither member says who is enrolled, or nobody says whether there is room', () => {
    expect(() => toOrganization(place, arn, { ...found, Features: [] })).toThrow('AutoEnableOrganizationMembers');
    expect(() => toOrganization(place, arn, { AutoEnable: true, Features: [] })).toThrow('MemberAccountLimitReached');
  });
});

describe('a member', () => {
  const found = {
    AccountId: '444455556666',
    MasterId: '333344445555',
    Email: 'a@example.com',
    RelationshipStatus: 'Resigned',
    UpdatedAt: '2026-11-01T00:00:00Z',
  };

  test('is kept without its e-mail address', () => {
    expect(toMember(place, 'd', found)).toEqual({
      type: 'guardduty-member',
      id: '444455556666',
      ...place,
      member: '444455556666',
      detectorId: 'd',
      relationship: 'Resigned',
    });
  });

  test('in a relationship that nobody knows is no answer', () => {
    expect(() => toMember(place, 'd', { ...found, RelationshipStatus: 'Paused' })).toThrow("is 'Paused'");
  });

  test('of another administrator is no answer', () => {
    expect(() => toMember(place, 'd', { ...found, AdministratorId: '999988887777' })).toThrow('999988887777');
  });
});

test('the settings of a member stand under its account', () => {
  const found = { AccountId: '444455556666', DataSources: sources, Features: [] } as const;
  expect(toMemberSettings(place, { ...found, Features: [] })).toMatchObject({
    id: '444455556666',
    features: [{ name: 'CLOUD_TRAIL' }, { name: 'DNS_LOGS' }, { name: 'FLOW_LOGS', status: 'DISABLED' }],
  });
  expect(toMemberSettings(place, { ...found, Features: undefined })).toMatchObject({ toldBy: 'data-sources' });
});

describe('a destination of findings', () => {
  const found = { DestinationId: 'd1', DestinationType: 'S3', Status: 'STOPPED' } as const;

  test('is listed with its state', () => {
    expect(toDestination(place, 'd', found)).toEqual({
      type: 'guardduty-destination',
      id: 'd1',
      ...place,
      destinationId: 'd1',
      detectorId: 'd',
      status: 'STOPPED',
    });
  });

  test('names its bucket, and the key where there is one', () => {
    const detail = {
      ...found,
      PublishingFailureStartTimestamp: 0,
      DestinationProperties: { DestinationArn: 'arn:aws:s3:::findings/guardduty' },
    };
    expect(toDestinationDetail(place, 'd1', detail)).toMatchObject({
      id: 'd1',
      destinationArn: 'arn:aws:s3:::findings/guardduty',
      kmsKeyArn: null,
    });
    expect(() => toDestinationDetail(place, 'd2', detail)).toThrow('d2');
  });
});
