import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handlersOf } from '../../../sim/handlers/index.ts';
import type { AwsShape } from '../../../sim/operation.ts';
import { startServer } from '../../../sim/server.ts';
import { SERVICES } from '../../../sim/services/index.ts';
import { asker, smallLandingZone } from '../small-landing-zone.ts';
import type { Question, Questions } from './questions/question.ts';

const landingZone = smallLandingZone();
landingZone.useAccountPolicies();
const { core, workloads, homeRegion } = landingZone;
const [member = ''] = workloads;

/** Answers with the real time, see below. */
const APART = 'sts:AssumeRole';

/** One question to each operation: those that are told, and of all others what they say unasked to management. */
async function everyQuestion(): Promise<readonly Question[]> {
  const folder = join(import.meta.dirname, 'questions');
  const files = readdirSync(folder).filter((file) => file !== 'question.ts');
  const told = await Promise.all(
    files.map(async (file) => ((await import(join(folder, file))) as { questions: Questions }).questions(landingZone)),
  );
  const questions = told.flat();
  const asked = new Set(questions.map(([operation]) => operation));
  const unasked = [...handlersOf(landingZone).keys()].filter((one) => !asked.has(one) && one !== APART);
  return [...questions, ...unasked.map((operation): Question => [operation, core.management, {}])];
}

// biome-ignore lint/suspicious/noExplicitAny: clients and commands of all services share no narrower type
type Class = new (input: any) => any;

async function classesOf(operation: string): Promise<readonly [client: Class, command: Class]> {
  const [service = '', name = ''] = operation.split(':');
  const sdk = (await SERVICES[service as keyof typeof SERVICES].sdk()) as Record<string, unknown>;
  const client = Object.keys(sdk).find((exported) => exported.endsWith('Client') && exported !== '__Client') ?? '';
  return [sdk[client] as Class, sdk[`${name}Command`] as Class];
}

const QUESTIONS = await everyQuestion();

describe("the landing zone through the SDK's own clients", () => {
  const ask = asker(landingZone);
  let server: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    server = await startServer({ handlers: handlersOf(landingZone), callerAccount: landingZone.callerAccount });
  });
  afterAll(() => server.close());

  const send = async (Client: Class, Command: Class, accessKeyId: string, input: AwsShape, sessionToken?: string) => {
    const client = new Client({
      endpoint: server.endpoint,
      region: homeRegion,
      credentials: { accessKeyId, secretAccessKey: 'simulated', sessionToken },
      forcePathStyle: true,
      maxAttempts: 1,
    });
    const { $metadata: _, ...answer } = await client.send(new Command(input));
    return answer;
  };

  it.each(QUESTIONS)('%s of %s arrives as it was given', async (operation, account, input) => {
    const [Client, Command] = await classesOf(operation);
    const answer = await send(Client, Command, `AKIASIM0${account}`, input);
    expect(withoutEmptyLists(answer)).toEqual(withoutEmptyLists(ask(operation, account, input)));
    expect(server.faultsOfOurOwn).toEqual([]);
  });

  it('enters a member with a session of its own', async () => {
    const role = { RoleArn: `arn:aws:iam::${member}:role/ASEA-ComplianceScan`, RoleSessionName: 'zonewarden' };
    const { Credentials } = await send(STSClient, AssumeRoleCommand, 'AKIAIOSFODNN7EXAMPLE', role);
    const { AccessKeyId, SessionToken } = Credentials;
    const identity = await send(STSClient, GetCallerIdentityCommand, AccessKeyId, {}, SessionToken);
    expect(identity.Account).toBe(member);
    expect(Credentials.Expiration.getTime()).toBeGreaterThan(Date.now());
  });
});

/** In XML an empty list and no list are the same. */
function withoutEmptyLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyLists);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, content]) => content !== undefined && !(Array.isArray(content) && content.length === 0))
      .map(([name, content]) => [name, withoutEmptyLists(content)]),
  );
}
