import { subjects } from '../subject.ts';

/**
 * The log archive's destinations for log subscriptions. Regions without one have no subject: a rule on the organization
 * asks where they are missing. Without a configured log archive, the question is open once, in the home region of the
 * management account.
 */
export const logDestinations = subjects({
  kind: 'log-destination',
  scope: 'region',
  needs: ['log-destination'],
  list(world, place) {
    const { core, homeRegion, accounts } = world.targets;
    if (core.logArchive === null) {
      const speaker = core.management ?? accounts[0]?.account;
      if (place.account !== speaker || place.region !== homeRegion) return { subjects: [] };
    }
    if (world.accountOf('logArchive') !== place.account) return { subjects: [] };
    return {
      subjects: world.all('log-destination', place).map((destination) => {
        const { account, region, id, name } = destination;
        return { kind: 'log-destination', account, region, arn: id, name, destination };
      }),
    };
  },
});
