import { z } from 'zod';
import { fact } from '../../fact.ts';
import { placeOf } from './capturing-flow-logs.ts';

/** Why the configuration lets the rules not speak of a VPC: default VPCs may be left out. */
export const vpcScope = fact({
  subjects: ['vpc', 'flow-log'],
  shape: z
    .strictObject({ exclusions: z.array(z.string()).describe('Why the VPC is not judged; empty: it is') })
    .describe('Whether a VPC, or the VPC of a flow log, is judged'),
  needs: ['vpc'],
  read(subject, inventory) {
    if (!inventory.parameters.ignoreDefaultVpcs) return { exclusions: [] };
    const { resource } = subject;
    const vpcId = resource.type === 'vpc' ? resource.vpcId : resource.targetId;
    const vpc = inventory.all('vpc', placeOf(resource)).find((one) => one.vpcId === vpcId);
    return { exclusions: vpc?.isDefault === true ? ['default VPCs are left out'] : [] };
  },
});
