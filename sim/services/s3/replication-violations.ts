import type { ReplicationRule } from '@aws-sdk/client-s3';
import { firstWorkload, found, type Violations } from '../../violations/violation.ts';
import { changeHomeBucket } from './change-home-bucket.ts';

/** Changes to the bucket that the first workload account's flow logs write to, in the home region. */
export const REPLICATION_VIOLATIONS: Violations = {
  'replication-disabled': {
    description: 'The replication of the flow log bucket to the log archive is disabled',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeReplication({ Status: 'Disabled' }),
  },
  'replication-wrong-prefix': {
    description: 'The replication to the log archive covers other keys than those of the flow logs',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeReplication({ Filter: { Prefix: 'elsewhere/' } }),
  },
  'replication-without-kms': {
    description: 'The replication to the log archive leaves out objects that are encrypted with KMS',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeReplication({ SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Disabled' } } }),
  },
  'replication-source-unversioned': {
    description: 'Versioning of the replicated flow log bucket is suspended, so that nothing replicates',
    requirements: ['ASEA-LM-FL-03'],
    apply: changeHomeBucket(firstWorkload, (bucket) => {
      bucket.versioning = { Status: 'Suspended' };
    }),
  },
};

function changeReplication(change: Partial<ReplicationRule>) {
  return changeHomeBucket(firstWorkload, ({ replication }) => {
    Object.assign(found(replication?.Rules?.[0], 'a replication rule'), change);
  });
}
