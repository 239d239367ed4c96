import { describe, expect, it } from 'vitest';
import { VIOLATIONS, violate } from '../../../sim/violations/index.ts';
import { contentsOf, smallLandingZone } from '../small-landing-zone.ts';

describe('violations', () => {
  const compliant = contentsOf(smallLandingZone());

  it.each(Object.keys(VIOLATIONS))('%s changes one service in one region and no other', (name) => {
    const landingZone = smallLandingZone();
    VIOLATIONS[name]?.apply(landingZone);
    const contents = contentsOf(landingZone);
    expect(Object.keys(contents)).toEqual(Object.keys(compliant));
    const changed = Object.keys(compliant).filter((place) => contents[place] !== compliant[place]);
    // `logs of dev001 in ca-central-1`
    const services = new Set(changed.map((place) => place.split(' of ')[0]));
    const regions = new Set(changed.map((place) => place.split(' in ')[1]));
    expect([services.size, regions.size]).toEqual([1, 1]);
  });

  it('are all told apart', () => {
    const broken = Object.values(VIOLATIONS).map(({ apply }) => {
      const landingZone = smallLandingZone();
      apply(landingZone);
      return JSON.stringify(contentsOf(landingZone));
    });
    expect(new Set(broken).size).toBe(broken.length);
  });

  it('name their requirements in order', () => {
    for (const { requirements } of Object.values(VIOLATIONS)) expect(requirements).toEqual([...requirements].sort());
  });

  it('come back after their place was forgotten', () => {
    const landingZone = smallLandingZone();
    violate(landingZone, ['log-group-retention-90-days']);
    landingZone.useAccountPolicies();
    const { logGroups } = landingZone.inRegion(landingZone.workloads[0] ?? '', 'ca-central-1').logs;
    const retention = logGroups.find(({ group }) => group.logGroupName === '/ASEA/SSM')?.group.retentionInDays;
    expect(retention).toBe(90);
  });

  it('are refused by a wrong name before anything changes', () => {
    const landingZone = smallLandingZone();
    expect(() => violate(landingZone, ['trail-stopped', 'trail-painted'])).toThrow('no violation trail-painted');
    expect(contentsOf(landingZone)).toEqual(compliant);
  });

  it('are refused where the landing zone is too small for them', () => {
    expect(() => violate(smallLandingZone({ regions: 1 }), ['trail-single-region'])).toThrow('lacks a second region');
    expect(() => violate(smallLandingZone({ vpcsPerRegion: 0 }), ['vpc-without-flow-log'])).toThrow(
      'lacks a VPC with flow logs',
    );
  });
});
