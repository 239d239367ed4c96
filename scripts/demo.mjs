// What `npm start` shows: serves a simulated organization with some violations and scans it with the real command line.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = path.join(root, 'dist/cli/main.js');
const out = path.join(root, 'out');
const VIOLATIONS = ['flow-log-reject-only', 'log-group-retention-90-days', 'log-bucket-versioning-suspended'];
const FAULT = 'denied:operation=ec2:DescribeFlowLogs,region=us-west-1';

mkdirSync(out, { recursive: true });
const file = (name) => path.join(out, name);
const config = file('zonewarden.yaml');

const sim = spawn(
  process.execPath,
  [
    cli,
    'sim',
    ...['--accounts', '12', '--regions', '4', '--write-config', config, '--fault', FAULT],
    ...VIOLATIONS.flatMap((name) => ['--violation', name]),
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const endpoint = await new Promise((resolve, reject) => {
  let text = '';
  sim.once('exit', (code) => reject(new Error(`the simulated organization ended with exit code ${code}`)));
  sim.stdout.on('data', (chunk) => {
    text += chunk;
    const found = /^export AWS_ENDPOINT_URL=(\S+)$/m.exec(text);
    const keys = /AWS_ACCESS_KEY_ID=(\S+) AWS_SECRET_ACCESS_KEY=(\S+)/.exec(text);
    if (found && keys) resolve({ url: found[1], key: keys[1], secret: keys[2] });
  });
});
console.log(
  `A simulated organization: 12 accounts, 4 regions, broken on purpose: ${VIOLATIONS.join(', ')}, ${FAULT}.\n`,
);

for (const name of ['report.html', 'report.sarif', 'report.asff.json', 'report.json'])
  rmSync(file(name), { force: true });
const scan = spawn(
  process.execPath,
  [
    cli,
    'scan',
    ...['--config', config, '--output', 'table=-'],
    ...['--output', `html=${file('report.html')}`, '--output', `sarif=${file('report.sarif')}`],
    ...['--output', `asff=${file('report.asff.json')}`, '--output', `json=${file('report.json')}`],
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_ACCESS_KEY_ID: endpoint.key,
      AWS_SECRET_ACCESS_KEY: endpoint.secret,
      AWS_REGION: 'ca-central-1',
    },
  },
);
const code = await new Promise((resolve) => scan.once('exit', resolve));
sim.removeAllListeners('exit');
sim.kill('SIGTERM');

// 1: failures, 3: something could not be seen. Both are what the broken organization has to give.
if (code !== 1 && code !== 3) {
  console.error(`the scan ended with exit code ${code}`);
  process.exit(1);
}
console.log(`\nExit code of the scan: ${code} (docs/exit-codes.md tells what that means).\nThe reports:`);
for (const name of ['report.html', 'report.sarif', 'report.asff.json']) console.log(`  ${file(name)}`);
