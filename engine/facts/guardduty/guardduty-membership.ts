import { z } from 'zod';
import { fact } from '../../fact.ts';
import { MEMBER_NEEDS, memberOf } from './administrator-view.ts';

/** An account as GuardDuty's administrator lists it in a region. */
export const guarddutyMembership = fact({
  subjects: ['account-region'],
  shape: z
    .strictObject({
      relationship: z
        .string()
        .nullable()
        .describe('`Enabled`, or AWS’s word for why it is no member; null: it is not in the list'),
    })
    .describe('An account in the list of members that GuardDuty’s administrator keeps in a region'),
  needs: MEMBER_NEEDS,
  read({ account, region }, inventory) {
    return { relationship: memberOf({ account, region }, inventory)?.relationship ?? null };
  },
});
