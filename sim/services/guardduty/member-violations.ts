import type { DescribePublishingDestinationResponse, DetectorFeatureResult } from '@aws-sdk/client-guardduty';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { changeFirstWorkload, found, homeBucket, type Violations } from '../../violations/violation.ts';
import { changeMember, detectorOf, guardDutyOff } from './changes.ts';
import type { DetectorState, GuardDutyState } from './state.ts';

/** What of a detector cannot be asked where there is none. */
const OF_A_DETECTOR = ['ASEA-LM-GD-07', 'ASEA-LM-GD-08', 'ASEA-LM-GD-09'];

/** Changes to GuardDuty in the first workload account's home region, and to what its administrator says of it then. */
export const MEMBER_VIOLATIONS: Violations = {
  'guardduty-detector-missing': {
    description: 'An account has no detector',
    requirements: ['ASEA-LM-GD-01', 'ASEA-LM-GD-04', 'ASEA-LM-GD-05', 'ASEA-LM-OV-01'],
    besides: { 'not-applicable': ['ASEA-LM-GD-02', ...OF_A_DETECTOR] },
    apply(landingZone) {
      changeWorkload(landingZone, guardDutyOff);
      changeMember(landingZone, ({ DetectorId: _, ...member }) => ({ ...member, RelationshipStatus: 'Removed' }));
    },
  },
  'guardduty-detector-disabled': {
    description: 'The administrator has suspended the detector of an account',
    requirements: ['ASEA-LM-GD-01', 'ASEA-LM-GD-04', 'ASEA-LM-GD-05', 'ASEA-LM-OV-01'],
    besides: { 'not-applicable': OF_A_DETECTOR },
    apply(landingZone) {
      changeDetector((detector) => {
        detector.status = 'DISABLED';
      })(landingZone);
      changeMember(landingZone, (member) => ({ ...member, RelationshipStatus: 'Disabled' }));
    },
  },
  'guardduty-member-standalone': {
    description: 'An account has left its administrator and has a detector of its own',
    requirements: ['ASEA-LM-GD-02', 'ASEA-LM-GD-04', 'ASEA-LM-GD-05'],
    apply(landingZone) {
      changeWorkload(landingZone, (state) => {
        state.administrator = null;
      });
      changeMember(landingZone, (member) => ({ ...member, RelationshipStatus: 'Resigned' }));
    },
  },
  'guardduty-member-of-another-administrator': {
    description: 'An account belongs to an administrator outside the organization',
    requirements: ['ASEA-LM-GD-02', 'ASEA-LM-GD-04', 'ASEA-LM-GD-05'],
    apply(landingZone) {
      changeWorkload(landingZone, (state) => {
        state.administrator = {
          AccountId: '999988887777',
          InvitationId: '04b94d9704854a73f94e061e8c2f1d30',
          InvitedAt: landingZone.now.toISOString(),
          RelationshipStatus: 'Enabled',
        };
      });
      changeMember(landingZone, (member) => ({ ...member, RelationshipStatus: 'Removed' }));
    },
  },
  'guardduty-flow-logs-off': {
    description: 'The detector of an account does not look at flow logs',
    requirements: ['ASEA-LM-GD-07'],
    apply: turnOff('FLOW_LOGS'),
  },
  'guardduty-s3-protection-off': {
    description: 'The detector of an account does not look at what happens to objects in S3',
    requirements: ['ASEA-LM-GD-08'],
    apply: turnOff('S3_DATA_EVENTS'),
  },
  'guardduty-findings-every-six-hours': {
    description: 'The detector of an account publishes what it finds again every six hours',
    requirements: ['ASEA-LM-GD-09'],
    apply: changeDetector((detector) => {
      detector.findingPublishingFrequency = 'SIX_HOURS';
    }),
  },
  'guardduty-without-export': {
    description: 'The findings of an account are not exported',
    requirements: ['ASEA-LM-GD-09'],
    apply: (landingZone) =>
      changeWorkload(landingZone, (state) => {
        state.destinations = [];
      }),
  },
  'guardduty-export-failing': {
    description: 'The findings of an account cannot be written to the bucket that they are exported to',
    requirements: ['ASEA-LM-GD-09'],
    apply: changeDestination(({ now }) => ({
      Status: 'UNABLE_TO_PUBLISH_FIX_DESTINATION_PROPERTY',
      PublishingFailureStartTimestamp: now.getTime(),
    })),
  },
  'guardduty-export-foreign': {
    description: 'The findings of an account are exported to a bucket of the management account',
    requirements: ['ASEA-LM-GD-09'],
    apply: changeDestination((landingZone) => ({
      DestinationProperties: {
        DestinationArn: `arn:aws:s3:::${homeBucket(landingZone, landingZone.core.management).name}`,
      },
    })),
  },
};

function changeWorkload(landingZone: LandingZone, change: (state: GuardDutyState) => void): void {
  changeFirstWorkload(landingZone, ({ guardduty }) => change(guardduty));
}

function changeDetector(change: (detector: DetectorState) => void) {
  return (landingZone: LandingZone): void => changeWorkload(landingZone, (state) => change(detectorOf(state)));
}

function turnOff(name: DetectorFeatureResult) {
  return changeDetector(({ features }) => {
    found(
      features.find(({ Name }) => Name === name),
      `the feature ${name}`,
    ).Status = 'DISABLED';
  });
}

function changeDestination(change: (landingZone: LandingZone) => Partial<DescribePublishingDestinationResponse>) {
  return (landingZone: LandingZone): void => {
    const changed = change(landingZone);
    changeWorkload(landingZone, ({ destinations: [destination] }) => {
      Object.assign(found(destination, 'a destination of findings'), changed);
    });
  };
}
