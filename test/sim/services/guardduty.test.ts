import {
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetMemberDetectorsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListMembersCommand,
  ListOrganizationAdminAccountsCommand,
  paginateListMembers,
} from '@aws-sdk/client-guardduty';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parseFaults } from '../../../sim/faults/parse.ts';
import { handlersOf } from '../../../sim/handlers/index.ts';
import type { LandingZone } from '../../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../../sim/server.ts';
import { violate } from '../../../sim/violations/index.ts';
import { smallLandingZone } from '../small-landing-zone.ts';
import { answerOf, refusalOf, settings } from '../wire/served.ts';

/** A client for each account of a landing zone, with the faults that are told. */
async function serve(landingZone: LandingZone, faults: readonly string[] = []) {
  const { callerAccount } = landingZone;
  const server = await startServer({
    handlers: handlersOf(landingZone),
    callerAccount,
    faults: parseFaults(faults),
  });
  onTestFinished(async () => {
    await server.close();
    expect(server.faultsOfOurOwn).toEqual([]);
  });
  const clientOf = (account: string, region = landingZone.homeRegion) =>
    new GuardDutyClient(settings(server, account, region));
  return { server, clientOf };
}

function detectorIn(landingZone: LandingZone, account: string, region = landingZone.homeRegion): string {
  return landingZone.inRegion(account, region).guardduty.detector?.id ?? '';
}

const BAD_REQUEST = { name: 'BadRequestException', status: 400 };
const NOT_OWNED = 'The request is rejected because the input detectorId is not owned by the current account.';
const NOT_PERMITTED = 'The request failed because you do not have required AWS Organization master permission.';

