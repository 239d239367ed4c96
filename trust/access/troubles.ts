import type { OperationName } from '../../model/cell.ts';
import { buildLandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { TROUBLED, type Trouble } from './prediction.ts';

const { core, workloads, regions, callerAccount } = buildLandingZone(TROUBLED);
const [workload = '', other = ''] = workloads;
const [, away = ''] = regions;
const ACCOUNTS = { ...core, workload };

/** What may stand in the way of a scan: each of the operations refused, roles missing, roles not configured. */
export function troublesOf(operations: readonly OperationName[]): Trouble[] {
  return [
    { name: 'nothing' },
    ...operations.filter((operation) => operation !== 'sts:GetCallerIdentity').flatMap(refused),
    ...Object.entries(ACCOUNTS).map(
      ([name, account]): Trouble => ({
        name: `no role in ${name}`,
        change: (landingZone) => landingZone.missingRoles.add(account),
      }),
    ),
    {
      name: 'no role in two accounts, and another one is refused its log groups',
      faults: [`denied:operation=logs:*,account=${core.security}`],
      change: ({ missingRoles }) => {
        for (const account of [workload, other]) missingRoles.add(account);
      },
    },
    ...Object.keys(core).map(
      (role): Trouble => ({
        name: `no account is configured for ${role}`,
        // Nobody knows then that the log archive is not a member like others, of which the simulation has VPCs.
        ...(role === 'logArchive' ? { inRequirementsOnly: true } : {}),
        configure: (organization) => ({ ...organization, accounts: { ...core, [role]: undefined } }),
      }),
    ),
    {
      name: 'an account is configured that does not exist',
      configure: (organization) => ({ ...organization, accounts: { ...core, logArchive: '999988887777' } }),
    },
    { name: 'nobody may read the organization', faults: ['denied:operation=organizations:*'] },
    {
      name: 'no other role may be assumed',
      configure: ({ scanRole: _, ...organization }) => organization,
    },
    ...[30, 300, 5_000, -300, -5_000].map(
      (awsAheadSeconds): Trouble => ({ name: `AWS's clock is ${awsAheadSeconds} seconds ahead`, awsAheadSeconds }),
    ),
    { name: 'one account', accounts: [workload] },
    { name: 'the wrong external id', change: (landingZone) => Object.assign(landingZone, { externalId: 'another' }) },
    { name: 'the home region only', configure: (organization) => ({ ...organization, regions: [regions[0]] }) },
    { name: 'all but the home region', configure: (organization) => ({ ...organization, regions: [away] }) },
    {
      name: 'another account’s credentials',
      faults: [`wrong-account:operation=sts:AssumeRole,account=${callerAccount}`],
    },
  ];
}

function refused(operation: OperationName): Trouble[] {
  return [
    { name: `${operation} is refused`, faults: [`denied:operation=${operation}`] },
    ...Object.entries(ACCOUNTS).map(
      ([name, account]): Trouble => ({
        name: `${operation} is refused in ${name}`,
        faults: [`denied-by-scp:operation=${operation},account=${account}`],
      }),
    ),
    {
      name: `${operation} is refused in one region`,
      allRegions: true,
      faults: [`denied-by-scp:operation=${operation},region=${away}`],
    },
  ];
}
