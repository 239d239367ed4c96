import type { LandingZone } from '../landing-zone/landing-zone.ts';
import type { Handlers } from '../operation.ts';
import { accountHandlers } from './account.ts';
import { cloudtrailHandlers } from './cloudtrail.ts';
import { ec2Handlers } from './ec2.ts';
import { firehoseHandlers } from './firehose.ts';
import { kinesisHandlers } from './kinesis.ts';
import { kmsHandlers } from './kms.ts';
import { logsHandlers } from './logs.ts';
import { organizationsHandlers } from './organizations.ts';
import { s3Handlers } from './s3.ts';
import { stsHandlers } from './sts.ts';

export type HandlerOptions = {
  /** Most entries of a page, whatever the caller allows; 5 when left out. Small, so that every listing is paged. */
  readonly pageSize?: number;
};

/** Every operation that the simulated organization answers. */
export function handlersOf(landingZone: LandingZone, { pageSize = 5 }: HandlerOptions = {}): Handlers {
  return new Map(
    Object.entries({
      ...organizationsHandlers(landingZone, pageSize),
      ...accountHandlers(landingZone, pageSize),
      ...stsHandlers(landingZone),
      ...cloudtrailHandlers(landingZone),
      ...ec2Handlers(landingZone, pageSize),
      ...logsHandlers(landingZone, pageSize),
      ...kinesisHandlers(landingZone),
      ...firehoseHandlers(landingZone, pageSize),
      ...s3Handlers(landingZone, pageSize),
      ...kmsHandlers(landingZone, pageSize),
    }),
  );
}
