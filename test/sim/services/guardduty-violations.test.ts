import { describe, expect, it } from 'vitest';
import type { LandingZone } from '../../../sim/landing-zone/landing-zone.ts';
import type { AwsShape } from '../../../sim/operation.ts';
import { guardduty } from '../../../sim/services/guardduty/index.ts';
import { VIOLATIONS } from '../../../sim/violations/index.ts';
import { asker, smallLandingZone } from '../small-landing-zone.ts';

/** Everything that GuardDuty answers in the two regions, by question. */
function answersOf(landingZone: LandingZone): ReadonlyMap<string, string> {
  const ask = asker(landingZone, 50);
  const answers = new Map<string, string>();
  const put = (operation: string, account: string, region: string, input: AwsShape): AwsShape => {
    const answer = answered(() => ask(`guardduty:${operation}`, account, input, region));
    const name = landingZone.plan.accounts.get(account)?.name;
    answers.set(`${operation} of ${name} in ${region}`, JSON.stringify(answer));
    return answer;
  };
  const members = [...landingZone.plan.accounts.keys()];
  for (const account of members) {
    for (const region of landingZone.regions) {
      put('ListOrganizationAdminAccounts', account, region, {});
      const { DetectorIds } = put('ListDetectors', account, region, {});
      const DetectorId = (DetectorIds as readonly string[])[0] ?? 'none';
      for (const operation of ['GetDetector', 'GetAdministratorAccount', 'DescribeOrganizationConfiguration']) {
        put(operation, account, region, { DetectorId });
      }
      put('ListMembers', account, region, { DetectorId, OnlyAssociated: 'false' });
      put('GetMemberDetectors', account, region, { DetectorId, AccountIds: members });
      const { Destinations = [] } = put('ListPublishingDestinations', account, region, { DetectorId });
      const { DestinationId = 'none' } = (Destinations as readonly AwsShape[])[0] ?? {};
      put('DescribePublishingDestination', account, region, { DetectorId, DestinationId });
    }
  }
  return answers;
}

function answered(ask: () => AwsShape): AwsShape {
  try {
    return ask();
  } catch (error) {
    return { refused: (error as Error).message };
  }
}

const compliant = answersOf(smallLandingZone());

describe('each violation of GuardDuty', () => {
  const changes = Object.entries(guardduty.violations).map(([name, { apply }]) => {
    const landingZone = smallLandingZone();
    apply(landingZone);
    const broken = answersOf(landingZone);
    const changed = [...compliant.keys()].filter((question) => broken.get(question) !== compliant.get(question));
    return [name, changed] as const;
  });

  it.each(changes)('%s shows in answers', (_, changed) => {
    expect(changed).not.toEqual([]);
  });

  const side = (asked: readonly string[]) => ({
    member: asked.some((question) => question.includes('of dev001')),
    administrator: asked.some((question) => question.includes('of security') || question.includes('of management')),
  });

  it('is seen from both sides where GuardDuty itself would show it on both', () => {
    const both = changes.filter(([, changed]) => side(changed).member && side(changed).administrator);
    expect(both.map(([name]) => name)).toEqual([
      'guardduty-off-in-a-region',
      'guardduty-detector-missing',
      'guardduty-detector-disabled',
      'guardduty-member-standalone',
      'guardduty-member-of-another-administrator',
      'guardduty-flow-logs-off',
      'guardduty-s3-protection-off',
    ]);
  });

  it('and every requirement of GuardDuty that a configuration can break has one', () => {
    const named = Object.values(VIOLATIONS).flatMap(({ requirements }) => requirements);
    const ofGuardDuty = [...new Set(named)].filter((id) => id.startsWith('ASEA-LM-GD-')).sort();
    expect(ofGuardDuty).toEqual(['01', '02', '03', '04', '05', '07', '08', '09'].map((n) => `ASEA-LM-GD-${n}`));
  });
});
