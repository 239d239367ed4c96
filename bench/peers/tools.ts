import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { HOME, REGIONS } from './estate.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Installs what a requirements file names into an environment of its own, once; the environment's folder. */
export function installPeer(name: 'prowler' | 'c7n'): string {
  const requirements = path.join(root, `bench/peers/requirements-${name}.txt`);
  const versions = readFileSync(requirements, 'utf8');
  const folder = path.join(root, `.cache/peer-${name}`);
  const stamp = path.join(folder, 'installed.txt');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== versions) {
    process.stderr.write(`installing ${versions.trim().replaceAll('\n', ' and ')} from PyPI (once, some minutes)\n`);
    execFileSync('python3', ['-m', 'venv', folder], { stdio: ['ignore', 2, 2] });
    execFileSync(path.join(folder, 'bin/pip'), ['install', '--quiet', '-r', requirements], { stdio: ['ignore', 2, 2] });
    writeFileSync(stamp, versions);
  }
  return folder;
}

/** The five checks of Prowler that are nearest to ours. */
const PROWLER_CHECKS = [
  'cloudtrail_multi_region_enabled',
  'cloudtrail_log_file_validation_enabled',
  'cloudtrail_cloudwatch_logging_enabled',
  'vpc_flow_logs_enabled',
  'cloudwatch_log_group_retention_policy_specific_days_enabled',
];
/** Ours. */
const RULES = ['ASEA-LM-CT-03', 'ASEA-LM-CT-11', 'ASEA-LM-CT-12', 'ASEA-LM-FL-01', 'ASEA-LM-CL-05'];

export function prowlerCommand(environment: string, out: string): string[] {
  return [
    path.join(environment, 'bin/prowler'),
    'aws',
    '--checks',
    ...PROWLER_CHECKS,
    '--region',
    ...REGIONS,
    '--output-formats',
    'json-ocsf',
    '--output-directory',
    out,
    '--no-banner',
    '--ignore-exit-code-3',
  ];
}

/** Three policies that ask what the five checks ask. */
const POLICIES = {
  policies: [
    { name: 'vpc-without-flow-logs', resource: 'aws.vpc', filters: [{ type: 'flow-logs', enabled: false }] },
    {
      name: 'log-group-retention',
      resource: 'aws.log-group',
      filters: [{ type: 'value', key: 'retentionInDays', op: 'less-than', value: 731 }],
    },
    {
      name: 'trail-settings',
      resource: 'aws.cloudtrail',
      filters: [
        {
          or: [
            { IsMultiRegionTrail: false },
            { LogFileValidationEnabled: false },
            { type: 'status', key: 'LatestDigestDeliveryTime', value: 'absent' },
          ],
        },
      ],
    },
  ],
};

export function c7nCommand(environment: string, out: string, accounts: readonly string[]): string[] {
  const config = path.join(out, 'accounts.yml');
  const policies = path.join(out, 'policies.yml');
  writeFileSync(
    config,
    stringify({
      accounts: accounts.map((id) => ({
        account_id: id,
        name: `account-${id}`,
        role: `arn:aws:iam::${id}:role/ASEA-ComplianceScan`,
        regions: [...REGIONS],
      })),
    }),
  );
  writeFileSync(policies, stringify(POLICIES));
  const regions = REGIONS.flatMap((region) => ['--region', region]);
  const results = path.join(out, 'results');
  return [path.join(environment, 'bin/c7n-org'), 'run', '-c', config, '-u', policies, '-s', results, ...regions];
}

/** Our scan of the same: of the caller's account alone, or through a role in each account of the organization. */
export function zonewardenCommand(out: string, scanRole: string | null): string[] {
  const config = path.join(out, 'zonewarden.yaml');
  writeFileSync(
    config,
    stringify({
      organization: {
        homeRegion: HOME,
        ...(scanRole ? { scanRole, accounts: { management: '123456789012' } } : {}),
        regions: [...REGIONS],
      },
    }),
  );
  const rules = RULES.flatMap((rule) => ['--rule', rule]);
  const outputs = [
    '--output',
    `json=${path.join(out, 'report.json')}`,
    '--output',
    `html=${path.join(out, 'report.html')}`,
  ];
  const cli = path.join(root, 'dist/cli/main.js');
  return [
    process.execPath,
    cli,
    'scan',
    '--config',
    config,
    ...rules,
    ...outputs,
    '--allow-incomplete',
    '--fail-on',
    'none',
  ];
}
