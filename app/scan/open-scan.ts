import { callsOf } from '../../collectors/aws/counters.ts';
import { type Credentials, homeCredentials } from '../../collectors/aws/credentials.ts';
import { type AwsAccess, openAws } from '../../collectors/aws/open-aws.ts';
import type { Watch } from '../../collectors/runner/ask.ts';
import { type CollectOptions, collect, type Sink } from '../../collectors/runner/collect.ts';
import { type FoundTargets, findTargets } from '../../collectors/targets/find-targets.ts';
import { type Manifest, SNAPSHOT_FORMAT } from '../../model/snapshot.ts';
import type { Spent } from '../../snapshot/journal.ts';
import { packageVersion } from '../package-root.ts';
import type { ScanSettings } from './settings.ts';

/** The way to AWS for one scan, and the steps of it. `close` has to be called at the end. */
export type OpenScan = {
  readonly aws: AwsAccess;
  readonly watch: Watch;
  /** Finds out what there is to scan. Throws what `findTargets` throws. */
  findTargets(): Promise<FoundTargets>;
  /** Reads what was found into a sink, account by account. */
  collect(
    found: Pick<FoundTargets, 'targets' | 'found'>,
    sink: Sink,
    options?: Pick<CollectOptions, 'kept' | 'progress'>,
  ): Promise<void>;
  /** What was sent so far, and what is known of the clock. */
  spent(): Spent;
  /** What a snapshot says of this scan. */
  manifest(parts: ManifestParts): Omit<Manifest, 'shards'>;
  /** When the caller's own credentials expire, RFC 3339; null: they do not, or were not needed yet. */
  credentialsExpireAt(): string | null;
  close(): void;
};

export type ManifestParts = Pick<Manifest, 'takenAt' | 'targets' | 'interrupted' | 'calls' | 'clock' | 'changes'>;

/** Opens the way to AWS as the settings want it. Nothing is asked yet. */
export async function openScan(settings: Omit<ScanSettings, 'rules'>): Promise<OpenScan> {
  const { targetConfiguration, types, parameters, concurrency, signal } = settings;
  const load = settings.credentials ?? (await homeCredentials(targetConfiguration.homeRegion));
  let last: Awaited<ReturnType<Credentials>> | null = null;
  const aws = openAws({
    credentials: async () => {
      last = await load();
      return last;
    },
    region: targetConfiguration.homeRegion,
    scanRole: targetConfiguration.scanRole,
    externalId: settings.externalId,
    sessionName: 'zonewarden',
    endpoints: settings.endpoints,
    ...{ concurrency, share: settings.share, maxCalls: settings.maxCalls, maxHours: settings.maxHours ?? null, signal },
    ...settings.timing,
  });
  const watch: Watch = { clock: { now: () => Date.now() }, signal };
  return {
    aws,
    watch,
    findTargets: () => findTargets(targetConfiguration, aws, watch),
    collect: ({ targets, found }, sink, options) =>
      collect({ targets, found, types, parameters, aws, sink, ...watch, questionsAtOnce: 4 * concurrency, ...options }),
    spent: () => ({ calls: callsOf(aws.counts()), clock: aws.clock() }),
    manifest: (parts) => ({
      format: SNAPSHOT_FORMAT,
      tool: { name: 'zonewarden', version: packageVersion() },
      endedAt: new Date(watch.clock.now()).toISOString(),
      parameters,
      asked: [...types],
      ...parts,
    }),
    credentialsExpireAt: () => last?.expiration?.toISOString() ?? null,
    close: () => aws.close(),
  };
}
