import type { WireRequest } from './exchange.ts';

/** What the signature says of a request. */
export type Caller = {
  readonly account: string;
  readonly principal: string;
  readonly region: string;
  /** As in the credential scope: `ec2`. */
  readonly service: string;
};

/** Whom access keys stand for. */
export type Keys = {
  /** Account of the keys that the simulated organization did not issue itself. */
  readonly callerAccount: string;
  /** Name of the role that sessions have assumed. */
  readonly sessionRole: string;
};

/** Access key ids that the simulated organization issues: `ASIASIM0` (a session) or `AKIASIM0` (a user) + account. */
const ISSUED = /^(ASIA|AKIA)SIM0(\d{12})$/;

/**
 * Reads the SigV4 credential scope. The signature itself is not verified: secrets do not exist here. Keys that the
 * simulated organization did not issue belong to the caller's account. null: the request is not signed.
 */
export function callerOf({ headers, query }: Pick<WireRequest, 'headers' | 'query'>, keys: Keys): Caller | null {
  const scope = SCOPE.exec(String(headers.authorization ?? '')) ?? PRESIGNED_SCOPE.exec(query);
  if (scope === null) return null;
  const [, keyId = '', region = '', service = ''] = scope;
  const [, kind = keyId.slice(0, 4), account = keys.callerAccount] = ISSUED.exec(keyId) ?? [];
  return { account, region, service, principal: principalOf(kind, account, keys) };
}

const SCOPE = /Credential=([^/]+)\/\d{8}\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request/;
const PRESIGNED_SCOPE = /X-Amz-Credential=(.+?)%2F\d{8}%2F([a-z0-9-]+)%2F([a-z0-9-]+)%2Faws4_request/;

function principalOf(kind: string, account: string, { sessionRole }: Keys): string {
  return kind === 'ASIA'
    ? `arn:aws:sts::${account}:assumed-role/${sessionRole}/zonewarden`
    : `arn:aws:iam::${account}:user/zonewarden`;
}
