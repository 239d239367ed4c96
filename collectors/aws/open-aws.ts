import type { AssumeRoleCommandOutput } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import type { OperationName } from '../../model/cell.ts';
import type { AccountId, Region } from '../../model/names.ts';
import type { ClockCheck } from '../../model/snapshot.ts';
import { type Account, accountWith, identityOf, ownSession } from './accounts.ts';
import { openQuestionBounds, type QuestionBounds } from './answers/question-bounds.ts';
import type { Aws, ClientConstructor } from './aws.ts';
import { openAwsClock } from './aws-clock.ts';
import { type AnyClient, declare, openClients, sendAs } from './clients.ts';
import { type Clock, systemClock } from './clock.ts';
import { type OperationCount, openCounters } from './counters.ts';
import { type Credentials, renewing } from './credentials.ts';
import type { Endpoints } from './endpoints.ts';
import { isExpired, tellOfReplacement } from './expired.ts';
import { openHttp, TIMEOUTS, type Timeouts } from './http.ts';
import { expectAccount, type Identity, toIdentity } from './identity.ts';
import { countPagesOf } from './page-count.ts';
import { once } from './pages.ts';
import { openRateLimiter, type RateLimiter } from './rate-limiter.ts';
import { DEADLINES, type Deadlines } from './retry.ts';
import { forgetSecrets, keepSecrets } from './secrets.ts';
import { required, UnexpectedAnswer } from './unexpected-answer.ts';

export type AwsOptions = {
  /** The caller's own credentials; `homeCredentials` gives AWS's usual chain. */
  readonly credentials: Credentials;
  /** Where roles are assumed; best the home region. */
  readonly region: Region;
  /** Name (with path) of the role that is assumed in every account; null: the caller's own credentials are used. */
  readonly scanRole: string | null;
  readonly externalId?: string | null;
  /** Shows up in the accounts' trails. */
  readonly sessionName: string;
  /** `endpointsFrom(process.env)` */
  readonly endpoints?: Endpoints;
  readonly useFips?: boolean;
  /** Most calls under way at one moment; 64. */
  readonly concurrency?: number;
  /** The part of AWS's limits that is used, the rest is the owner's; 0.5. */
  readonly share?: number;
  /** Most requests in all; null, the default: no bound. What comes after is refused with `CallsUsedUp`. */
  readonly maxCalls?: number | null;
  /** Hours after which nothing is sent any more; null, the default: no bound. What comes after is refused with `TimeUsedUp`. */
  readonly maxHours?: number | null;
  readonly deadlines?: Deadlines;
  readonly timeouts?: Timeouts;
  readonly clock?: Clock;
  /** Ends everything: waiting and running calls reject with its reason. */
  readonly signal?: AbortSignal;
  /** Told of every request, before it is sent. */
  readonly onCall?: (call: SentCall) => void;
};

export type SentCall = {
  readonly account: AccountId;
  readonly region: Region;
  readonly operation: OperationName;
  /** 1 for the first request, more for its repetitions. */
  readonly attempt: number;
  readonly input: unknown;
};

/** What the clients of a question are bound to. */
export type QuestionPlace = {
  readonly account: AccountId;
  /** Where the requests go. */
  readonly region: Region;
  readonly operation: OperationName;
  /** Whether the caller's own credentials are used, as they are before any role is assumed; false. */
  readonly asCaller?: boolean;
  /** Called for every page that was read. */
  readonly onPage?: () => void;
};

/** The way to AWS for one run. */
export interface AwsAccess {
  /** Who asks, before any role is assumed. */
  caller(): Promise<Identity>;
  /** Assumes the role in an account, once. Rejects with what STS refused. Does nothing without a role. */
  assume(account: AccountId): Promise<void>;
  /**
   * Enters an account: assumes the role and compares the account of the session with the one that is meant. Done once for
   * each session; no question is sent with one of which it is not known. Rejects with `UnexpectedAnswer`
   * (`WrongAccount`), or with what AWS refused.
   */
  identify(account: AccountId): Promise<Identity>;
  /** The way to AWS for one question. Its clients send that one operation and no other. */
  question(place: QuestionPlace): Aws;
  /** Drops the account's credentials and buckets. */
  release(account: AccountId): void;
  /** What was sent so far, by operation. */
  counts(): Readonly<Record<OperationName, OperationCount>>;
  /** What the answers so far said about this machine's clock. */
  clock(): ClockCheck;
  /** Closes all connections. */
  close(): void;
}

