import type { ReportingConfiguration } from 'sarif';
import type { Severity } from '../../model/severity.ts';

type SeverityWords = {
  readonly level: NonNullable<ReportingConfiguration.level>;
  readonly problem: 'error' | 'warning' | 'recommendation';
  /** The score that code scanning derives its own severity from; null: none, which it shows as a plain note. */
  readonly score: string | null;
};

/** A severity in SARIF's and in code scanning's words. The scores keep clear of the borders between the steps. */
export const SEVERITY_WORDS = {
  critical: { level: 'error', problem: 'error', score: '9.5' },
  high: { level: 'error', problem: 'error', score: '8.0' },
  medium: { level: 'warning', problem: 'warning', score: '5.5' },
  low: { level: 'note', problem: 'recommendation', score: '2.0' },
  informational: { level: 'note', problem: 'recommendation', score: null },
} as const satisfies Record<Severity, SeverityWords>;
