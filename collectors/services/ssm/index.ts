import { service } from '../../service.ts';

/** Only AWS's public parameters are read: see `collectors/runner/service-regions.ts`. */
export const ssm = service({});
