import { subjects } from '../subject.ts';

/**
 * The log archive's destinations for log subscriptions. Regions without one have no subject: a rule on the organization
 * asks where they are missing.
 */
export const logDestinations = subjects({
  kind: 'log-destination',
  scope: 'region',
  accounts: 'logArchive',
  needs: ['log-destination'],
  list: (world, place) => ({
    subjects: world.all('log-destination', place).map((destination) => {
      const { account, region, id, name } = destination;
      return { kind: 'log-destination', account, region, arn: id, name, destination };
    }),
  }),
});
