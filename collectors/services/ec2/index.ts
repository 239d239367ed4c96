import { service } from '../../service.ts';
import { flowLog } from './flow-log.ts';
import { vpc } from './vpc.ts';

export const ec2 = service({
  collectors: {
    'flow-log': flowLog,
    vpc,
  },
  limits: { service: { perSecond: 20, burst: 100 } },
});
