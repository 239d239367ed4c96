import { z } from 'zod';
import { fact } from '../../fact.ts';
import { AccountRole, roleOf } from '../derived/account-roles.ts';
import { MEMBER_NEEDS, ownOr, VIA_ADMINISTRATOR } from './administrator-view.ts';

const shape = z
  .strictObject({
    detectors: z.int().describe('Detectors of the account in the region: 0 or 1'),
    administratorRole: AccountRole.describe('The role of the account that administers it; null: nobody does'),
    notes: z.array(z.string()),
  })
  .describe('Who administers the detector of an account in a region');

/** Who administers GuardDuty in a region of an account, by the account's own answer or else by the administrator's. */
export const guarddutyAdministration = fact({
  subjects: ['account-region'],
  shape,
  needs: [...MEMBER_NEEDS, 'guardduty-detector-administrator'],
  read({ account, region }, inventory): z.infer<typeof shape> {
    const place = { account, region };
    return ownOr<z.infer<typeof shape>>(
      place,
      inventory,
      () => {
        const administrator = inventory.all('guardduty-detector-administrator', place)[0]?.administrator ?? null;
        return {
          detectors: inventory.all('guardduty-detector', place).length,
          administratorRole: administrator === null ? null : roleOf(administrator, inventory),
          notes: [],
        };
      },
      () => ({ detectors: 1, administratorRole: 'security', notes: [VIA_ADMINISTRATOR] }),
    );
  },
});
