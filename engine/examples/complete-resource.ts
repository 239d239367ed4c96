import type { AccountId } from '../../model/names.ts';
import { READINGS, type Reading, Resource, type ResourceType } from '../../model/resource.ts';
import type { PartialResource } from './example.ts';
import { HOME, SPECIMENS } from './specimens.ts';

/**
 * Completes a partial resource from the specimen of its type. An `id` that is left out is derived from the fields that
 * name the thing; that of an answer about another resource is the one resource of that kind in the same place, or the
 * specimen's. Throws when the result is not a resource.
 */
export function completeResource(partial: PartialResource, earlier: readonly Resource[]): Resource {
  const specimen = SPECIMENS[partial.type];
  const reading: Reading = READINGS[partial.type];
  const account = partial.account ?? specimen.account;
  const region = partial.region ?? (reading.scope === 'global' ? 'global' : HOME);
  const fields: Record<string, unknown> = { ...specimen, ...partial, account, region };
  const id = partial.id ?? (reading.of === undefined ? derivedId(fields, account, region) : parentId(reading.of));
  return Resource.parse({ ...fields, id });

  function parentId(of: ResourceType): string {
    const parents = earlier.filter((one) => one.type === of && one.account === account && one.region === region);
    const [only] = parents;
    return parents.length === 1 && only !== undefined ? only.id : specimen.id;
  }
}

/** The ARN (or name) of a resource from the fields that name it. */
function derivedId(fields: Record<string, unknown>, account: AccountId, region: string): string {
  const at = (service: string, rest: string): string => `arn:aws:${service}:${region}:${account}:${rest}`;
  switch (fields.type as ResourceType) {
    case 'vpc':
      return at('ec2', `vpc/${fields.vpcId}`);
    case 'flow-log':
      return at('ec2', `vpc-flow-log/${fields.flowLogId}`);
    case 'log-group':
      return at('logs', `log-group:${fields.name}`);
    case 'log-destination':
      return at('logs', `destination:${fields.name}`);
    case 'delivery-stream':
      return at('firehose', `deliverystream/${fields.name}`);
    case 'kms-alias':
      return at('kms', String(fields.name));
    case 'bucket':
      return `arn:aws:s3:::${fields.name}`;
    case 'trail':
      return `arn:aws:cloudtrail:${fields.homeRegion}:${fields.ownerAccount}:trail/${fields.name}`;
    case 'trusted-service':
      return String(fields.servicePrincipal);
    case 'log-account-policy':
      return String(fields.name);
    case 'metric-filter':
      return `${fields.logGroupName}/${fields.name}`;
    default:
      return String(fields.id);
  }
}
