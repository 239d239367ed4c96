import { service } from '../../service.ts';

export const account = service({
  limits: { service: { perSecond: 5 } },
});
