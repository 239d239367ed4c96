import type { GetParametersByPathRequest, GetParametersByPathResult, Parameter } from '@aws-sdk/client-ssm';
import { operation } from '../../handlers/operation.ts';
import { pageOf } from '../../handlers/paging.ts';
import { refuseDisabledRegion } from '../../handlers/place.ts';
import { longAgo } from '../../landing-zone/identifiers.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Call, type Handler, SimError } from '../../operation.ts';

/**
 * AWS Systems Manager. Any account may read AWS's public parameters, in any region, and finds the same there. Other
 * parameters do not exist: their paths are empty, as at AWS.
 */
export function ssmHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const invalid = (message: string) => new SimError('ValidationException', message);
  return {
    'ssm:GetParametersByPath': operation<GetParametersByPathRequest, GetParametersByPathResult>(
      ['Path', 'Recursive', 'WithDecryption', 'MaxResults', 'NextToken'],
      (input, call) => {
        refuseDisabledRegion(landingZone, call);
        const [, service] = REGIONS_OF_A_SERVICE.exec(input.Path ?? '') ?? [];
        const { entries, next } = pageOf(
          service === undefined ? [] : regionsOf(landingZone, service, call),
          { token: input.NextToken, size: input.MaxResults },
          call,
          {
            // No page is longer than 10, which is also the default.
            pageSize: Math.min(pageSize, 10),
            bounds: [1, 10],
            badSize: invalid,
            badToken: () => new SimError('InvalidNextToken', 'The specified token is not valid.'),
          },
          [input.Path, input.Recursive],
        );
        return { Parameters: entries, NextToken: next };
      },
    ),
  };
}

const REGIONS_OF_A_SERVICE = /^\/aws\/service\/global-infrastructure\/services\/([^/]+)\/regions\/?$/;

/** Regions of all partitions, in no order that one could rely on: also those that the account has not enabled. */
function regionsOf(landingZone: LandingZone, service: string, call: Call): Parameter[] {
  const { plan } = landingZone;
  const offered = landingZone.offeredIn(service);
  const all = offered.length === 0 ? [] : [...OTHER_PARTITIONS, ...offered].reverse();
  return all.map((region) => {
    const name = `/aws/service/global-infrastructure/services/${service}/regions/${region}`;
    return {
      ARN: `arn:aws:ssm:${call.region}::parameter${name}`,
      DataType: 'text',
      LastModifiedDate: longAgo(plan.now, plan.seed, 'parameter', name),
      Name: name,
      Type: 'String',
      Value: region,
      Version: 1,
    };
  });
}

const OTHER_PARTITIONS = ['cn-north-1', 'us-gov-west-1'];
