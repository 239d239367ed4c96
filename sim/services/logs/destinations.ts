import type { Destination } from '@aws-sdk/client-cloudwatch-logs';
import { longAgo } from '../../landing-zone/identifiers.ts';
import { DESTINATION_NAME, destinationArn, streamArn } from '../../landing-zone/log-pipeline.ts';
import type { Plan } from '../../landing-zone/plan.ts';

/** The log archive's destination of a region; nothing in other accounts. */
export function buildDestinations(plan: Plan, account: string, region: string): Destination[] {
  if (account !== plan.core.logArchive) return [];
  return [
    {
      destinationName: DESTINATION_NAME,
      targetArn: streamArn(plan, region),
      roleArn: `arn:aws:iam::${account}:role/ASEA-CWL-Logs-Role`,
      accessPolicy: accessPolicy(plan, region),
      arn: destinationArn(plan, region),
      creationTime: longAgo(plan.now, plan.seed, 'pipeline', region).getTime(),
    },
  ];
}

/** Who may subscribe to the destination, as JSON text: accounts of the organization. */
function accessPolicy(plan: Plan, region: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AllowTheOrganization',
        Effect: 'Allow',
        Principal: '*',
        Action: ['logs:PutSubscriptionFilter', 'logs:PutAccountPolicy'],
        Resource: destinationArn(plan, region),
        Condition: { StringEquals: { 'aws:PrincipalOrgID': plan.organizationId } },
      },
    ],
  });
}
