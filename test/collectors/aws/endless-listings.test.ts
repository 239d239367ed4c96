import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { QUESTION_LIMITS } from '../../../collectors/aws/answers/limits.ts';
import { openQuestionBounds } from '../../../collectors/aws/answers/question-bounds.ts';
import { systemClock } from '../../../collectors/aws/clock.ts';
import { meaningOf } from '../../../collectors/aws/errors.ts';
import { type AwsAccess, openAws } from '../../../collectors/aws/open-aws.ts';
import { pages } from '../../../collectors/aws/pages.ts';
import { type FakeEndpoint, fakeEndpoint, homeKey, sts, xml } from './fake-endpoint.ts';

let server: FakeEndpoint;
let aws: AwsAccess;
let skipped = 0;
let entries: (page: number) => string = () => '';

beforeAll(async () => {
  server = await fakeEndpoint((request, page) => sts(request, '111122223333') ?? pageOf(entries(page), page));
  aws = openAws({
    ...{ credentials: homeKey, region: 'ca-central-1', scanRole: null, sessionName: 'zonewarden', share: 100_000 },
    ...{ endpoints: { default: server.url }, clock: { ...systemClock, now: () => systemClock.now() + skipped } },
  });
});
afterAll(async () => {
  aws.close();
  await server.close();
});

const pageOf = (items: string, page: number) =>
  xml(`<DescribeVpcsResponse><vpcSet>${items}</vpcSet><nextToken>page ${page + 1}</nextToken></DescribeVpcsResponse>`);

async function walk(onPage: () => void = () => undefined): Promise<readonly string[]> {
  const operation = 'ec2:DescribeVpcs';
  const client = aws.question({ account: '111122223333', region: 'ca-central-1', operation }).client(EC2Client);
  try {
    for await (const _ of pages(client, DescribeVpcsCommand, {}, ({ Vpcs }) => Vpcs)) onPage();
    return ['ended'];
  } catch (error) {
    const { outcome, code, detail } = meaningOf(operation, error);
    return [outcome, code, detail];
  }
}

it('ends a listing of empty pages with ever new tokens', async () => {
  entries = () => '';
  expect(await walk()).toEqual(['failed', 'Endless', 'after 250 empty pages the answer had no end']);
});

it('ends a listing that takes hours', async () => {
  entries = (page) => `<item><vpcId>vpc-${page}</vpcId></item>`;
  const hour = () => {
    skipped += 3_600_000;
  };
  expect(await walk(hour)).toEqual(['failed', 'Endless', 'after 4 hours the answer had no end']);
});

it('ends a listing of more bytes or pages than are read of one question', () => {
  const bounds = () => openQuestionBounds({ now: () => 0 });
  const outcome = (act: () => void) => {
    try {
      act();
      return 'goes on';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const { bytes, pages: most } = QUESTION_LIMITS;
  const of = bounds();
  expect(outcome(() => of.read(bytes))).toBe('goes on');
  expect(outcome(() => of.read(1))).toBe(`after ${bytes} bytes the answer had no end`);
  const calls = bounds();
  expect(outcome(() => Array.from({ length: most }, () => calls.calls()))).toBe('goes on');
  expect(outcome(() => calls.calls())).toBe(`after ${most} pages the answer had no end`);
});
