import {
  CreateDetectorCommand,
  EnableOrganizationAdminAccountCommand,
  GuardDutyClient,
  UpdateDetectorCommand,
} from '@aws-sdk/client-guardduty';
import { HOME, MANAGEMENT, type MotoOrganization, REGIONS, SECOND } from './moto-organization.ts';
import { ACCOUNTS, everywhere, inEach, type Scenario } from './scenario.ts';

type Features = ConstructorParameters<typeof CreateDetectorCommand>[0]['Features'];

const OTHERS = ACCOUNTS.filter((account) => account !== 'management');
const NOT_SECURITY = ACCOUNTS.filter((account) => account !== 'security');

/** What AWS lists of every detector that is on; its API does not take these names, and moto takes any. */
const FOUNDATIONAL = ['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS'].map((Name) => ({ Name, Status: 'ENABLED' })) as Features;

/** A detector in each account and region, each listing these features; their ids by `account region`. */
async function turnOn({ accounts, at }: MotoOrganization, features?: Features): Promise<ReadonlyMap<string, string>> {
  const detectors = new Map<string, string>();
  for (const account of ACCOUNTS) {
    for (const region of REGIONS) {
      const { DetectorId } = await new GuardDutyClient(at(accounts[account], region)).send(
        new CreateDetectorCommand({ Enable: true, Features: features }),
      );
      detectors.set(`${account} ${region}`, DetectorId ?? '');
    }
  }
  return detectors;
}

async function designate({ accounts, at }: MotoOrganization, account: 'logArchive' | 'security', region: string) {
  const guardduty = new GuardDutyClient(at(MANAGEMENT, region));
  await guardduty.send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: accounts[account] }));
}

/**
 * GuardDuty in moto. It differs from AWS: a new detector lists no features, and has CloudTrail, DNS and flow logs off among
 * its data sources, which AWS never does; any number of administrators can be designated, also none of the organization's;
 * the administrator of a detector is sent under a name (`Administrator`) that AWS's SDK does not read, so that every
 * detector stands alone.
 */
