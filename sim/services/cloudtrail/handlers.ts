import type {
  DescribeTrailsRequest,
  DescribeTrailsResponse,
  GetEventSelectorsRequest,
  GetEventSelectorsResponse,
  GetTrailStatusRequest,
  GetTrailStatusResponse,
} from '@aws-sdk/client-cloudtrail';
import { operation } from '../../handlers/operation.ts';
import { accessDenied, refuseDisabledRegion } from '../../handlers/place.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import { type Call, type Handler, SimError } from '../../operation.ts';
import { isVisible, type TrailState } from './state.ts';

/** AWS CloudTrail. None of these operations pages. */
export function cloudtrailHandlers(landingZone: LandingZone): Record<string, Handler> {
  return {
    'cloudtrail:DescribeTrails': operation<DescribeTrailsRequest, DescribeTrailsResponse>(
      ['trailNameList', 'includeShadowTrails'],
      (input, call) => {
        refuseDisabledRegion(landingZone, call);
        const names = input.trailNameList ?? [];
        const visible = landingZone.global.cloudtrail.trails
          .filter((state) => isVisible(state, call.account, call.region))
          .filter((state) => input.includeShadowTrails !== false || isHome(state, call))
          .filter((state) => names.length === 0 || names.some((name) => isNamed(state, name, call)));
        return { trailList: visible.map(({ trail }) => trail) };
      },
    ),
    'cloudtrail:GetTrailStatus': operation<GetTrailStatusRequest, GetTrailStatusResponse>(['Name'], (input, call) => {
      const state = ownTrail(landingZone, input.Name, call);
      // Outside the trail's home region AWS knows whether it runs, and little of when it delivered.
      return call.region === state.trail.HomeRegion ? state.status : { IsLogging: state.status.IsLogging };
    }),
    'cloudtrail:GetEventSelectors': operation<GetEventSelectorsRequest, GetEventSelectorsResponse>(
      ['TrailName'],
      (input, call) => ownTrail(landingZone, input.TrailName, call).selectors,
    ),
  };
}

/** A trail that the caller sees and owns. Members see the organization's trail, but may not ask for more. */
function ownTrail(landingZone: LandingZone, name: string | undefined, call: Call): TrailState {
  refuseDisabledRegion(landingZone, call);
  const state = landingZone.global.cloudtrail.trails.find(
    (trail) => isVisible(trail, call.account, call.region) && isNamed(trail, name ?? '', call),
  );
  if (state === undefined) {
    throw new SimError('TrailNotFoundException', `Unknown trail: ${name} for the user: ${call.account}`);
  }
  if (state.owner !== call.account) throw accessDenied(call, state.trail.TrailARN ?? '', 'AccessDeniedException', 400);
  return state;
}

function isHome(state: TrailState, call: Call): boolean {
  return state.owner === call.account && state.trail.HomeRegion === call.region;
}

/** A name is enough at home; shadow copies answer to the ARN only. */
function isNamed(state: TrailState, name: string, call: Call): boolean {
  return state.trail.TrailARN === name || (isHome(state, call) && state.trail.Name === name);
}
