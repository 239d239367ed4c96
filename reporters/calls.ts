import type { Report } from '../model/report.ts';
import { counted, grouped } from './words.ts';

export type CallTotals = {
  readonly calls: number;
  readonly retries: number;
  readonly throttled: number;
  readonly refused: number;
};

/** What was sent to AWS in all. */
export function callTotals({ calls }: Pick<Report, 'calls'>): CallTotals {
  const sum = (of: (count: Report['calls'][number]) => number) => calls.reduce((total, count) => total + of(count), 0);
  return {
    calls: sum((count) => count.calls),
    retries: sum((count) => count.retries),
    throttled: sum((count) => count.throttled),
    refused: sum((count) => count.refused),
  };
}

/** `1,300 requests to AWS, 32 of them repeated, 29 throttled; 4 not sent` */
export function callsText(report: Pick<Report, 'calls'>): string {
  const { calls, retries, throttled, refused } = callTotals(report);
  const notSent = refused === 0 ? '' : `; ${grouped(refused)} not sent`;
  return `${counted(calls, 'request')} to AWS, ${grouped(retries)} of them repeated, ${grouped(throttled)} throttled${notSent}`;
}
