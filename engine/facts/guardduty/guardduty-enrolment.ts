import { z } from 'zod';
import { fact } from '../../fact.ts';

/** What GuardDuty's administrator does in a region with accounts that join the organization. */
export const guarddutyEnrolment = fact({
  subjects: ['account-region'],
  shape: z
    .strictObject({
      members: z
        .enum(['ALL', 'NEW', 'NONE'])
        .nullable()
        .describe('Accounts that become members by themselves; null: the administrator has no detector'),
      notEnabled: z.array(z.string()).describe('Required features that members do not get by themselves, sorted'),
    })
    .describe('What accounts get by themselves in a region'),
  needs: ['guardduty-detector', 'guardduty-organization'],
  onlyIn: 'security',
  read({ account, region }, inventory) {
    const [settings] = inventory.all('guardduty-organization', { account, region });
    const wanted = settings?.features.filter(({ name }) => inventory.parameters.requiredFeatures.includes(name)) ?? [];
    const notEnabled = wanted.filter(({ autoEnable }) => autoEnable === 'NONE').map(({ name }) => name);
    return { members: settings?.autoEnable ?? null, notEnabled: notEnabled.sort() };
  },
});
