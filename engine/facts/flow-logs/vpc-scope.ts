import { z } from 'zod';
import { isGoverned } from '../../../model/subscription-scope.ts';
import { fact } from '../../fact.ts';
import { placeOf } from './capturing-flow-logs.ts';

const LEFT_OUT = 'default VPCs are left out';
const UNGOVERNED = 'a default VPC of a region in which the landing zone builds nothing';

/** Why the configuration lets the rules not speak of a VPC: default VPCs may be left out. */
export const vpcScope = fact({
  subjects: ['vpc', 'flow-log'],
  shape: z
    .strictObject({ exclusions: z.array(z.string()).describe('Why the VPC is not judged; empty: it is') })
    .describe('Whether a VPC, or the VPC of a flow log, is judged'),
  needs: ['vpc'],
  read(subject, inventory) {
    const { ignoreDefaultVpcs, defaultVpcsInUngovernedRegions } = inventory.parameters;
    const { resource } = subject;
    const isUngoverned = !isGoverned(resource.region, inventory.parameters);
    const isMild = isUngoverned && defaultVpcsInUngovernedRegions !== 'full';
    if (!ignoreDefaultVpcs && !isMild) return { exclusions: [] };
    const vpcId = resource.type === 'vpc' ? resource.vpcId : resource.targetId;
    const vpc = inventory.all('vpc', placeOf(resource)).find((one) => one.vpcId === vpcId);
    if (vpc?.isDefault !== true) return { exclusions: [] };
    return { exclusions: ignoreDefaultVpcs ? [LEFT_OUT] : [UNGOVERNED] };
  },
});

/** Whether a VPC is a default one that nobody deletes: AWS makes one in every region, and accelerators only clean up in theirs. */
export const leftoverVpc = fact({
  subjects: ['vpc'],
  shape: z
    .strictObject({
      reasons: z.array(z.string()).describe('Why the VPC is judged mildly: it is a left-over; empty: it is not'),
    })
    .describe('Whether a VPC is a left-over of AWS’s in a region in which the landing zone builds nothing'),
  needs: ['vpc'],
  read({ resource: { isDefault, region } }, { parameters }) {
    const { ignoreDefaultVpcs, defaultVpcsInUngovernedRegions } = parameters;
    const isJudged = !ignoreDefaultVpcs && defaultVpcsInUngovernedRegions === 'low';
    return { reasons: isJudged && isDefault && !isGoverned(region, parameters) ? [UNGOVERNED] : [] };
  },
});
