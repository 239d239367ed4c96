import { z } from 'zod';
import { fact } from '../fact.ts';

/** Whether the configuration lets the rules speak of a VPC: default VPCs may be left out. */
export const vpcScope = fact({
  subjects: ['vpc', 'flow-log'],
  shape: z
    .strictObject({
      inScope: z.boolean().describe('Whether the VPC is judged'),
      notes: z.array(z.string()),
    })
    .describe('Whether a VPC, or the VPC of a flow log, is judged'),
  needs: ['vpc'],
  read({ vpc }, { parameters }) {
    const inScope = !(vpc.isDefault && parameters.ignoreDefaultVpcs);
    return { inScope, notes: inScope ? [] : ['Default VPCs are left out by configuration.'] };
  },
});
