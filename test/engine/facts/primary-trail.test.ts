import { expect, test } from 'vitest';
import type { PartialResource } from '../../../scripts/authoring/example.ts';
import { subjectsOf } from './example-facts.ts';

const arnOf = (name: string): string => `arn:aws:cloudtrail:ca-central-1:111122223333:trail/${name}`;

/** A trail with its status and selectors, compliant except for what is given. */
function trail(name: string, changes: { trail?: object; status?: object; selectors?: object } = {}): PartialResource[] {
  const id = arnOf(name);
  return [
    { type: 'trail', name, ...changes.trail },
    { type: 'trail-status', id, ...changes.status },
    { type: 'trail-selectors', id, ...changes.selectors },
  ];
}

const DATA_ONLY = {
  basic: [
    {
      readWriteType: 'All',
      includesManagementEvents: false,
      excludedManagementSources: [],
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
    },
  ],
};

async function primaryOf(
  resources: readonly PartialResource[],
  gaps: { type: 'trail-status' | 'trail-selectors'; id: string }[] = [],
) {
  const refused = gaps.map((gap) => ({ ...gap, outcome: 'denied' as const }));
  const { subjects, causes, none } = await subjectsOf('primary-trail', { resources: [...resources], gaps: refused });
  if (none !== undefined) return none;
  return causes === undefined
    ? subjects.map(({ name }) => name)
    : causes.map(({ operation, resource }) => `${operation} ${resource}`);
}

test('without an organization trail there is no primary trail, and that is said', async () => {
  expect(await primaryOf([])).toBe('The organization has no trail.');
});

test('the trail of the management events goes before one of data events that works better', async () => {
  const stopped = trail('Z-Management', { trail: { isMultiRegion: false }, status: { isLogging: false } });
  expect(await primaryOf([...trail('A-Data', { selectors: DATA_ONLY }), ...stopped])).toEqual(['Z-Management']);
});

test('among trails of the management events, one of all regions goes first', async () => {
  const local = trail('A-Local', { trail: { isMultiRegion: false } });
  const stopped = trail('Z-Global', { status: { isLogging: false } });
  expect(await primaryOf([...local, ...stopped])).toEqual(['Z-Global']);
});

test('among trails that are set up alike, one that delivers goes first', async () => {
  const failing = trail('A-Failing', { status: { latestDeliveryError: 'AccessDenied' } });
  expect(await primaryOf([...failing, ...trail('Z-Working')])).toEqual(['Z-Working']);
});

test('among equals the first ARN is chosen, whatever the order of the answers', async () => {
  expect(await primaryOf([...trail('B-Trail'), ...trail('A-Trail')])).toEqual(['A-Trail']);
});

test('a single trail is chosen without a look at its status and selectors', async () => {
  const id = arnOf('Only');
  expect(
    await primaryOf(
      [{ type: 'trail', name: 'Only' }],
      [
        { type: 'trail-status', id },
        { type: 'trail-selectors', id },
      ],
    ),
  ).toEqual(['Only']);
});

test('what could not be read does not matter where it cannot change the choice', async () => {
  const data = trail('A-Data', { selectors: DATA_ONLY });
  expect(await primaryOf([...data, ...trail('Z-Management')], [{ type: 'trail-status', id: arnOf('A-Data') }])).toEqual(
    ['Z-Management'],
  );
});

test('what could not be read and might change the choice makes it unknown', async () => {
  const both = [...trail('A-Trail'), ...trail('Z-Trail')];
  expect(await primaryOf(both, [{ type: 'trail-status', id: arnOf('A-Trail') }])).toEqual([
    `cloudtrail:GetTrailStatus ${arnOf('A-Trail')}`,
  ]);
});
