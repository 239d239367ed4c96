import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { firstWorkload, found, type Violations } from '../../violations/violation.ts';
import { theTrail } from './the-trail.ts';

/** What is asked of the trail itself speaks of nothing when there is none. */
const WITHOUT_TRAIL = ['02', '03', '04', '05', '07', '08', '11', '12', '17'].map((number) => `ASEA-LM-CT-${number}`);

/** Changes to what the organization's trail records. */
export const RECORDING_VIOLATIONS: Violations = {
  'no-organization-trail': {
    description: 'There is no trail at all',
    requirements: ['ASEA-LM-CT-01', 'ASEA-LM-CT-06', 'ASEA-LM-OV-01'],
    besides: { 'not-applicable': WITHOUT_TRAIL },
    apply({ global }) {
      global.cloudtrail.trails.length = 0;
    },
  },
  'trail-of-one-account': {
    description: 'The trail records the management account only',
    requirements: ['ASEA-LM-CT-01', 'ASEA-LM-CT-06', 'ASEA-LM-OV-01'],
    besides: { 'not-applicable': WITHOUT_TRAIL },
    apply: (landingZone) => {
      theTrail(landingZone).trail.IsOrganizationTrail = false;
    },
  },
  'trail-single-region': {
    description: 'The trail records its home region only',
    requirements: ['ASEA-LM-CT-03', 'ASEA-LM-CT-06'],
    besides: { 'not-applicable': ['ASEA-LM-CT-05'] },
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
    besides: { 'not-applicable': ['ASEA-LM-CT-05'] },
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
    besides: { 'not-applicable': ['ASEA-LM-CT-05'] },
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
};

function select(landingZone: LandingZone, change: object): void {
  Object.assign(found(theTrail(landingZone).selectors.EventSelectors?.[0], 'a basic event selector'), change);
}
