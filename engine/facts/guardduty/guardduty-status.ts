import { z } from 'zod';
import { fact } from '../../fact.ts';
import { MEMBER_NEEDS, ownOr, VIA_ADMINISTRATOR } from './administrator-view.ts';

/** Whether GuardDuty is on in a region of an account, by the account's own answer or else by the administrator's. */
export const guarddutyStatus = fact({
  subjects: ['account-region'],
  shape: z
    .strictObject({
      status: z.enum(['ENABLED', 'DISABLED', 'no detector']),
      notes: z.array(z.string()),
    })
    .describe('Whether GuardDuty is on, as the account says or, where it cannot be asked, its administrator'),
  needs: [...MEMBER_NEEDS, 'guardduty-detector-settings'],
  read({ account, region }, inventory) {
    const place = { account, region };
    return ownOr<{ status: 'ENABLED' | 'DISABLED' | 'no detector'; notes: string[] }>(
      place,
      inventory,
      () => ({ status: inventory.all('guardduty-detector-settings', place)[0]?.status ?? 'no detector', notes: [] }),
      () => ({ status: 'ENABLED', notes: [VIA_ADMINISTRATOR] }),
    );
  },
});
