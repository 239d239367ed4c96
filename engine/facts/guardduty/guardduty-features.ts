import { z } from 'zod';
import type { ResourceOf } from '../../../model/resource.ts';
import { fact } from '../../fact.ts';
import { NotKnown } from '../../inventory.ts';
import { MEMBER_NEEDS, ownOr, VIA_ADMINISTRATOR } from './administrator-view.ts';

type Settings = Pick<ResourceOf<'guardduty-detector-settings'>, 'id' | 'account' | 'region' | 'features' | 'toldBy'>;
type Features = Settings['features'];

const shape = z
  .strictObject({
    enabled: z.array(z.string()).describe('Features that are on, by AWS’s names, sorted'),
    offered: z.array(z.string()).describe('Required features that GuardDuty has in the region, sorted'),
    missing: z.array(z.string()).describe('Those of them that are off, sorted'),
    notes: z.array(z.string()),
  })
  .describe('What the detector of a region looks at; all lists are empty where there is none');

/**
 * What GuardDuty looks at in a region of an account, by the account's own answer or else by the administrator's. A required
 * feature that the list lacks is not in the region; where AWS gave only data sources, nobody knows.
 */
export const guarddutyFeatures = fact({
  subjects: ['account-region'],
  shape,
  needs: [...MEMBER_NEEDS, 'guardduty-detector-settings', 'guardduty-member-settings'],
  read({ account, region }, inventory): z.infer<typeof shape> {
    const place = { account, region };
    const { requiredFeatures } = inventory.parameters;
    return ownOr(
      place,
      inventory,
      () => toValue(inventory.all('guardduty-detector-settings', place)[0] ?? null, requiredFeatures, []),
      ({ id, account: administrator, region: there }) => {
        const asked = { account: administrator, region: there };
        const settings = inventory.detail('guardduty-member-settings', asked, id);
        if (settings === null) throw new NotKnown([unsaid(asked, id)]);
        return toValue(settings, requiredFeatures, [VIA_ADMINISTRATOR]);
      },
    );
  },
});

function toValue(settings: Settings | null, required: readonly string[], notes: string[]): z.infer<typeof shape> {
  const features = settings?.features ?? [];
  if (settings?.toldBy === 'data-sources') refuseUntold(settings, required);
  const wanted = features.filter(({ name }) => required.includes(name));
  return {
    enabled: namesOf(features.filter(({ status }) => status === 'ENABLED')),
    offered: namesOf(wanted),
    missing: namesOf(wanted.filter(({ status }) => status === 'DISABLED')),
    notes,
  };
}

function refuseUntold({ id, account, region, features }: Settings, required: readonly string[]): void {
  const untold = required.filter((name) => !features.some((feature) => feature.name === name));
  if (untold.length === 0) return;
  const detail = `AWS gave the data sources only, and ${untold.join(', ')} is not among them`;
  throw new NotKnown([{ account, region, operation: null, resource: id, outcome: 'not-asked', detail }]);
}

function namesOf(features: Features): string[] {
  return features.map(({ name }) => name).sort();
}

function unsaid(
  { account, region }: { account: string; region: ResourceOf<'guardduty-member'>['region'] },
  id: string,
) {
  const operation = 'guardduty:GetMemberDetectors';
  const detail = 'the administrator was not told what the member has on';
  return { account, region, operation, resource: id, outcome: 'not-asked' as const, detail };
}
