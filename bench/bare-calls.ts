// Makes the calls of a scan again, bare: the SDK's clients, one for each account, region and service, on one connection
// pool, and nothing around them. Prints the CPU seconds and the wall seconds that this takes.
// usage: bare-calls.ts ENDPOINT CALLS.json CONCURRENCY
import { readFileSync } from 'node:fs';
import { UndiciHttpHandler } from '@smithy/undici-http-handler';
import { Agent } from 'undici';

type Call = { account: string; region: string; operation: string; input: Record<string, unknown> };
type Sdk = Record<string, new (settings: unknown) => { send(command: unknown): Promise<unknown> }>;

const SERVICES: Record<string, [client: string, load: () => Promise<unknown>]> = {
  account: ['AccountClient', () => import('@aws-sdk/client-account')],
  cloudtrail: ['CloudTrailClient', () => import('@aws-sdk/client-cloudtrail')],
  ec2: ['EC2Client', () => import('@aws-sdk/client-ec2')],
  firehose: ['FirehoseClient', () => import('@aws-sdk/client-firehose')],
  kinesis: ['KinesisClient', () => import('@aws-sdk/client-kinesis')],
  kms: ['KMSClient', () => import('@aws-sdk/client-kms')],
  logs: ['CloudWatchLogsClient', () => import('@aws-sdk/client-cloudwatch-logs')],
  organizations: ['OrganizationsClient', () => import('@aws-sdk/client-organizations')],
  s3: ['S3Client', () => import('@aws-sdk/client-s3')],
  sts: ['STSClient', () => import('@aws-sdk/client-sts')],
};

const [endpoint = '', file = '', concurrency = '64'] = process.argv.slice(2);
const calls: Call[] = JSON.parse(readFileSync(file, 'utf8'));
const requestHandler = new UndiciHttpHandler({ dispatcher: new Agent({ connections: 2 * Number(concurrency) }) });
const clients = new Map<string, { send(command: unknown): Promise<unknown> }>();

const wallAt = performance.now();
const cpuAt = process.cpuUsage();
const queue = calls.values();
await Promise.all(Array.from({ length: Number(concurrency) }, work));
const { user, system } = process.cpuUsage(cpuAt);
process.stdout.write(`${JSON.stringify({ cpu: (user + system) / 1e6, wall: (performance.now() - wallAt) / 1e3 })}\n`);
process.exit(0);

async function work(): Promise<void> {
  for (const call of queue) {
    const [service = '', operation = ''] = call.operation.split(':');
    const [client = '', load] = SERVICES[service] ?? [];
    const sdk = (await load?.()) as Sdk;
    const Command = sdk[`${operation}Command`];
    if (!Command) throw new Error(`the SDK has no ${call.operation}`);
    // An answer that is an error (a bucket without a lifecycle) costs as much as any other.
    await clientOf(sdk, client, call)
      .send(new Command(call.input))
      .catch(() => {});
  }
}

function clientOf(sdk: Sdk, name: string, { account, region }: Call) {
  const key = `${name} ${account} ${region}`;
  const existing = clients.get(key);
  if (existing) return existing;
  const Client = sdk[name];
  if (!Client) throw new Error(`the SDK has no ${name}`);
  const client = new Client({
    endpoint,
    region,
    requestHandler,
    maxAttempts: 1,
    forcePathStyle: true,
    credentials: { accessKeyId: `ASIASIM0${account}`, secretAccessKey: 'simulated', sessionToken: 'simulated' },
  });
  clients.set(key, client);
  return client;
}
