import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import type { Inventory } from '../../inventory.ts';

/** The policy types that are switched on. */
export const organizationPolicies = fact({
  subjects: ['organization'],
  shape: z
    .strictObject({ enabledTypes: z.array(z.string()).describe('Policy types that the root has enabled, sorted') })
    .describe('The policy types of the organization'),
  needs: ['organization-root'],
  read(_organization, inventory) {
    const roots = inventory.all('organization-root', { account: inventory.accountOf('management'), region: 'global' });
    const enabled = roots
      .flatMap(({ policyTypes }) => policyTypes)
      .filter(({ status }) => status === 'ENABLED')
      .map(({ type }) => type);
    return { enabledTypes: enabled.sort() };
  },
});

/** The organization as its management account describes it; null: there is none. Throws NotKnown. */
export function organizationOf(inventory: Inventory<'organization'>): ResourceOf<'organization'> | null {
  const [found] = inventory.all('organization', { account: inventory.accountOf('management'), region: 'global' });
  return found ?? null;
}
