import { describe, expect, test } from 'vitest';
import type { AwsAccess } from '../../../collectors/aws/open-aws.ts';
import { readServiceRegions, servicesOf } from '../../../collectors/runner/service-regions.ts';
import { targetAccount } from './fake-accounts.ts';

const watch = { clock: { now: () => 0 }, signal: new AbortController().signal };
const management = targetAccount('111122223333', ['ca-central-1', 'ap-east-2'], ['management']);
const workload = targetAccount('444455556666', ['ca-central-1'], []);
const targets = { accounts: [workload, management], homeRegion: 'ca-central-1', partition: 'aws' };
const there = { account: '444455556666', region: 'ca-central-1' } as const;
const elsewhere = { account: '444455556666', region: 'ap-east-2' } as const;

/** Answers the list of GuardDuty's regions in two pages, the first of them empty. */
function listing(regions: readonly string[], asked: unknown[] = []): Pick<AwsAccess, 'question'> {
  const parameters = regions.map((region) => ({
    Name: `/aws/service/global-infrastructure/services/guardduty/regions/${region}`,
    Value: region,
  }));
  return {
    question: (place) => ({
      pageRead: () => undefined,
      client: () =>
        ({
          async send({ input }: { input: { NextToken?: string; Path: string } }) {
            asked.push([place.account, place.region, input.Path]);
            return input.NextToken === undefined ? { Parameters: [], NextToken: '1' } : { Parameters: parameters };
          },
        }) as never,
    }),
  };
}

const refusing: Pick<AwsAccess, 'question'> = {
  question: () => ({
    pageRead: () => undefined,
    client: () =>
      ({
        send: async () => {
          throw Object.assign(new Error('no'), { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
        },
      }) as never,
  }),
};

test('only services that are not everywhere are looked up', () => {
  expect(servicesOf(['vpc', 'guardduty-detector', 'guardduty-member'])).toEqual(['guardduty']);
});

describe('a service that AWS lists in some regions', () => {
  test('is asked where it is, and has a cell where it is not', async () => {
    const { notInRegion, cells } = await readServiceRegions(
      ['guardduty-detector'],
      targets,
      listing(['ca-central-1']),
      watch,
    );
    expect(cells).toMatchObject([{ account: '111122223333', region: 'global', outcome: 'collected', count: 0 }]);
    expect(notInRegion('guardduty-detector', there, 0)).toBeNull();
    expect(notInRegion('guardduty-detector', elsewhere, 0)).toEqual({
      ...elsewhere,
      operation: 'guardduty:ListDetectors',
      resource: null,
      outcome: 'not-in-region',
      at: '1970-01-01T00:00:00.000Z',
      pages: 0,
      count: 0,
      code: 'NotInRegion',
      detail: 'AWS lists guardduty in 1 regions, and ap-east-2 is not among them',
    });
    expect(notInRegion('vpc', elsewhere, 0)).toBeNull();
  });

  test('may be in regions of every partition', async () => {
    const partitions = ['ca-central-1', 'cn-north-1', 'us-gov-west-1', 'us-isob-east-1', 'eusc-de-east-1'];
    const { cells } = await readServiceRegions(['guardduty-detector'], targets, listing(partitions), watch);
    expect(cells).toMatchObject([{ outcome: 'collected' }]);
  });

  test('is looked up once, in the home region, by a core account', async () => {
    const asked: unknown[] = [];
    await readServiceRegions(
      ['guardduty-detector', 'guardduty-member'],
      targets,
      listing(['ca-central-1'], asked),
      watch,
    );
    const path = '/aws/service/global-infrastructure/services/guardduty/regions';
    expect(asked).toEqual(Array.from({ length: 2 }, () => ['111122223333', 'ca-central-1', path]));
  });
});

describe('every question is sent', () => {
  const isSent = async (aws: Pick<AwsAccess, 'question'>, of = targets) => {
    const { notInRegion, cells } = await readServiceRegions(['guardduty-detector'], of, aws, watch);
    expect(notInRegion('guardduty-detector', elsewhere, 0)).toBeNull();
    return cells.map(({ outcome }) => outcome);
  };

  test('where the list is refused, which is a gap', async () => {
    expect(await isSent(refusing)).toEqual(['denied']);
  });

  test('where the list is empty: no service is nowhere', async () => {
    expect(await isSent(listing([]))).toEqual(['failed']);
  });

  test('where no account could be entered', async () => {
    expect(await isSent(refusing, { ...targets, accounts: [targetAccount('444455556666', null)] })).toEqual([]);
  });
});
