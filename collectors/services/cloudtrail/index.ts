import { service } from '../../service.ts';
import { trail } from './trail.ts';
import { trailSelectors } from './trail-selectors.ts';
import { trailStatus } from './trail-status.ts';

export const cloudtrail = service({
  collectors: {
    trail,
    'trail-selectors': trailSelectors,
    'trail-status': trailStatus,
  },
  limits: { service: { perSecond: 10 }, operations: { 'cloudtrail:LookupEvents': { perSecond: 2 } } },
});
