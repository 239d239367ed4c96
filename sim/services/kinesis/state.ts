import type { StreamDescriptionSummary } from '@aws-sdk/client-kinesis';
import { longAgo } from '../../landing-zone/identifiers.ts';
import { STREAM_NAME, streamArn } from '../../landing-zone/log-pipeline.ts';
import { keyArn } from '../../landing-zone/names.ts';
import type { Plan } from '../../landing-zone/plan.ts';

export type KinesisState = { readonly streams: StreamDescriptionSummary[] };

/** The log archive's stream of a region; nothing in other accounts. */
export function buildStreams(plan: Plan, account: string, region: string): KinesisState {
  if (account !== plan.core.logArchive) return { streams: [] };
  return {
    streams: [
      {
        StreamName: STREAM_NAME,
        StreamARN: streamArn(plan, region),
        StreamStatus: 'ACTIVE',
        StreamModeDetails: { StreamMode: 'PROVISIONED' },
        RetentionPeriodHours: 24,
        StreamCreationTimestamp: longAgo(plan.now, plan.seed, 'pipeline', region),
        EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
        EncryptionType: 'KMS',
        KeyId: keyArn(plan, account, region),
        OpenShardCount: 1,
        ConsumerCount: 0,
      },
    ],
  };
}