describe('GuardDuty of a compliant organization', () => {
  const landingZone = smallLandingZone();
  const { core, workloads, plan } = landingZone;
  const [member = '', other = ''] = workloads;
  const administrator = detectorIn(landingZone, core.security);

  it('has one detector in every account and region, which looks at what the accelerator turns on', async () => {
    const { clientOf } = await serve(landingZone);
    const client = clientOf(member, 'us-east-1');
    const DetectorId = detectorIn(landingZone, member, 'us-east-1');
    expect(await answerOf(client.send(new ListDetectorsCommand({})))).toEqual({ DetectorIds: [DetectorId] });
    const { Status, FindingPublishingFrequency, Features } = await client.send(new GetDetectorCommand({ DetectorId }));
    expect([Status, FindingPublishingFrequency]).toEqual(['ENABLED', 'FIFTEEN_MINUTES']);
    const on = Features?.filter((feature) => feature.Status === 'ENABLED').map(({ Name }) => Name);
    expect(on).toEqual(['CLOUD_TRAIL', 'DNS_LOGS', 'FLOW_LOGS', 'S3_DATA_EVENTS', 'EKS_AUDIT_LOGS']);
  });

  it('lists every other account as a member, in pages, and asks no one about itself', async () => {
    const { clientOf } = await serve(landingZone);
    const found: (string | undefined)[] = [];
    let pages = 0;
    const input = { DetectorId: administrator, OnlyAssociated: 'false' };
    for await (const { Members = [] } of paginateListMembers({ client: clientOf(core.security) }, input)) {
      pages += 1;
      found.push(...Members.map(({ AccountId, RelationshipStatus }) => `${AccountId} ${RelationshipStatus}`));
    }
    const others = [...plan.accounts.values()].filter(({ id }) => id !== core.security);
    expect(found).toEqual(
      others.map(({ id, name }) => `${id} ${name === 'suspended' ? 'AccountSuspended' : 'Enabled'}`),
    );
    expect(pages).toBeGreaterThan(1);
  });

  it('leaves out members that are not associated unless it is asked for them', async () => {
    const { clientOf } = await serve(landingZone);
    const [one, two] = await Promise.all(
      [{}, { OnlyAssociated: 'true' }].map((input) =>
        clientOf(core.security).send(
          new ListMembersCommand({ DetectorId: administrator, ...input, NextToken: undefined }),
        ),
      ),
    );
    expect(one?.Members).toEqual(two?.Members);
  });

  it('tells of members in a regional listing only where they have enabled the region', async () => {
    const wide = smallLandingZone({ regions: ['ca-central-1', 'ca-west-1'] });
    const { members } = wide.inRegion(wide.core.security, 'ca-west-1').guardduty;
    const enabled = members.map(({ AccountId = '' }) => wide.isEnabled(AccountId, 'ca-west-1'));
    expect(new Set(enabled)).toEqual(new Set([true]));
    expect(members.length).toBeLessThan(wide.inRegion(wide.core.security, 'ca-central-1').guardduty.members.length);
  });

  it('tells of the detectors of members, without the foundational sources, and of whom it cannot tell', async () => {
    const { clientOf } = await serve(landingZone);
    const AccountIds = [member, '999988887777', other];
    const answer = await clientOf(core.security).send(
      new GetMemberDetectorsCommand({ DetectorId: administrator, AccountIds }),
    );
    const told = answer.MemberDataSourceConfigurations ?? [];
    expect(told.map(({ AccountId }) => AccountId)).toEqual([member, other]);
    expect(told[0]?.Features?.map(({ Name }) => Name)).toEqual([
      'S3_DATA_EVENTS',
      'EKS_AUDIT_LOGS',
      'EBS_MALWARE_PROTECTION',
      'RDS_LOGIN_EVENTS',
      'EKS_RUNTIME_MONITORING',
      'LAMBDA_NETWORK_LOGS',
      'RUNTIME_MONITORING',
    ]);
    expect(told[0]?.DataSources?.FlowLogs).toEqual({ Status: 'ENABLED' });
    expect(answer.UnprocessedAccounts).toEqual([
      { AccountId: '999988887777', Result: expect.stringContaining('is not an associated member') },
    ]);
  });

  it('is asked about 50 members at once and no more', async () => {
    const { clientOf } = await serve(landingZone);
    const ask = (count: number) => {
      const AccountIds = Array.from({ length: count }, (_, index) => String(100000000000 + index));
      return clientOf(core.security).send(new GetMemberDetectorsCommand({ DetectorId: administrator, AccountIds }));
    };
    expect((await ask(50)).UnprocessedAccounts).toHaveLength(50);
    expect(await refusalOf(ask(51))).toMatchObject(BAD_REQUEST);
  });

  it('names the administrator to a member, and nobody to the administrator', async () => {
    const { clientOf } = await serve(landingZone);
    const ask = (account: string) =>
      answerOf(
        clientOf(account).send(new GetAdministratorAccountCommand({ DetectorId: detectorIn(landingZone, account) })),
      );
    expect(await ask(member)).toEqual({
      Administrator: { AccountId: core.security, RelationshipStatus: 'Enabled' },
    });
    expect(await ask(core.security)).toEqual({});
  });

  it('refuses a member what is for management or the administrator', async () => {
    const { clientOf } = await serve(landingZone);
    const own = { DetectorId: detectorIn(landingZone, member) };
    const denied = { ...BAD_REQUEST, message: NOT_PERMITTED };
    const designated = new ListOrganizationAdminAccountsCommand({});
    expect(await refusalOf(clientOf(core.security).send(designated))).toEqual(denied);
    expect(await refusalOf(clientOf(member).send(new DescribeOrganizationConfigurationCommand(own)))).toEqual(denied);
    expect(await refusalOf(clientOf(member).send(new GetDetectorCommand({ DetectorId: administrator })))).toEqual({
      ...BAD_REQUEST,
      message: NOT_OWNED,
    });
    expect(await answerOf(clientOf(member).send(new ListMembersCommand(own)))).toEqual({ Members: [] });
  });

  it('knows nobody in a region that the account has not enabled', async () => {
    const { clientOf } = await serve(landingZone);
    expect(await refusalOf(clientOf(member, 'ca-west-1').send(new ListDetectorsCommand({})))).toMatchObject({
      name: 'UnrecognizedClientException',
      status: 403,
    });
  });

  it.each([
    ['denied', 'AccessDeniedException', 403],
    ['throttled', 'TooManyRequestsException', 429],
    ['server-error', 'InternalServerErrorException', 500],
  ])('meets faults like any other service: %s', async (fault, name, status) => {
    const { clientOf } = await serve(landingZone, [`${fault}:operation=guardduty:ListDetectors`]);
    expect(await refusalOf(clientOf(member).send(new ListDetectorsCommand({})))).toMatchObject({ name, status });
  });

  it('gives the settings of the organization in pages of features', async () => {
    const { clientOf } = await serve(landingZone);
    const ask = (NextToken?: string) =>
      clientOf(core.security).send(
        new DescribeOrganizationConfigurationCommand({ DetectorId: administrator, MaxResults: 5, NextToken }),
      );
    const one = await ask();
    const two = await ask(one.NextToken);
    expect(
      [one, two].flatMap(({ Features }) => Features?.map(({ Name, AutoEnable }) => `${Name} ${AutoEnable}`)),
    ).toEqual([
      'S3_DATA_EVENTS ALL',
      'EKS_AUDIT_LOGS ALL',
      'EBS_MALWARE_PROTECTION NONE',
      'RDS_LOGIN_EVENTS NONE',
      'EKS_RUNTIME_MONITORING NONE',
      'LAMBDA_NETWORK_LOGS NONE',
      'RUNTIME_MONITORING NONE',
    ]);
    expect([one, two].map(({ AutoEnableOrganizationMembers }) => AutoEnableOrganizationMembers)).toEqual([
      'ALL',
      'ALL',
    ]);
    expect(two.NextToken).toBeUndefined();
  });
});

describe('without a detector', () => {
  it('an account lists none, and its administrator cannot tell of it', async () => {
    const landingZone = smallLandingZone();
    violate(landingZone, ['guardduty-detector-missing']);
    const { core, workloads } = landingZone;
    const [member = ''] = workloads;
    const { clientOf } = await serve(landingZone);
    expect(await answerOf(clientOf(member).send(new ListDetectorsCommand({})))).toEqual({ DetectorIds: [] });
    const DetectorId = detectorIn(landingZone, core.security);
    const { UnprocessedAccounts } = await clientOf(core.security).send(
      new GetMemberDetectorsCommand({ DetectorId, AccountIds: [member] }),
    );
    expect(UnprocessedAccounts?.map(({ AccountId }) => AccountId)).toEqual([member]);
  });
});
