import { leftOutBySelection } from '../inventory/selection.ts';
import { causesOf } from '../known.ts';
import { judgedAccounts, ORGANIZATION } from '../places.ts';
import { subjects } from '../subject.ts';

/**
 * The regions that at least one scanned account has enabled. An account that cannot be entered, or that this run leaves
 * out, may have others.
 */
export const organizationRegions = subjects({
  kind: 'organization-region',
  scope: 'organization',
  needs: [],
  list(inventory, { account }) {
    const accounts = judgedAccounts(inventory.targets);
    const regions = [...new Set(accounts.flatMap((target) => target.regions ?? []))].sort();
    return {
      subjects: regions.map((region) => ({
        kind: 'organization-region',
        account,
        region,
        arn: `${ORGANIZATION}/region/${region}`,
        name: region,
      })),
      causes: [
        ...accounts.flatMap((target) => causesOf(() => inventory.regions(target.account))),
        ...leftOutBySelection(inventory.targets),
      ],
    };
  },
});
