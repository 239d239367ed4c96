import { z } from 'zod';
import { parseArn } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';

const PLACES = ['management account', 'another account', 'nowhere', 'not set'] as const;

/** Where the log group of a trail is. */
export const trailLogGroup = fact({
  subjects: ['primary-trail', 'organization-trail'],
  shape: z
    .strictObject({
      logGroup: z.string().nullable().describe('ARN of the log group; null: the trail has none'),
      place: z.enum(PLACES).describe('Where the log group is; nowhere: it is named, and does not exist'),
    })
    .describe('The log group that a trail delivers to'),
  needs: ['trail', 'log-group'],
  read: ({ resource: trail }, inventory) => ({ logGroup: trail.logGroupArn, place: placeOf(trail, inventory) }),
});

function placeOf({ logGroupArn }: ResourceOf<'trail'>, inventory: Inventory<'log-group'>): (typeof PLACES)[number] {
  if (logGroupArn === null) return 'not set';
  const management = inventory.accountOf('management');
  const parts = parseArn(logGroupArn);
  if (parts === null || parts.account !== management) return 'another account';
  const groups = inventory.all('log-group', { account: management, region: parts.region });
  return groups.some(({ id }) => id === logGroupArn) ? 'management account' : 'nowhere';
}
