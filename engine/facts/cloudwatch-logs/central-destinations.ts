import { z } from 'zod';
import { parseArn } from '../../../model/arn.ts';
import { pipelineRegions } from '../../../model/subscription-scope.ts';
import { fact } from '../../fact.ts';

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
    const regions = pipelineRegions(inventory, inventory.regions(account));
    const has = (region: string) =>
      approved.includes(region) || inventory.all('log-destination', { account, region }).length > 0;
    const regionsWith = regions.filter(has);
    return { regionsWith, regionsWithout: regions.filter((region) => !regionsWith.includes(region)) };
  },
});
