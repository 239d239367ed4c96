import type { Notification, ReportingDescriptor } from 'sarif';
import type { Cause } from '../../model/finding.ts';
import { sarifText } from '../escape/sarif-text.ts';

type UnknownId = `unknown/${Cause['outcome']}`;

/** Every kind of notification that a file can carry: its id, and what it tells. */
const NOTIFICATIONS = {
  'unknown/collected': 'An answer was read, but a verdict could not be drawn from it.',
  'unknown/off': 'A feature is off, and a verdict could not be drawn from it.',
  'unknown/denied': 'AWS refused the question: the scanning role lacks the permission.',
  'unknown/not-in-region': 'The service is not offered in the region, and a verdict could not be drawn from it.',
  'unknown/replaced': 'Another operation told what this one refused, and a verdict could not be drawn from it.',
  'unknown/denied-by-scp': 'AWS refused the question because of a service control policy.',
  'unknown/throttled': 'AWS still throttled the question when its time was up.',
  'unknown/unreachable': 'AWS could not be reached, or did not answer in time.',
  'unknown/failed': 'AWS answered with an error, or not with what was asked for.',
  'unknown/not-asked': 'The scan did not include the question.',
  'unknown/pending': 'AWS has not produced the answer yet.',
  'unknown/clock': 'The clock of the machine that scanned differs from that of AWS.',
  'more-unknowns': 'More questions remained without an answer than this file lists.',
  clock: 'The clock of the machine that scanned cannot be trusted.',
  'accounts-changed': 'Accounts appeared, disappeared or changed during the scan.',
  interrupted: 'The scan was stopped before its end.',
  'left-out': 'Accounts or regions were not scanned.',
  'not-judged': 'Requirements were not judged.',
  'results-left-out': 'There are more failures than this file lists.',
} as const satisfies Record<UnknownId, string> & Record<string, string>;

export function notification(
  id: keyof typeof NOTIFICATIONS,
  level: 'error' | 'warning' | 'note',
  text: string,
  properties: Readonly<Record<string, unknown>> = {},
): Notification {
  return { descriptor: { id }, level, message: { text: sarifText(text, 1_024) }, properties };
}

/** Code scanning's checks demand all three texts of every descriptor. */
export function notificationDescriptors(): ReportingDescriptor[] {
  return Object.entries(NOTIFICATIONS).map(([id, text]) => ({
    id,
    shortDescription: { text },
    fullDescription: { text },
    help: { text },
  }));
}
