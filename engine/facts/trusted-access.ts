import { z } from 'zod';
import { fact } from '../fact.ts';

/** Whether a service may work in all accounts of the organization. */
export const trustedAccess = fact({
  subjects: ['trusted-service'],
  shape: z
    .strictObject({ isEnabled: z.boolean().describe('Whether the service has trusted access') })
    .describe('The trusted access of a service'),
  needs: ['trusted-service'],
  read({ servicePrincipal }, world) {
    const services = world.all('trusted-service', { account: world.accountOf('management'), region: 'global' });
    return { isEnabled: services.some((service) => service.servicePrincipal === servicePrincipal) };
  },
});
