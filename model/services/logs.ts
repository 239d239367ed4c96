import { z } from 'zod';
import {
  DESTINATION_ARN,
  LOG_ARCHIVE,
  LONG_AGO,
  MANAGEMENT,
  ORGANIZATION,
  STREAM_ARN,
  TRAIL_LOG_GROUP,
  WORKLOAD,
} from '../baseline.ts';
import { Instant, WholeNumber } from '../names.ts';
import { resource } from '../resource-definition.ts';

export const LOGS = {
  /** A CloudWatch Logs log group; `id` is its ARN without `:*`. */
  'log-group': resource({
    operation: 'logs:DescribeLogGroups',
    accounts: 'all',
    scope: 'region',
    fields: {
      name: z.string(),
      /** Only groups of class `STANDARD` can have subscriptions. */
      class: z.enum(['STANDARD', 'INFREQUENT_ACCESS', 'ESSENTIALS', 'DELIVERY']),
      /** null: kept for ever. */
      retentionDays: WholeNumber.nullable(),
      /** null: not encrypted with a customer key. */
      kmsKeyId: z.string().nullable(),
      createdAt: Instant,
    },
    id: ({ name }, { account, region }) => `arn:aws:logs:${region}:${account}:log-group:${name}`,
    baseline: {
      account: WORKLOAD,
      fields: {
        name: '/workload/application',
        class: 'STANDARD',
        retentionDays: 731,
        kmsKeyId: null,
        createdAt: LONG_AGO,
      },
    },
  }),
  /** The subscription filters of one log group; `id` is the group's. */
  'log-subscriptions': resource({
    operation: 'logs:DescribeSubscriptionFilters',
    accounts: 'all',
    scope: 'region',
    parent: 'log-group',
    fields: {
      filters: z.array(
        z.strictObject({
          name: z.string(),
          destinationArn: z.string(),
          /** Empty: everything passes. */
          pattern: z.string(),
          /** What else lets only a part pass, by AWS's names, sorted; also what is not known to do something else. */
          narrowedBy: z.array(z.string()),
        }),
      ),
    },
    baseline: {
      account: WORKLOAD,
      fields: {
        filters: [{ name: 'ASEA-LogDestinationOrg', destinationArn: DESTINATION_ARN, pattern: '', narrowedBy: [] }],
      },
    },
  }),
  /** An account-level subscription filter policy of one region; `id` is the policy's name. */
  'log-account-policy': resource({
    operation: 'logs:DescribeAccountPolicies',
    accounts: 'all',
    scope: 'region',
    fields: {
      name: z.string(),
      destinationArn: z.string(),
      /** Empty: everything passes. */
      pattern: z.string(),
      /** What else lets only a part pass, by AWS's names, sorted; also what is not known to do something else. */
      narrowedBy: z.array(z.string()),
      /** null: no selection criteria, every group. */
      selectionCriteria: z.string().nullable(),
      /** Log groups that the criteria leave out; null when the criteria have a form that is not understood. */
      excludedLogGroups: z.array(z.string()).nullable(),
    },
    id: ({ name }) => name,
    baseline: {
      account: WORKLOAD,
      fields: {
        name: 'ACCELERATOR_ACCOUNT_SUBSCRIPTION_POLICY',
        destinationArn: DESTINATION_ARN,
        pattern: '',
        narrowedBy: [],
        selectionCriteria: null,
        excludedLogGroups: [],
      },
    },
  }),
  /** A cross-account destination for subscriptions. */
  'log-destination': resource({
    operation: 'logs:DescribeDestinations',
    accounts: 'logArchive',
    scope: 'region',
    fields: {
      name: z.string(),
      targetArn: z.string(),
      /** The access policy as JSON text; null: none, so nobody else may subscribe. */
      accessPolicy: z.string().nullable(),
    },
    id: ({ name }, { account, region }) => `arn:aws:logs:${region}:${account}:destination:${name}`,
    baseline: {
      account: LOG_ARCHIVE,
      fields: {
        name: 'ASEA-LogDestinationOrg',
        targetArn: STREAM_ARN,
        accessPolicy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: '*',
              Action: ['logs:PutSubscriptionFilter', 'logs:PutAccountPolicy'],
              Resource: DESTINATION_ARN,
              Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION } },
            },
          ],
        }),
      },
    },
  }),
  'metric-filter': resource({
    operation: 'logs:DescribeMetricFilters',
    accounts: 'management',
    scope: 'region',
    fields: {
      name: z.string(),
      logGroupName: z.string(),
      pattern: z.string(),
      metrics: z.array(z.strictObject({ namespace: z.string(), name: z.string(), value: z.string() })),
    },
    id: ({ logGroupName, name }) => `${logGroupName}:${name}`,
    baseline: {
      account: MANAGEMENT,
      fields: {
        name: 'RootLogin',
        logGroupName: TRAIL_LOG_GROUP,
        pattern: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
        metrics: [{ namespace: 'LogMetrics', name: 'RootLogin', value: '1' }],
      },
    },
  }),
};
