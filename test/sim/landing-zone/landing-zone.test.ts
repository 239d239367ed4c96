import { describe, expect, it } from 'vitest';
import { LruCache } from '../../../sim/landing-zone/lru-cache.ts';
import { ownerOfBucket } from '../../../sim/services/s3/state.ts';
import { contentsOf, smallLandingZone } from '../small-landing-zone.ts';

describe('a simulated landing zone', () => {
  it('is the same for the same options and another one for another seed', () => {
    const contents = contentsOf(smallLandingZone());
    expect(contentsOf(smallLandingZone())).toEqual(contents);
    const other = contentsOf(smallLandingZone({ seed: 8 }));
    // Where there is nothing it is the same nothing.
    const filled = Object.keys(contents).filter((place) => /\d/.test(contents[place] ?? ''));
    expect(filled.filter((place) => other[place] === contents[place])).toEqual([]);
  });

  it('does not depend on the order in which its places are looked at', () => {
    const { workloads, homeRegion, inRegion } = smallLandingZone();
    const forwards = workloads.map((account) => inRegion(account, homeRegion));
    const again = smallLandingZone();
    const backwards = again.workloads.toReversed().map((account) => again.inRegion(account, homeRegion));
    expect(backwards.toReversed()).toEqual(forwards);
  });

  it('spreads its accounts over the organizational units and has two that a scan leaves out', () => {
    const { plan, organization } = smallLandingZone({ accounts: 8 });
    const unitNames = new Map(organization.units.map(({ unit }) => [unit.Id, unit.Name]));
    const accounts = [...organization.accounts.values()].map(({ account, parent }) => ({
      name: account.Name,
      unit: unitNames.get(parent) ?? 'root',
      state: account.State,
    }));
    expect(accounts).toEqual([
      { name: 'management', unit: 'root', state: 'ACTIVE' },
      { name: 'logarchive', unit: 'Security', state: 'ACTIVE' },
      { name: 'security', unit: 'Security', state: 'ACTIVE' },
      { name: 'dev001', unit: 'Dev', state: 'ACTIVE' },
      { name: 'test001', unit: 'Test', state: 'ACTIVE' },
      { name: 'prod001', unit: 'Prod', state: 'ACTIVE' },
      { name: 'shared001', unit: 'Infrastructure', state: 'ACTIVE' },
      { name: 'sensitive001', unit: 'Sensitive', state: 'ACTIVE' },
      { name: 'unmanaged', unit: 'UnManaged', state: 'ACTIVE' },
      { name: 'suspended', unit: 'Dev', state: 'SUSPENDED' },
    ]);
    expect([...plan.accounts.keys()].every((id) => /^\d{12}$/.test(id))).toBe(true);
  });

  it('has an account whose id begins with a zero', () => {
    expect(smallLandingZone().workloads.map((id) => id.startsWith('0'))).toEqual([true, false, false]);
  });

  it('has as many VPCs, flow logs and log groups as it was asked for', () => {
    const landingZone = smallLandingZone({ vpcsPerRegion: 3, logGroupsPerRegion: 4 });
    const { core, workloads } = landingZone;
    const counts = (account: string, region: string) => {
      const { ec2, logs } = landingZone.inRegion(account, region);
      const { vpcs, flowLogs } = ec2;
      const { logGroups } = logs;
      const own = vpcs.filter(({ OwnerId }) => OwnerId === account);
      return { vpcs: own.length, flowLogs: flowLogs.length, logGroups: logGroups.length };
    };
    const [first = ''] = workloads;
    expect(counts(first, 'us-east-1')).toEqual({ vpcs: 3, flowLogs: 6, logGroups: 7 });
    expect(counts(first, 'ca-central-1')).toEqual({ vpcs: 3, flowLogs: 6, logGroups: 9 });
    expect(counts(core.management, 'ca-central-1')).toEqual({ vpcs: 3, flowLogs: 6, logGroups: 10 });
    expect(counts(core.logArchive, 'ca-central-1')).toEqual({ vpcs: 0, flowLogs: 0, logGroups: 6 });
  });

  it('shows a shared VPC to participants under its owner, and its flow logs to the owner only', () => {
    const { core, workloads, inRegion } = smallLandingZone();
    const [participant = '', other = ''] = workloads;
    const [shared] = inRegion(core.management, 'us-east-1').ec2.vpcs;
    const seen = inRegion(participant, 'us-east-1').ec2;
    expect(seen.vpcs.map(({ OwnerId }) => OwnerId)).toEqual([participant, core.management]);
    expect(seen.vpcs[1]?.VpcId).toBe(shared?.VpcId);
    expect(seen.flowLogs.filter(({ ResourceId }) => ResourceId === shared?.VpcId)).toEqual([]);
    expect(inRegion(other, 'us-east-1').ec2.vpcs.map(({ OwnerId }) => OwnerId)).toEqual([other]);
  });

  it('enables regions that need opting in for some accounts only', () => {
    const landingZone = smallLandingZone({ regions: ['ca-central-1', 'ca-west-1'] });
    const [first = '', second = ''] = landingZone.workloads;
    expect(landingZone.regionsOf(second)).toEqual([
      { region: 'af-south-1', status: 'DISABLED' },
      { region: 'ap-east-1', status: 'DISABLED' },
      { region: 'ca-central-1', status: 'ENABLED_BY_DEFAULT' },
      { region: 'ca-west-1', status: 'DISABLED' },
      { region: 'eu-south-1', status: 'DISABLED' },
      { region: 'me-south-1', status: 'DISABLED' },
    ]);
    expect([first, second].map((account) => landingZone.isEnabled(account, 'ca-west-1'))).toEqual([true, false]);
    expect(() => landingZone.inRegion(second, 'ca-west-1')).toThrow('has not enabled ca-west-1');
  });

  it('copies every bucket that flow logs write to into the log archive', () => {
    const { core, workloads, inAccount, plan } = smallLandingZone();
    const accounts = [core.management, core.security, ...workloads];
    const targets = accounts.flatMap((account) =>
      inAccount(account).s3.buckets.map(
        ({ replication }) => replication?.Rules?.[0]?.Destination?.Bucket?.slice(13) ?? '',
      ),
    );
    expect(targets).toHaveLength(accounts.length * plan.regions.length);
    expect([...new Set(targets.map((name) => ownerOfBucket(plan, name)))]).toEqual([core.logArchive]);
    expect(inAccount(core.logArchive).s3.buckets.map(({ name }) => name.replace(/-[0-9a-f]{12}$/, ''))).toEqual([
      'asea-logarchive-phase0-aescacentral1',
      'asea-logarchive-phase0-cacentral1',
    ]);
  });

  it('replaces subscription filters by account policies, but for the group that the policy leaves out', () => {
    const landingZone = smallLandingZone();
    landingZone.useAccountPolicies();
    const { logGroups, accountPolicies } = landingZone.inRegion(landingZone.core.management, 'ca-central-1').logs;
    const filtered = logGroups.filter(({ subscriptions }) => subscriptions.length > 0);
    expect(filtered.map(({ group }) => group.logGroupName)).toEqual(['/ASEA/CloudTrail']);
    expect(accountPolicies.map(({ selectionCriteria }) => selectionCriteria)).toEqual([
      'LogGroupName NOT IN ["/ASEA/CloudTrail"]',
    ]);
  });

  it.each([
    ['too few accounts', { accounts: 3 }, 'give 4 or more'],
    ['too many regions', { regions: 18 }, 'give 1 to 17'],
    ['no home region', { regions: ['us-east-1'] }, 'lacks the home region ca-central-1'],
    ['an invented region', { regions: ['ca-central-1', 'ca-east-9'] }, 'does not know these regions: ca-east-9'],
  ])('refuses %s', (_, options, message) => {
    expect(() => smallLandingZone(options)).toThrow(message);
  });
});

describe('places that are kept', () => {
  it('are forgotten and built again with their changes', () => {
    const built: string[] = [];
    const cache = new LruCache((key) => {
      built.push(key);
      return { key, changed: false };
    }, 2);
    cache.change('one', (state) => {
      state.changed = true;
    });
    for (const key of ['two', 'three', 'one', 'three']) cache.get(key);
    expect(cache.get('one')).toEqual({ key: 'one', changed: true });
    expect(built).toEqual(['one', 'two', 'three', 'one']);
  });
});
