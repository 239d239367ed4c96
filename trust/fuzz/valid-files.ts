import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { configurationOf } from '../../app/configuration/of-simulation.ts';
import { packageRoot } from '../../app/package-root.ts';
import { scanSimulated } from '../scan.ts';
import type { FullReport } from '../whole-report.ts';

/** A file that is right, from which wrong ones are made. `name`: its path in the folder that it is from. */
export type ValidFile = { readonly name: string; readonly bytes: Buffer };

/** Scans a small simulated organization and leaves its snapshot, report and configuration in a folder. */
export async function writeValidFiles(folder: string): Promise<void> {
  const { report, landingZone } = await scanSimulated({ in: 1, folder: path.join(folder, 'snapshot') });
  writeFileSync(path.join(folder, 'report.json'), `${JSON.stringify(shortened(report), null, 1)}\n`);
  writeFileSync(path.join(folder, 'zonewarden.yaml'), configurationOf(landingZone));
}

/** A few findings of each verdict are enough to be wrong in every member. */
function shortened(report: FullReport): FullReport {
  const findings = [...Map.groupBy(report.findings, ({ verdict, rule }) => `${verdict} ${rule.slice(0, 11)}`).values()]
    .flatMap((alike) => alike.slice(0, 1))
    .slice(0, 4);
  const [finding, ...others] = findings;
  const kept = new Set(findings.map(({ rule }) => rule));
  const failed = finding && {
    ...finding,
    id: 'f'.repeat(32),
    resource: `${finding.resource}/failed`,
    verdict: 'fail' as const,
    evidence: [
      {
        clause: 'versions are kept',
        fact: 'versioning',
        path: '$.rules',
        operator: 'hasElement',
        expected: { days: 365 },
        observed: [{ days: 30 }, null],
        met: false,
      },
    ],
    notes: ['the bucket is new'],
  };
  const unknown = finding && {
    ...finding,
    id: 'e'.repeat(32),
    resource: `${finding.resource}/unknown`,
    verdict: 'unknown' as const,
    causes: [
      {
        account: finding.account,
        region: finding.region,
        operation: 's3:GetBucketVersioning',
        resource: null,
        outcome: 'denied' as const,
        detail: 'AccessDenied',
      },
    ],
  };
  return {
    ...report,
    rules: report.rules.filter(({ id }) => kept.has(id)),
    notJudged: report.notJudged.slice(0, 3),
    findings: [...(finding ? [finding] : []), ...(failed ? [failed] : []), ...(unknown ? [unknown] : []), ...others],
    gaps: report.gaps.slice(0, 2),
    answers: report.answers.slice(0, 2),
    coverage: report.coverage.slice(0, 3),
    targets: { ...report.targets, accounts: report.targets.accounts.slice(0, 2) },
  };
}

/** Every file below a folder whose path fits, sorted. */
export function filesIn(folder: string, fits: RegExp): ValidFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => fits.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
}

/** Those of the catalogue that ships with the package. */
export function catalogueFiles(fits: RegExp): ValidFile[] {
  return filesIn(path.join(packageRoot(), 'rules'), fits);
}
