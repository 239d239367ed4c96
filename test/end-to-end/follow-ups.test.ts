import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { collectSnapshot } from '../../app/collect/collect-snapshot.ts';
import { Configuration } from '../../app/configuration/schema.ts';
import { inputsOf } from '../../app/inputs.ts';
import { settingsOf } from '../../app/scan/settings.ts';
import type { Finding } from '../../model/finding.ts';
import { handlersOf } from '../../sim/handlers/index.ts';
import { buildLandingZone, type LandingZone } from '../../sim/landing-zone/landing-zone.ts';
import { streamArn } from '../../sim/landing-zone/log-pipeline.ts';
import { startServer } from '../../sim/server.ts';
import { violate } from '../../sim/violations/index.ts';
import { firstWorkload, found, homeBucket } from '../../sim/violations/violation.ts';
import { scanSimulated } from '../../trust/scan.ts';
import type { FullReport } from '../../trust/whole-report.ts';

const THIRD = ['flow-log-bucket-third'];
const FL_03 = ['ASEA-LM-FL-03'];

const judged = ({ findings }: FullReport, rule: string, account: string): Finding[] =>
  findings.filter((finding) => finding.rule === rule && finding.account === account);
const verdictsOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ verdict }) => verdict))].sort();

/** Lets an account's bucket copy every key to the log archive. */
function copyEverything(landingZone: LandingZone, account: string): void {
  const { name } = homeBucket(landingZone, account);
  landingZone.changeAccount(account, ({ s3 }) => {
    const rules = s3.buckets.find((bucket) => bucket.name === name)?.replication?.Rules;
    found(rules?.[0], 'a replication rule').Filter = { Prefix: '' };
  });
}

describe('flow logs in a bucket of a third account', () => {
  it('reach the log archive where the bucket replicates to it', async () => {
    const change = (zone: LandingZone) => copyEverything(zone, zone.core.security);
    const { report, landingZone } = await scanSimulated({ violations: THIRD, rules: FL_03, change });
    expect(verdictsOf(judged(report, 'ASEA-LM-FL-03', firstWorkload(landingZone)))).toEqual(['pass']);
    expect(report.summary).toMatchObject({ exitCode: 0, complete: true });
  });

  it('do not where it copies other keys', async () => {
    const { report, landingZone, server } = await scanSimulated({ violations: THIRD, rules: FL_03 });
    expect(verdictsOf(judged(report, 'ASEA-LM-FL-03', firstWorkload(landingZone)))).toContain('fail');
    expect(report.summary).toMatchObject({ exitCode: 1, complete: true });
    const { name } = homeBucket(landingZone, landingZone.core.security);
    const about = server.calls.filter(({ input }) => input.Bucket === name).map(({ operation }) => operation);
    expect(about.sort()).toEqual([
      's3:GetBucketEncryption',
      's3:GetBucketLocation',
      's3:GetBucketReplication',
      's3:GetBucketVersioning',
    ]);
  });

  it('are not known to where the bucket’s account refuses, and the report says that it did', async () => {
    const { core } = buildLandingZone({ accounts: 5, regions: 2, seed: 1, now: new Date(0) });
    const fault = `denied:operation=s3:GetBucketReplication,account=${core.security}`;
    const { report, landingZone } = await scanSimulated({ violations: THIRD, rules: FL_03, faults: [fault] });
    const unknown = judged(report, 'ASEA-LM-FL-03', firstWorkload(landingZone)).filter(
      ({ verdict }) => verdict === 'unknown',
    );
    expect(unknown[0]?.message).toMatch(/s3:GetBucketReplication was denied in \d{12} for arn:aws:s3:::asea-/);
    expect(report.summary).toMatchObject({ exitCode: 3, complete: false });
  });

  it('are not known to where the bucket’s account is not scanned', async () => {
    const { core, workloads } = buildLandingZone({ accounts: 5, regions: 2, seed: 1, now: new Date(0) });
    const accounts = [core.logArchive, ...workloads];
    const { report, server } = await scanSimulated({ violations: THIRD, rules: FL_03, accounts });
    const [unknown] = judged(report, 'ASEA-LM-FL-03', workloads[0] ?? '').filter(
      ({ verdict }) => verdict === 'unknown',
    );
    expect(unknown?.message).toContain('the account is not among those selected for this scan');
    expect(
      server.calls.filter(({ account, operation }) => account === core.security && /^s3:/.test(operation)),
    ).toEqual([]);
  });
});

