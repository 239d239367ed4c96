import { placeArn } from '../places.ts';
import { subjects } from '../subject.ts';

/** Each scanned region of each account. */
export const accountRegions = subjects({
  kind: 'account-region',
  scope: 'region',
  accounts: 'all',
  needs: [],
  list(world, place) {
    const { name } = world.target(place.account);
    const arn = placeArn(world.targets, place);
    return { subjects: [{ kind: 'account-region', ...place, arn, name: `${name} ${place.region}` }] };
  },
});
