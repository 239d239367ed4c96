import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { BROKEN_STREAM, changeLogArchive, found, type Violations } from '../../violations/violation.ts';

/** Changes to the log archive's stream of the home region. */
export const kinesisViolations: Violations = {
  'stream-unencrypted': {
    description: 'The stream behind the log destination is not encrypted',
    requirements: BROKEN_STREAM,
    apply: changeStream({ EncryptionType: 'NONE', KeyId: undefined }),
  },
  'stream-deleting': {
    description: 'The stream behind the log destination is being deleted',
    requirements: BROKEN_STREAM,
    apply: changeStream({ StreamStatus: 'DELETING' }),
  },
};

function changeStream(change: Partial<StreamDescriptionSummary>) {
  return (landingZone: LandingZone): void =>
    changeLogArchive(landingZone, ({ kinesis: { streams } }) => {
      Object.assign(found(streams[0], 'a Kinesis stream'), change);
    });
}
