import { expect, test } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { handlersOf } from '../../../sim/handlers/index.ts';
import type { AwsShape, Handler } from '../../../sim/operation.ts';
import { findSimulated, smallLandingZone } from '../simulated.ts';

/** The targets, and the cells of one operation, of an organization in which another lists everything twice. */
async function found(twice: string, member: string, asked: string) {
  const landingZone = smallLandingZone();
  const handler = handlersOf(landingZone).get(twice);
  const changed: Handler = (input, call) => {
    const answer: AwsShape = handler?.(input, call) ?? {};
    const list = answer[member] as readonly unknown[];
    return { ...answer, [member]: [...list, ...list] };
  };
  const { targets, found } = await findSimulated({ landingZone, handlers: { [twice]: changed } });
  const cells: Cell[] = [found.organization, ...found.accounts.values()].flatMap((reading) => reading.cells);
  return { targets, cells: cells.filter(({ operation }) => operation === asked) };
}

test('a root that is listed twice is a gap', async () => {
  const { cells } = await found('organizations:ListRoots', 'Roots', 'organizations:ListRoots');
  expect(cells).toEqual([
    expect.objectContaining({ outcome: 'failed', detail: expect.stringMatching(/^the list has arn:.* twice$/) }),
  ]);
});

test('a region that is listed twice makes another question stand in, and is scanned once', async () => {
  const { targets, cells } = await found('account:ListRegions', 'Regions', 'ec2:DescribeRegions');
  expect(new Set(cells.map(({ detail }) => detail?.replace(/\(.*/, '')))).toEqual(
    new Set(['stands in for account:ListRegions: failed ']),
  );
  for (const { regions } of targets.accounts) expect(regions).toEqual([...new Set(regions)]);
});