export function openAws(options: AwsOptions): AwsAccess {
  const { scanRole, region: homeRegion, clock = systemClock, concurrency = 64, share = 0.5, onCall } = options;
  const { endpoints = {}, useFips = false, deadlines = DEADLINES, timeouts = TIMEOUTS } = options;
  const signal = options.signal ?? new AbortController().signal;
  const http = openHttp(concurrency, timeouts);
  const counters = openCounters({ maxCalls: options.maxCalls, maxHours: options.maxHours, clock });
  const awsClock = openAwsClock();
  // Credentials expire by AWS's time.
  const expiryClock: Clock = { ...clock, now: () => clock.now() + awsClock.correction() };
  const rateLimiterOptions = { clock, concurrency, share, deadlines, counters, signal };
  const limiter = openRateLimiter(rateLimiterOptions);
  // A session that ends on the way is replaced while the call holds its place. So what it waits for never waits for that
  // place: whose the session is, the role that gives it, and whose the caller's own session is.
  // Whoever has a session of a role was answered by STS.
  const limiterOfIdentities = openRateLimiter({ ...rateLimiterOptions, haveAnswered: true });
  const limiterOfRoles = openRateLimiter(rateLimiterOptions);
  const limiterOfCaller = openRateLimiter(rateLimiterOptions);
  const clients = openClients({ endpoints, useFips, requestHandler: http.requestHandler, awsClock });
  const accounts = new Map<AccountId, Account>();
  const home = accountWith(renewing(homeCredentials, expiryClock), null);

  return {
    caller,
    assume: async (id) => {
      if (scanRole !== null) await accountOf(id).credentials.current();
    },
    identify,
    question: ({ onPage = () => undefined, asCaller = false, ...place }) => {
      const asking = { bounds: openQuestionBounds(clock), onPage };
      return {
        client: (clientConstructor) =>
          boundClient(asCaller ? home : accountOf(place.account), clientConstructor, place, limiter, asking),
        pageRead: onPage,
      };
    },
    release: (id) => {
      accounts.delete(id);
      limiter.release(id);
      limiterOfIdentities.release(id);
      limiterOfRoles.release(id);
      forgetSecrets(`session in ${id}`);
    },
    counts: counters.counts,
    clock: awsClock.check,
    close: http.close,
  };

  async function homeCredentials(): Promise<AwsCredentialIdentity> {
    const credentials = await options.credentials();
    keepSecrets('caller', [credentials.secretAccessKey, credentials.sessionToken, options.externalId]);
    return credentials;
  }

  function caller(): Promise<Identity> {
    return identityOf(home, whose);
  }

  function identify(id: AccountId): Promise<Identity> {
    return identityOf(accountOf(id), whose);
  }

  function accountOf(id: AccountId): Account {
    const found = accounts.get(id);
    if (found !== undefined) return found;
    const credentials = scanRole === null ? home.credentials : renewing(() => assume(id), expiryClock);
    const account = accountWith(credentials, id);
    accounts.set(id, account);
    return account;
  }

  /** Asks AWS whose a session is, with that session itself. */
  async function whose(of: Account, onUsed: (session: AwsCredentialIdentity) => void): Promise<Identity> {
    const { STSClient, GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
    const account = of.owner ?? UNKNOWN_ACCOUNT;
    const place = { account, region: homeRegion, operation: 'sts:GetCallerIdentity' };
    const through = of === home ? limiterOfCaller : limiterOfIdentities;
    const client = boundClient(of, STSClient, place, through, { onUsed });
    const identity = toIdentity(await once(client, GetCallerIdentityCommand, {}));
    of.owner ??= identity.account;
    return expectAccount(identity, of.owner);
  }

  async function assume(id: AccountId): Promise<AwsCredentialIdentity> {
    const { STSClient, AssumeRoleCommand } = await import('@aws-sdk/client-sts');
    const { partition } = await caller();
    const place = { account: id, region: homeRegion, operation: 'sts:AssumeRole' };
    const answer = await once(boundClient(home, STSClient, place, limiterOfRoles), AssumeRoleCommand, {
      RoleArn: `arn:${partition}:iam::${id}:role/${scanRole}`,
      RoleSessionName: options.sessionName,
      ...(options.externalId ? { ExternalId: options.externalId } : {}),
    });
    const credentials = toCredentials(answer, id);
    keepSecrets(`session in ${id}`, [credentials.secretAccessKey, credentials.sessionToken]);
    return credentials;
  }

  /** The shared client, seen through the question: every command waits at the rate limiter, and is counted and declared. */
  function boundClient<C extends AnyClient>(
    of: Account,
    clientConstructor: ClientConstructor<C>,
    place: QuestionPlace,
    through: RateLimiter,
    { bounds = openQuestionBounds(clock), onPage = () => undefined, onUsed }: Asking = {},
  ): C {
    // The question whose a session is cannot wait for its own answer.
    const session = () => (onUsed === undefined ? ownSession(of, whose) : of.credentials.current());
    const client = clients.of(clientConstructor, place.region);
    const send = async (command: Parameters<AnyClient['send']>[0]): Promise<unknown> => {
      declare(command, place.operation, bounds);
      bounds.calls();
      // Before the rate limiter: a role must not be waited for while holding a place in the queue.
      await session();
      let attempt = 0;
      let sessionsLost = 0;
      return through.call(place, async (abortSignal) => {
        attempt += 1;
        const used = await session();
        onUsed?.(used);
        onCall?.({ ...place, attempt, input: command.input });
        try {
          return await sendAs(
            async () => used,
            () => client.send(command, { abortSignal }),
          );
        } catch (error) {
          // The session may have been ended before its time, or clocks differ: the call is repeated with another one,
          // and once more where that one was assumed before the end.
          if (sessionsLost < 2 && isExpired(error) && of.credentials.drop(used)) {
            sessionsLost += 1;
            tellOfReplacement(error, of.credentials.current());
          }
          throw error;
        }
      });
    };
    const bound: C = Object.create(client, { send: { value: send } });
    countPagesOf(bound, onPage);
    return bound;
  }
}

/** What a question adds to its clients: its bounds, and who counts its pages. */
type Asking = {
  readonly bounds?: QuestionBounds;
  readonly onPage?: () => void;
  /** Told of the session with which each attempt is sent; there where it is being asked about. */
  readonly onUsed?: (session: AwsCredentialIdentity) => void;
};

/** Stands for the caller's account as long as nobody has asked AWS which it is. */
const UNKNOWN_ACCOUNT = 'caller';

function toCredentials(answer: AssumeRoleCommandOutput, account: AccountId): AwsCredentialIdentity {
  const { Credentials: given, AssumedRoleUser: user } = answer;
  const owner = user?.Arn?.split(':')[4] ?? account;
  if (owner !== account) {
    throw new UnexpectedAnswer(
      'WrongAccount',
      `the role is of account ${owner}, and that of account ${account} was assumed`,
    );
  }
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = required(given, 'Credentials');
  return {
    accessKeyId: sendable(AccessKeyId, 'AccessKeyId'),
    secretAccessKey: required(SecretAccessKey, 'SecretAccessKey'),
    sessionToken: sendable(SessionToken, 'SessionToken'),
    expiration: required(Expiration, 'Expiration'),
  };
}

/** What goes into a header. Anything else would fail at every call, and look like a network that is away. */
function sendable(value: string | undefined, member: string): string {
  if (/^[!-~]+$/.test(required(value, member))) return value as string;
  throw new UnexpectedAnswer('WrongAnswer', `${member} cannot be sent in a header`);
}
