import { expect, test } from 'vitest';
import type { SubjectKind } from '../../model/subject-kinds.ts';
import { subjectsOf } from './facts/example-facts.ts';

const HOME = { account: '111122223333', region: 'global' };
const IN_HOME_REGION = { account: '111122223333', region: 'ca-central-1' };
const ARCHIVE = { account: '222233334444', region: 'ca-central-1' };
const WORKLOAD = { account: '444455556666', region: 'ca-central-1' };
const TRAIL = 'arn:aws:cloudtrail:ca-central-1:111122223333:trail/ASEA-Org-Trail';
const BUCKET = 'asea-logarchive-phase0-cacentral1-example';
const GROUP = 'arn:aws:logs:ca-central-1:444455556666:log-group:/workload/application';

const RESOURCES = (['trail', 'bucket', 'vpc', 'flow-log', 'log-group', 'log-destination', 'organization'] as const).map(
  (type) => ({ type }),
);

test.each<[SubjectKind, typeof HOME | undefined, object]>([
  ['organization', undefined, { ...HOME, arn: 'organization', name: 'o-exampleorg' }],
  ['primary-trail', undefined, { ...IN_HOME_REGION, arn: TRAIL, name: 'ASEA-Org-Trail' }],
  ['organization-trail', undefined, { ...IN_HOME_REGION, arn: TRAIL, name: 'ASEA-Org-Trail' }],
  [
    'trusted-service',
    undefined,
    {
      ...HOME,
      arn: 'organization/trusted-service/access-analyzer.amazonaws.com',
      name: 'access-analyzer.amazonaws.com',
    },
  ],
  ['account-region', WORKLOAD, { ...WORKLOAD, arn: 'arn:aws:iam::444455556666:root', name: 'Workload ca-central-1' }],
  ['log-bucket', undefined, { account: '222233334444', region: 'global', arn: `arn:aws:s3:::${BUCKET}`, name: BUCKET }],
  ['vpc', WORKLOAD, { ...WORKLOAD, arn: 'arn:aws:ec2:ca-central-1:444455556666:vpc/vpc-0123456789abcdef0' }],
  ['flow-log', WORKLOAD, { ...WORKLOAD, resource: { flowLogId: 'fl-0123456789abcdef0' } }],
  ['log-group', WORKLOAD, { ...WORKLOAD, arn: GROUP, name: '/workload/application' }],
  [
    'log-destination',
    ARCHIVE,
    {
      ...ARCHIVE,
      arn: 'arn:aws:logs:ca-central-1:222233334444:destination:ASEA-LogDestinationOrg',
      name: 'ASEA-LogDestinationOrg',
    },
  ],
])('a subject of kind %s says what it is and where', async (kind, place, subject) => {
  const { subjects } = await subjectsOf(kind, { resources: RESOURCES }, place);
  expect(subjects[0]).toMatchObject({ kind, ...subject });
});