export const GUARDDUTY_SCENARIOS: readonly Scenario[] = [
  {
    name: 'GuardDuty is nowhere on, and nobody is its administrator',
    concern: 'GuardDuty',
    rules: ['ASEA-LM-GD-01', 'ASEA-LM-GD-01.2', 'ASEA-LM-GD-02', 'ASEA-LM-GD-02.2', 'ASEA-LM-GD-07'],
    prepare: async () => {},
    expected: {
      ...inEach(OTHERS, 'ASEA-LM-GD-01', 'fail'),
      ...inEach(['management'], 'ASEA-LM-GD-01.2', 'fail'),
      ...inEach(['management'], 'ASEA-LM-GD-02', 'fail'),
      ...inEach(NOT_SECURITY, 'ASEA-LM-GD-02.2', 'not-applicable'),
      ...everywhere('ASEA-LM-GD-07', 'not-applicable'),
    },
  },
  {
    name: 'GuardDuty is on in every account and region, with its three sources',
    concern: 'GuardDuty',
    rules: ['ASEA-LM-GD-01', 'ASEA-LM-GD-01.2', 'ASEA-LM-GD-07', 'ASEA-LM-GD-08'],
    prepare: async (organization) => {
      await turnOn(organization, FOUNDATIONAL);
    },
    expected: {
      ...inEach(OTHERS, 'ASEA-LM-GD-01', 'pass'),
      ...inEach(['management'], 'ASEA-LM-GD-01.2', 'pass'),
      ...everywhere('ASEA-LM-GD-07', 'pass'),
      ...everywhere('ASEA-LM-GD-08', 'not-applicable'),
    },
  },
  {
    name: 'GuardDuty lists no sources among its features, and has them off among its data sources',
    concern: 'GuardDuty',
    rules: ['ASEA-LM-GD-07', 'ASEA-LM-GD-08'],
    prepare: async (organization) => {
      await turnOn(organization, [
        { Name: 'S3_DATA_EVENTS', Status: 'ENABLED' },
        { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' },
      ]);
    },
    expected: { ...everywhere('ASEA-LM-GD-07', 'fail'), ...everywhere('ASEA-LM-GD-08', 'fail') },
  },
  {
    name: 'GuardDuty is suspended in one region of a workload account and of the management account',
    concern: 'GuardDuty',
    rules: ['ASEA-LM-GD-01', 'ASEA-LM-GD-01.2', 'ASEA-LM-GD-07'],
    prepare: async (organization) => {
      const detectors = await turnOn(organization, FOUNDATIONAL);
      for (const account of ['management', 'workloadA'] as const) {
        const guardduty = new GuardDutyClient(organization.at(organization.accounts[account], SECOND));
        const DetectorId = detectors.get(`${account} ${SECOND}`);
        await guardduty.send(new UpdateDetectorCommand({ DetectorId, Enable: false }));
      }
    },
    expected: {
      ...inEach(OTHERS, 'ASEA-LM-GD-01', 'pass'),
      [`ASEA-LM-GD-01 workloadA ${SECOND}`]: 'fail',
      [`ASEA-LM-GD-01.2 management ${HOME}`]: 'pass',
      [`ASEA-LM-GD-01.2 management ${SECOND}`]: 'fail',
      ...everywhere('ASEA-LM-GD-07', 'pass'),
      [`ASEA-LM-GD-07 management ${SECOND}`]: 'not-applicable',
      [`ASEA-LM-GD-07 workloadA ${SECOND}`]: 'not-applicable',
    },
  },
  {
    name: 'the security account is GuardDuty’s administrator, and detectors that name nobody stand alone',
    concern: 'GuardDuty',
    rules: ['ASEA-LM-GD-02', 'ASEA-LM-GD-02.2'],
    prepare: async (organization) => {
      await turnOn(organization);
      for (const region of REGIONS) await designate(organization, 'security', region);
    },
    expected: {
      ...inEach(['management'], 'ASEA-LM-GD-02', 'pass'),
      ...inEach(NOT_SECURITY, 'ASEA-LM-GD-02.2', 'fail'),
    },
  },
  {
    name: 'another account is GuardDuty’s administrator in one region, and one of two in the other',
    concern: 'GuardDuty',
    rules: ['ASEA-LM-GD-02', 'ASEA-LM-GD-02.2'],
    prepare: async (organization) => {
      await turnOn(organization);
      await designate(organization, 'logArchive', HOME);
      await designate(organization, 'security', SECOND);
      await designate(organization, 'logArchive', SECOND);
    },
    expected: {
      ...inEach(['management'], 'ASEA-LM-GD-02', 'fail'),
      ...inEach(NOT_SECURITY, 'ASEA-LM-GD-02.2', 'fail'),
    },
  },
  {
    name: 'enrolment and exports, which the emulator does not tell, are unknown and not compliant',
    concern: 'GuardDuty',
    rules: ['ASEA-LM-GD-03', 'ASEA-LM-GD-04', 'ASEA-LM-GD-05', 'ASEA-LM-GD-08.2', 'ASEA-LM-GD-09', 'ASEA-LM-GD-09.2'],
    prepare: async (organization) => {
      await turnOn(organization, FOUNDATIONAL);
      for (const region of REGIONS) await designate(organization, 'security', region);
    },
    expected: {
      ...inEach(['security'], 'ASEA-LM-GD-03', 'unknown'),
      // Who administers the account is told, and it is nobody.
      ...inEach(NOT_SECURITY, 'ASEA-LM-GD-04', 'fail'),
      ...inEach(['management'], 'ASEA-LM-GD-05', 'unknown'),
      ...inEach(['security'], 'ASEA-LM-GD-08.2', 'unknown'),
      ...inEach(['security'], 'ASEA-LM-GD-09', 'unknown'),
      ...inEach(NOT_SECURITY, 'ASEA-LM-GD-09.2', 'unknown'),
    },
  },
];
