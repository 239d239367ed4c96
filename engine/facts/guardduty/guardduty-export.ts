import { z } from 'zod';
import { bucketParts } from '../../../model/arn.ts';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';
import { someKnown } from '../../known.ts';
import { BUCKET_ROUTE_NEEDS, type BucketRouteNeed, bucketRoute } from '../s3/bucket-route.ts';

const NEEDS = [
  'guardduty-detector',
  'guardduty-detector-settings',
  'guardduty-destination',
  'guardduty-destination-detail',
  ...BUCKET_ROUTE_NEEDS,
] as const;

type Detail = ResourceOf<'guardduty-destination-detail'>;
type Route = { readonly destination: string; readonly obstacle: string | null };

const shape = z
  .strictObject({
    publishingMinutes: z
      .int()
      .nullable()
      .describe('How often findings are published again; null: there is no detector'),
    arrivals: z.array(z.string()).describe('Destinations whose findings end in the log archive, sorted'),
    notes: z.array(z.string()),
  })
  .describe('How often the findings of a region are published, and where they are exported to');

/** Where the findings of a detector go. One hop of replication is followed, as for flow logs. */
export const guarddutyExport = fact({
  subjects: ['account-region'],
  shape,
  needs: NEEDS,
  read({ account, region }, inventory): z.infer<typeof shape> {
    const place = { account, region };
    const publishingMinutes = inventory.all('guardduty-detector-settings', place)[0]?.publishingMinutes ?? null;
    const routes = someKnown(
      inventory.all('guardduty-destination-detail', place),
      (destination) => routeOf(destination, inventory),
      ({ obstacle }) => obstacle === null,
    );
    const arrivals = routes.filter(({ obstacle }) => obstacle === null).map(({ destination }) => destination);
    const obstacles = routes.flatMap(({ obstacle }) => (obstacle === null ? [] : [`${obstacle}.`]));
    return { publishingMinutes, arrivals: arrivals.sort(), notes: arrivals.length > 0 ? [] : obstacles };
  },
});

function routeOf({ status, destinationArn, account, region }: Detail, inventory: Inventory<BucketRouteNeed>): Route {
  const { bucketName, prefix } = bucketParts(destinationArn);
  if (status !== 'PUBLISHING')
    return { destination: destinationArn, obstacle: `the export to ${bucketName} is ${status}` };
  const keyPrefix = `${prefix === '' ? '' : `${prefix}/`}AWSLogs/${account}/GuardDuty/${region}/`;
  return { destination: destinationArn, obstacle: bucketRoute(bucketName, keyPrefix, inventory).obstacle };
}
