import type {
  DescribePublishingDestinationRequest,
  DescribePublishingDestinationResponse,
  GetAdministratorAccountRequest,
  GetDetectorRequest,
  GetDetectorResponse,
  ListDetectorsResponse,
  ListPublishingDestinationsRequest,
  ListPublishingDestinationsResponse,
} from '@aws-sdk/client-guardduty';
import { listed } from '../../handlers/listed.ts';
import { operation } from '../../handlers/operation.ts';
import { pageOf } from '../../handlers/paging.ts';
import type { LandingZone } from '../../landing-zone/landing-zone.ts';
import type { Handler } from '../../operation.ts';
import { administratorHandlers } from './administrator-handlers.ts';
import { badRequest, guardDutyIn, INVALID, listingOf, ownDetector } from './asked.ts';
import { dataSources } from './features.ts';

/** Amazon GuardDuty: what any account may ask about itself, and what the administrator and management may ask. */
export function guarddutyHandlers(landingZone: LandingZone, pageSize: number): Record<string, Handler> {
  return {
    ...administratorHandlers(landingZone, pageSize),
    'guardduty:ListDetectors': listed(
      listingOf(pageSize),
      (call) => {
        const { detector } = guardDutyIn(landingZone, call);
        return detector === null ? [] : [detector.id];
      },
      (DetectorIds, NextToken): ListDetectorsResponse => ({ DetectorIds, NextToken }),
    ),
    'guardduty:GetDetector': operation<GetDetectorRequest, GetDetectorResponse>(['DetectorId'], (input, call) => {
      const detector = ownDetector(landingZone, input.DetectorId, call);
      return {
        CreatedAt: detector.createdAt.toISOString(),
        FindingPublishingFrequency: detector.findingPublishingFrequency,
        ServiceRole: `arn:aws:iam::${call.account}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
        Status: detector.status,
        UpdatedAt: detector.createdAt.toISOString(),
        DataSources: dataSources(detector.features),
        Tags: {},
        Features: detector.features,
      };
    }),
    // The administrator and an account that stands alone get a 200 without content, against the model.
    'guardduty:GetAdministratorAccount': operation<GetAdministratorAccountRequest, object>(
      ['DetectorId'],
      (input, call) => {
        ownDetector(landingZone, input.DetectorId, call);
        const { administrator } = guardDutyIn(landingZone, call);
        return administrator === null ? {} : { Administrator: administrator };
      },
    ),
    'guardduty:ListPublishingDestinations': operation<
      ListPublishingDestinationsRequest,
      ListPublishingDestinationsResponse
    >(['DetectorId', 'MaxResults', 'NextToken'], (input, call) => {
      ownDetector(landingZone, input.DetectorId, call);
      const destinations = guardDutyIn(landingZone, call).destinations.map((one) => ({
        DestinationId: one.DestinationId,
        DestinationType: one.DestinationType,
        Status: one.Status,
      }));
      const asked = { token: input.NextToken, size: input.MaxResults };
      const { entries, next } = pageOf(destinations, asked, call, listingOf(pageSize));
      return { Destinations: entries, NextToken: next };
    }),
    'guardduty:DescribePublishingDestination': operation<
      DescribePublishingDestinationRequest,
      DescribePublishingDestinationResponse
    >(['DetectorId', 'DestinationId'], (input, call) => {
      ownDetector(landingZone, input.DetectorId, call);
      const { destinations } = guardDutyIn(landingZone, call);
      const found = destinations.find(({ DestinationId }) => DestinationId === input.DestinationId);
      if (found === undefined) throw badRequest(INVALID);
      return found;
    }),
  };
}
