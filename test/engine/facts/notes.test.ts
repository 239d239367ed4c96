import { expect, test } from 'vitest';
import type { Place } from '../../../model/names.ts';
import type { SubjectKind } from '../../../model/subject-kinds.ts';
import type { PartialResource } from '../../../scripts/authoring/example.ts';
import { factAbout } from './example-facts.ts';

const WORKLOAD = { account: '444455556666', region: 'ca-central-1' };
const ARCHIVE = { account: '222233334444', region: 'ca-central-1' };
const DESTINATION: PartialResource = { type: 'log-destination' };

/** A fact's name, the kind of its subject and where, what there is beside what every case has, and the fact's value. */
type Case = [string, SubjectKind, Place | undefined, readonly PartialResource[], object, object];

const cases: Case[] = [
  ['vpcScope', 'vpc', WORKLOAD, [{ type: 'vpc', isDefault: true }], {}, { exclusions: [] }],
  [
    'vpcScope',
    'vpc',
    WORKLOAD,
    [{ type: 'vpc', isDefault: true }],
    { ignoreDefaultVpcs: true },
    { exclusions: ['default VPCs are left out'] },
  ],
  [
    'destinationStream',
    'log-destination',
    ARCHIVE,
    [DESTINATION, { type: 'kinesis-stream', status: 'UPDATING' }],
    {},
    {
      status: 'UPDATING',
      encryption: 'KMS',
      retentionHours: 24,
      notes: [],
    },
  ],
  [
    'destinationStream',
    'log-destination',
    ARCHIVE,
    [DESTINATION, { type: 'kinesis-stream' }],
    {},
    { status: 'ACTIVE', encryption: 'KMS', retentionHours: 24, notes: [] },
  ],
  [
    'destinationStream',
    'log-destination',
    ARCHIVE,
    [{ ...DESTINATION, targetArn: 'no ARN' }, { type: 'kinesis-stream' }],
    {},
    {
      status: null,
      encryption: null,
      retentionHours: null,
      notes: ['The target no ARN is no stream of the log archive.'],
    },
  ],
  [
    'destinationStream',
    'log-destination',
    ARCHIVE,
    [
      { ...DESTINATION, targetArn: 'arn:aws:firehose:ca-central-1:222233334444:deliverystream/Central' },
      { type: 'kinesis-stream' },
    ],
    {},
    {
      status: null,
      encryption: null,
      retentionHours: null,
      notes: ['The target arn:aws:firehose:ca-central-1:222233334444:deliverystream/Central does not exist.'],
    },
  ],
  [
    'logGroupAge',
    'log-group',
    WORKLOAD,
    [{ type: 'log-group', createdAt: '2026-11-01T11:00:00.001Z' }],
    {},
    {
      pendingSince: '2026-11-01T11:00:00.001Z',
      notes: ['Pending: the group was created at 2026-11-01T11:00:00.001Z.'],
    },
  ],
  [
    'logGroupAge',
    'log-group',
    WORKLOAD,
    [{ type: 'log-group', createdAt: '2026-11-01T11:00:00.000Z' }],
    {},
    { pendingSince: null, notes: [] },
  ],
  [
    'flowLogDelivery',
    'flow-log',
    WORKLOAD,
    [{ type: 'vpc' }, { type: 'flow-log', deliveryStatus: 'FAILED', deliveryError: 'Access error' }],
    {},
    { status: 'ACTIVE', delivery: 'FAILED', notes: ['AWS says: Access error'] },
  ],
  [
    'flowLogs',
    'vpc',
    WORKLOAD,
    [
      { type: 'vpc' },
      { type: 'flow-log', flowLogId: 'fl-1', trafficType: 'ACCEPT' },
      { type: 'flow-log', flowLogId: 'fl-2', trafficType: 'REJECT' },
      { type: 'flow-log', flowLogId: 'fl-3' },
      { type: 'flow-log', flowLogId: 'fl-4', targetId: 'subnet-0123456789abcdef0' },
    ],
    {},
    {
      active: [
        { flowLogId: 'fl-1', trafficType: 'ACCEPT', destinationType: 's3' },
        { flowLogId: 'fl-2', trafficType: 'REJECT', destinationType: 's3' },
        { flowLogId: 'fl-3', trafficType: 'ALL', destinationType: 's3' },
      ],
      pairs: ['fl-1 and fl-2'],
      notes: [],
    },
  ],
  [
    'flowLogs',
    'vpc',
    WORKLOAD,
    [{ type: 'vpc' }, { type: 'flow-log', flowLogId: 'fl-1', targetId: 'vpc-0fedcba9876543210' }],
    {},
    { active: [], pairs: [], notes: [] },
  ],
];

test.each(
  cases.map(
    ([fact, kind, place, resources, parameters, value]) =>
      [fact, value, { kind, place, resources, parameters }] as const,
  ),
)('the fact %s is %j', async (fact, value, { kind, place, resources, parameters }) => {
  expect(await factAbout(fact, kind, { parameters, resources }, place)).toEqual([value]);
});
