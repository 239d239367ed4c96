import { GuardDutyClient, ListDetectorsCommand } from '@aws-sdk/client-guardduty';
import { paginateGetParametersByPath, SSMClient } from '@aws-sdk/client-ssm';
import { expect, it, onTestFinished } from 'vitest';
import { handlersOf } from '../../../sim/handlers/index.ts';
import type { LandingZone } from '../../../sim/landing-zone/landing-zone.ts';
import { startServer } from '../../../sim/server.ts';
import { smallLandingZone } from '../small-landing-zone.ts';
import { settings } from '../wire/served.ts';

async function serve(landingZone: LandingZone, pageSize?: number) {
  const handlers = handlersOf(landingZone, pageSize === undefined ? {} : { pageSize });
  const server = await startServer({ handlers, callerAccount: landingZone.callerAccount });
  onTestFinished(() => server.close());
  return server;
}

/** The regions of a service as AWS's public parameters give them, and the sizes of the pages. */
async function regionsOf(landingZone: LandingZone, service: string, pageSize?: number) {
  const client = new SSMClient(settings(await serve(landingZone, pageSize), landingZone.core.security));
  const Path = `/aws/service/global-infrastructure/services/${service}/regions`;
  const regions: string[] = [];
  const pages: number[] = [];
  for await (const { Parameters = [] } of paginateGetParametersByPath({ client }, { Path })) {
    pages.push(Parameters.length);
    for (const { Name, Value = '' } of Parameters) {
      expect(Name).toBe(`${Path}/${Value}`);
      regions.push(Value);
    }
  }
  return { regions: regions.sort(), pages };
}

it('public parameters name the regions of a service in all partitions, ten to a page', async () => {
  const { regions, pages } = await regionsOf(smallLandingZone(), 'guardduty', 50);
  expect(regions).toHaveLength(24);
  expect(regions).toEqual(expect.arrayContaining(['ca-central-1', 'ca-west-1', 'cn-north-1', 'us-gov-west-1']));
  expect(pages).toEqual([10, 10, 4]);
});

it('a service that is not simulated is offered nowhere', async () => {
  expect(await regionsOf(smallLandingZone(), 'teleportation')).toEqual({ regions: [], pages: [0] });
});

it('where a service is not offered the list lacks the region, and a connection to it ends without an answer', async () => {
  const landingZone = smallLandingZone({ lacking: { guardduty: ['us-east-1'] } });
  const { regions } = await regionsOf(landingZone, 'guardduty');
  expect(regions).toHaveLength(23);
  expect(regions).not.toContain('us-east-1');
  const { regions: ofEc2 } = await regionsOf(landingZone, 'ec2');
  expect(ofEc2).toContain('us-east-1');

  const server = await serve(landingZone);
  const [member = ''] = landingZone.workloads;
  const ask = (region: string) =>
    new GuardDutyClient(settings(server, member, region)).send(new ListDetectorsCommand({}));
  expect((await ask('ca-central-1')).DetectorIds).toHaveLength(1);
  await expect(ask('us-east-1')).rejects.toThrow(expect.objectContaining({ code: 'ECONNRESET' }));
  expect(server.calls.map(({ region, status }) => `${region} ${status}`)).toEqual(['ca-central-1 200', 'us-east-1 0']);
  expect(server.faultsOfOurOwn).toEqual([]);
});
