import { z } from 'zod';
import { parseArn } from '../../../model/arn.ts';
import { pipelineRegions } from '../../../model/subscription-scope.ts';
import { fact } from '../../fact.ts';
import { unselectedRegions } from '../../inventory/selection.ts';
import { NotKnown } from '../../inventory.ts';
import { gather } from '../../known.ts';

/** In which regions log groups can be subscribed to a destination of the log archive. */
export const centralDestinations = fact({
  subjects: ['organization'],
  shape: z
    .strictObject({
      regionsWith: z.array(z.string()).describe('Regions of the log pipeline with a destination, sorted'),
      regionsWithout: z.array(z.string()).describe('Regions of the log pipeline without one, sorted'),
    })
    .describe('Where the log archive has a destination for the subscriptions of the organization'),
  needs: ['log-destination'],
  read(_subject, inventory) {
    const account = inventory.accountOf('logArchive');
    const approved = inventory.parameters.approvedDestinationArns.map((arn) => parseArn(arn)?.region);
    // A region that this run leaves out is of the pipeline all the same.
    const unselected = unselectedRegions(inventory.target(account)).map(({ region }) => region);
    const regions = pipelineRegions(inventory, [...inventory.regions(account), ...unselected]);
    const { values, causes } = gather(regions, (region) => ({
      region,
      has: approved.includes(region) || inventory.all('log-destination', { account, region }).length > 0,
    }));
    const named = (has: boolean) => values.filter((known) => known.has === has).map(({ region }) => region);
    if (causes.length > 0 && named(false).length === 0) throw new NotKnown(causes);
    return { regionsWith: named(true), regionsWithout: named(false) };
  },
});
