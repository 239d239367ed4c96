import { z } from 'zod';
import { Instant } from '../names.ts';
import { resource } from './base.ts';

/** A CloudWatch Logs log group; `id` is its ARN without `:*`. */
export const LogGroup = resource('log-group', {
  name: z.string(),
  /** Only groups of class `STANDARD` can have subscriptions. */
  class: z.enum(['STANDARD', 'INFREQUENT_ACCESS', 'ESSENTIALS', 'DELIVERY']),
  /** null: kept for ever. */
  retentionDays: z.int().nullable(),
  /** null: not encrypted with a customer key. */
  kmsKeyId: z.string().nullable(),
  createdAt: Instant,
});

/** The subscription filters of one log group; `id` is the group's. */
export const LogSubscriptions = resource('log-subscriptions', {
  filters: z.array(
    z.strictObject({
      name: z.string(),
      destinationArn: z.string(),
      /** Empty: everything passes. */
      pattern: z.string(),
    }),
  ),
});

/** An account-level subscription filter policy of one region; `id` is the policy's name. */
export const LogAccountPolicy = resource('log-account-policy', {
  name: z.string(),
  destinationArn: z.string(),
  /** Empty: everything passes. */
  pattern: z.string(),
  /** null: no selection criteria, every group. */
  selectionCriteria: z.string().nullable(),
  /** Log groups that the criteria leave out; null when the criteria have a form that is not understood. */
  excludedLogGroups: z.array(z.string()).nullable(),
});

/** A cross-account destination for subscriptions. */
export const LogDestination = resource('log-destination', {
  name: z.string(),
  targetArn: z.string(),
  /** The access policy as JSON text; null: none, so nobody else may subscribe. */
  accessPolicy: z.string().nullable(),
});

export const MetricFilter = resource('metric-filter', {
  name: z.string(),
  logGroupName: z.string(),
  pattern: z.string(),
  metrics: z.array(z.strictObject({ namespace: z.string(), name: z.string(), value: z.string() })),
});