describe('flow logs to a Firehose of their own account', () => {
  /** Gives the first workload account a Firehose to its own bucket, and the flow log to it. */
  function streamFlowLogs(landingZone: LandingZone): void {
    const account = firstWorkload(landingZone);
    const { changeRegion, core, homeRegion } = landingZone;
    const arn = `arn:aws:firehose:${homeRegion}:${account}:deliverystream/flow-logs`;
    changeRegion(core.logArchive, homeRegion, ({ firehose: ofArchive }) =>
      changeRegion(account, homeRegion, ({ firehose, ec2 }) => {
        const model = ofArchive.deliveryStreams.find(({ DeliveryStreamType }) => DeliveryStreamType === 'DirectPut');
        const stream = structuredClone(found(model, 'a delivery stream'));
        Object.assign(stream, { DeliveryStreamName: 'flow-logs', DeliveryStreamARN: arn });
        const s3 = stream.Destinations?.[0]?.ExtendedS3DestinationDescription;
        const BucketARN = `arn:aws:s3:::${homeBucket(landingZone, account).name}`;
        Object.assign(found(s3, 'a delivery to S3'), { BucketARN, Prefix: 'flow-logs/' });
        firehose.deliveryStreams.push(stream);
        const flowLog = ec2.flowLogs.find(({ LogDestinationType }) => LogDestinationType === 's3');
        const change = { LogDestinationType: 'kinesis-data-firehose', LogDestination: arn };
        Object.assign(found(flowLog, 'a flow log to S3'), change);
      }),
    );
  }

  it.each([
    ['reach the log archive where its bucket replicates to it', true, ['pass'], 0],
    ['do not where that copies other keys', false, ['fail', 'pass'], 1],
  ])('%s', async (_, copies, verdicts, exitCode) => {
    const change = (landingZone: LandingZone) => {
      streamFlowLogs(landingZone);
      if (copies) copyEverything(landingZone, firstWorkload(landingZone));
    };
    const { report, landingZone } = await scanSimulated({ rules: FL_03, change });
    expect(verdictsOf(judged(report, 'ASEA-LM-FL-03', firstWorkload(landingZone)))).toEqual(verdicts);
    expect(report.summary).toMatchObject({ exitCode, complete: true });
  });
});

it.each([
  ['rotates', true, 'pass'],
  ['does not rotate', false, 'fail'],
])('a key of another account %s as that account says', async (_, rotates, verdict) => {
  const { report, landingZone } = await scanSimulated({
    violations: ['log-bucket-foreign-key'],
    change: (landingZone) =>
      landingZone.changeRegion(firstWorkload(landingZone), landingZone.homeRegion, ({ kms: { keys } }) => {
        found(keys[0], 'a customer managed key').rotates = rotates;
      }),
  });
  const rotation = report.findings.filter(({ rule }) => rule === 'ASEA-LM-CT-17.4');
  expect(rotation.map((finding) => [finding.account, finding.verdict])).toContainEqual([
    landingZone.core.logArchive,
    verdict,
  ]);
});

it('a Kinesis stream is asked about in its own region, and so is the Firehose that reads it', async () => {
  const { report, landingZone, server } = await scanSimulated({
    rules: ['ASEA-LM-CL-02', 'ASEA-LM-CL-03'],
    parameters: { additionalLogRegions: ['us-east-1'] },
    change: ({ core, plan, changeRegion, homeRegion }) =>
      changeRegion(core.logArchive, 'us-east-1', ({ logs }) => {
        found(logs.destinations[0], 'a log destination').targetArn = streamArn(plan, homeRegion);
      }),
  });
  const asked = server.calls.filter(({ operation }) => operation === 'kinesis:DescribeStreamSummary');
  expect(new Set(asked.map(({ region }) => region))).toEqual(new Set([landingZone.homeRegion]));
  expect(verdictsOf(report.findings)).toEqual(['pass']);
  expect(report.summary).toMatchObject({ exitCode: 0, complete: true });
});

describe('a scan that goes on', () => {
  let folder = '';
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('asks nothing but what was left of what accounts name in others', async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'zonewarden-follow-ups-'));
    const snapshot = path.join(folder, 'snapshot');
    const landingZone = buildLandingZone({ accounts: 5, regions: 2, seed: 1, now: new Date() });
    violate(landingZone, THIRD);
    const { callerAccount, core, homeRegion, scanRole } = landingZone;
    const { name } = homeBucket(landingZone, core.security);
    const server = await startServer({ handlers: handlersOf(landingZone), callerAccount, faults: [] });
    const configuration = Configuration.parse({ organization: { homeRegion, accounts: core, scanRole } });
    const inputs = inputsOf(configuration, await loadOurCatalogue(), FL_03);
    const settings = (signal: AbortSignal) => ({
      ...settingsOf(inputs, {
        ...{ accounts: [], regions: [], concurrency: 64, share: 1000, maxCalls: null, signal },
        environment: { AWS_ENDPOINT_URL: server.endpoint },
      }),
      credentials: async () => ({ accessKeyId: `AKIASIM0${callerAccount}`, secretAccessKey: 'simulated' }),
    });
    const end = new AbortController();
    try {
      const ended = await collectSnapshot(settings(end.signal), {
        folder: snapshot,
        onEvent: (event) => {
          if (event.event === 'answered' && event.cell.resource?.endsWith(name)) end.abort('SIGTERM');
        },
      });
      const left = await ended.snapshot.shard('follow-up');
      expect(left.cells.map(({ operation, code }) => `${operation} ${code}`)).toContain(
        's3:GetBucketReplication Interrupted',
      );
      const before = server.calls.length;
      const { snapshot: whole } = await collectSnapshot(settings(new AbortController().signal), {
        folder: snapshot,
        resume: true,
      });
      const again = server.calls.slice(before).filter(({ operation }) => !/^(sts|organizations):/.test(operation));
      expect(new Set(again.map(({ input }) => input.Bucket))).toEqual(new Set([name]));
      expect(again.length).toBe(4);
      const { cells } = await whole.shard('follow-up');
      expect(cells.map(({ code }) => code)).toEqual([null, null, null, null]);
      expect(whole.manifest.interrupted).toBe(null);
    } finally {
      await server.close();
    }
  });
});
