import type { ListRegionsRequest, ListRegionsResponse } from '@aws-sdk/client-account';
import { operation } from '../../handlers/operation.ts';
import { pageOf } from '../../handlers/paging.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Handler, SimError } from '../../operation.ts';

/** AWS Account Management. The region of the request does not matter. */
export function accountHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  const invalid = (message: string) => new SimError('ValidationException', message);
  return {
    'account:ListRegions': operation<ListRegionsRequest, ListRegionsResponse>(
      ['MaxResults', 'NextToken', 'RegionOptStatusContains'],
      (input, call) => {
        const wanted = input.RegionOptStatusContains;
        const regions = landingZone
          .regionsOf(call.account)
          .filter(({ status }) => wanted === undefined || wanted.includes(status))
          .map(({ region, status }) => ({ RegionName: region, RegionOptStatus: status }));
        const { entries, next } = pageOf(
          regions,
          { token: input.NextToken, size: input.MaxResults },
          call,
          { pageSize, bounds: [1, 50], badSize: invalid, badToken: invalid },
          [wanted],
        );
        return { Regions: entries, NextToken: next };
      },
    ),
  };
}
