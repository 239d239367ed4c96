import type {
  AliasListEntry,
  DescribeKeyRequest,
  DescribeKeyResponse,
  GetKeyRotationStatusRequest,
  GetKeyRotationStatusResponse,
  ListAliasesRequest,
  ListAliasesResponse,
} from '@aws-sdk/client-kms';
import { operation } from '../../handlers/operation.ts';
import { type Listing, pageOf } from '../../handlers/paging.ts';
import { accessDenied, placeOf } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Call, type Handler, SimError } from '../../operation.ts';
import { type KeyState, UNUSED_ALIASES } from './state.ts';

/** AWS KMS. Keys answer to their own account only: the accelerator's key policies name no other. */
export function kmsHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const listing: Listing = {
    pageSize,
    bounds: [1, 100],
    badSize: (message) => new SimError('ValidationException', message),
    badToken: (message) => new SimError('InvalidMarkerException', message),
  };
  return {
    'kms:DescribeKey': operation<DescribeKeyRequest, DescribeKeyResponse>(['KeyId'], (input, call) => ({
      KeyMetadata: keyNamed(landingZone, input.KeyId ?? '', call).metadata,
    })),
    'kms:GetKeyRotationStatus': operation<GetKeyRotationStatusRequest, GetKeyRotationStatusResponse>(
      ['KeyId'],
      (input, call) => {
        const name = input.KeyId ?? '';
        if (name.includes('alias/')) throw notFound(name);
        const { metadata, rotates } = keyNamed(landingZone, name, call);
        // A key that waits for its deletion answers, and says that it does not rotate.
        const isRotating = rotates && metadata.KeyState !== 'PendingDeletion';
        return {
          KeyRotationEnabled: isRotating,
          KeyId: metadata.Arn,
          ...(isRotating ? { RotationPeriodInDays: 365 } : {}),
        };
      },
    ),
    'kms:ListAliases': operation<ListAliasesRequest, ListAliasesResponse>(['Limit', 'Marker'], (input, call) => {
      const aliases = aliasesOf(placeOf(landingZone, call).kms.keys, call);
      const { entries, next } = pageOf(aliases, { token: input.Marker, size: input.Limit }, call, listing);
      return { Aliases: entries, NextMarker: next, Truncated: next !== undefined };
    }),
  };
}

/** By key id, key ARN, alias name or alias ARN. */
function keyNamed(landingZone: LandingZone, name: string, call: Call): KeyState {
  const { keys } = placeOf(landingZone, call).kms;
  const [, , , region = call.region, account = call.account, short = name] = name.startsWith('arn:')
    ? name.split(':')
    : [];
  if (region !== call.region) throw new SimError('NotFoundException', `Invalid arn ${region}`);
  if (account !== call.account) throw accessDenied(call, name, 'AccessDeniedException', 400);
  const found = keys.find(
    ({ metadata, aliases }) => aliases.includes(short) || metadata.KeyId === short.replace(/^key\//, ''),
  );
  if (found === undefined) throw notFound(name);
  return found;
}

function notFound(name: string): SimError {
  return new SimError('NotFoundException', `Key '${name}' does not exist`);
}

/** Sorted by name. Aliases of AWS's own keys stand in the list before their keys exist. */
function aliasesOf(keys: readonly KeyState[], call: Call): AliasListEntry[] {
  const used = keys.flatMap(({ aliases, metadata }) =>
    aliases.map((name) => ({
      AliasName: name,
      TargetKeyId: metadata.KeyId,
      CreationDate: metadata.CreationDate,
      LastUpdatedDate: metadata.CreationDate,
    })),
  );
  const entries: AliasListEntry[] = [...used, ...UNUSED_ALIASES.map((name) => ({ AliasName: name }))];
  return entries
    .map((entry) => ({ ...entry, AliasArn: `arn:aws:kms:${call.region}:${call.account}:${entry.AliasName}` }))
    .sort((one, other) => (one.AliasArn < other.AliasArn ? -1 : 1));
}
