import { placeArn } from '../places.ts';
import { subjects } from '../subject.ts';

/** Each scanned region of each account. */
export const accountRegions = subjects({
  kind: 'account-region',
  scope: 'region',
  accounts: 'all',
  needs: [],
  list(inventory, place) {
    const { name } = inventory.target(place.account);
    const arn = placeArn(inventory.targets, place);
    return { subjects: [{ kind: 'account-region', ...place, arn, name: `${name} ${place.region}` }] };
  },
});
