import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
  GetCallerIdentityRequest,
  GetCallerIdentityResponse,
} from '@aws-sdk/client-sts';
import { operation } from '../../handlers/operation.ts';
import { accessDenied } from '../../handlers/place.ts';
import { hexOf } from '../../landing-zone/identifiers.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Call, type Handler, SimError } from '../../operation.ts';

const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/(.+)$/;

/** AWS STS. Sessions end by the real clock, because the SDK holds their end against it. */
export function stsHandlers(landingZone: LandingZone): Record<string, Handler> {
  return {
    'sts:AssumeRole': operation<AssumeRoleRequest, AssumeRoleResponse>(
      ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'ExternalId'],
      (input, call) => {
        const account = trustingAccount(landingZone, input, call);
        const session = `assumed-role/${landingZone.scanRole}/${input.RoleSessionName}`;
        const roleId = `AROASIM0${account}1`;
        return {
          Credentials: {
            AccessKeyId: `ASIASIM0${account}`,
            SecretAccessKey: hexOf(landingZone.plan.seed, 40, 'secret', account),
            SessionToken: hexOf(landingZone.plan.seed, 64, 'session', account),
            Expiration: new Date(Date.now() + (input.DurationSeconds ?? 3600) * 1000),
          },
          AssumedRoleUser: {
            AssumedRoleId: `${roleId}:${input.RoleSessionName}`,
            Arn: `arn:aws:sts::${account}:${session}`,
          },
        };
      },
    ),
    'sts:GetCallerIdentity': operation<GetCallerIdentityRequest, GetCallerIdentityResponse>([], (_, call) => ({
      UserId: `AIDASIM0${call.account}`,
      Account: call.account,
      Arn: call.principal,
    })),
  };
}

/**
 * The account of the role, when it has that role and the role trusts the caller. AWS says the same whatever is wrong, so
 * that nobody can find out which roles exist.
 */
function trustingAccount(landingZone: LandingZone, input: AssumeRoleRequest, call: Call): string {
  const roleArn = input.RoleArn ?? '';
  const [, account, role] = ROLE_ARN.exec(roleArn) ?? [];
  if (account === undefined) throw new SimError('ValidationError', `${roleArn} is invalid`);
  const known = landingZone.organization.accounts.get(account)?.account;
  const trusts =
    call.account === landingZone.callerAccount &&
    known?.State === 'ACTIVE' &&
    role === landingZone.scanRole &&
    !landingZone.missingRoles.has(account) &&
    (landingZone.externalId === null || input.ExternalId === landingZone.externalId);
  if (!trusts) throw accessDenied(call, roleArn, 'AccessDenied', 403);
  return account;
}
