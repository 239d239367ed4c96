import { service } from '../../service.ts';

export const sts = service({
  limits: { service: { perSecond: 600, sharedBy: 'all', wholeService: true } },
  // AWS allows it to everybody, whatever a policy says.
  actions: { 'sts:GetCallerIdentity': [] },
});
