import { Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from '../app/package-root.ts';
import { MAX_HOURS } from './options/run.ts';
import { printable } from './output/tell.ts';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'informational'];

/** All commands and options. What a command does is loaded when it runs, so that `--help` costs nothing. */
export function program(): Command {
  const cli = new Command('zonewarden')
    .description('Scans an AWS organization against a written architecture. A pass means that every fact was read.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`${printable(text.trimEnd())}\n`) })
    .showHelpAfterError('(zonewarden --help lists all commands and options)')
    .addHelpText('after', EXIT_CODES);

  const scan = cli.command('scan').description('read the organization, judge it and report');
  configurationOptions(scan);
  scan
    .option('--account <id>', 'scan this account only (repeatable)', collect, [])
    .option('--region <region>', 'scan this region only (repeatable)', collect, []);
  judgingOptions(scan);
  scan
    .option('--snapshot <dir>', 'keep what was read in this folder, to be judged again by evaluate')
    .addOption(
      new Option(
        '--resume <dir>',
        'go on with a scan to this folder that was ended; what it has read is kept',
      ).conflicts('snapshot'),
    )
    .option('--concurrency <n>', 'requests in flight at most', positive, 64)
    .option('--share <part>', "part of AWS's limits that the scan may use, from 0.01 to 1", share, 0.5)
    .option(
      '--max-calls <n>',
      'most requests to AWS in all; what is not asked because of it is told as not seen',
      positive,
    )
    .option(
      '--max-hours <n>',
      'hours after which nothing more is asked; what is not asked because of it is told as not seen',
      hours,
      MAX_HOURS,
    )
    .option('-v, --verbose', 'log every question that was not answered (JSON lines on stderr)')
    .addOption(
      new Option('--dry-run', 'only tell what would be asked and how long it would take').conflicts([
        'snapshot',
        'resume',
        'output',
      ]),
    )
    .option('--like <dir>', 'with --dry-run: count with what an earlier snapshot found')
    .option('--json', 'with --dry-run: as JSON')
    .action(async (options) =>
      options.dryRun === true
        ? (await import('./commands/dry-run.ts')).dryRunCommand(options)
        : (await import('./commands/scan.ts')).scanCommand(options),
    );

  const evaluate = cli.command('evaluate <dir>').description('judge a snapshot again');
  configurationOptions(evaluate);
  judgingOptions(evaluate);
  evaluate.action(async (dir, options) => (await import('./commands/evaluate.ts')).evaluateCommand(dir, options));

  const report = cli.command('report <file>').description('render a JSON report in other formats');
  outputOption(report);
  report.action(async (file, options) => (await import('./commands/report.ts')).reportCommand(file, options));

  const doctor = cli.command('doctor').description('what stands in the way of a scan: asks AWS, judges nothing');
  configurationOptions(doctor);
  doctor
    .option('--rule <id|glob>', 'look at what these rules need only (repeatable)', collect, [])
    .option('--account <id>', 'look at this account only (repeatable)', collect, [])
    .option('--all-regions', 'try every region that would be scanned, not the home region only')
    .option('--share <part>', "part of AWS's limits that may be used, from 0.01 to 1", share, 0.5)
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./commands/doctor.ts')).doctorCommand(options));

  const policy = cli.command('policy').description('what the selected rules need in IAM, and nothing else');
  policy
    .option('--rule <id|glob>', 'for these rules only, such as ASEA-LM-FL-* (repeatable)', collect, [])
    .option('--format <format>', 'json, cloudformation or terraform', 'json')
    .option(
      '--role-name <name>',
      'the scan role, with its path (default: of the configuration, or ASEA-ComplianceScan)',
    )
    .option('--principal <arn>', 'who may assume the role (repeatable)', collect, [])
    .option('--organization <id>', 'the organization that the principals have to belong to, such as o-a1b2c3d4e5')
    .option('--external-id <id>', 'what the role asks for (default: of the configuration)')
    .option('-c, --config <file>', 'a configuration to take role, external id and management account from')
    .option('-o, --out <file>', 'write to this file instead of stdout')
    .action(async (options) => (await import('./commands/policy.ts')).policyCommand(options));

  const rules = cli.command('rules').description('the rules and what they ask');
  rules
    .command('list')
    .description('one line for each rule')
    .option('--json', 'as JSON')
    .action(async (options) => (await import('./commands/rules.ts')).listRules(options));
  rules
    .command('show <id>')
    .description('the page of one rule or requirement')
    .action(async (id) => (await import('./commands/rules.ts')).showRule(id));

  cli
    .command('sim')
    .description('serve a simulated organization on this machine, to try and to test')
    .option('--accounts <n>', 'how many accounts', positive, 12)
    .option('--regions <n|list>', 'how many regions, or their codes with commas', '4')
    .option('--seed <s>', 'another seed is another organization', whole, 1)
    .option('--violation <name>', 'break one requirement (repeatable; `list` shows the names)', collect, [])
    .option(
      '--fault <spec>',
      'let calls go wrong: KIND[:key=value,…] (repeatable; `list` shows the kinds)',
      collect,
      [],
    )
    .option('--latency <ms>', 'milliseconds before every answer', whole, 0)
    .option('--limits', "throttle calls as AWS's published limits do")
    .option('--port <p>', 'listen on this port; 0: any free one', portNumber, 0)
    .option('--write-config <file>', 'write a configuration that fits')
    .action(async (options) => (await import('./commands/sim.ts')).simCommand(options));

  return cli;
}

const EXIT_CODES = `
Exit codes:
  0  the gate passed, or --fail-on none and everything was seen
  1  a failure at or above --fail-on
  2  asked wrongly: options, configuration, rules, a snapshot or report that cannot be used
  3  no verdict: not everything that was asked for could be seen (see --allow-incomplete)
  4  a report or the snapshot could not be written
  70 a fault of zonewarden itself
  130, 143  interrupted, terminated; what was seen is reported as incomplete`;

function configurationOptions(command: Command): void {
  command.option('-c, --config <file>', 'the configuration', 'zonewarden.yaml');
  command.option('--profile <name>', 'parameters to judge by, instead of the profile in the configuration');
}

function judgingOptions(command: Command): void {
  command.option('--rule <id|glob>', 'judge these rules only, such as ASEA-LM-FL-* (repeatable)', collect, []);
  outputOption(command);
  command.addOption(
    new Option('--fail-on <severity>', 'the mildest failure that closes the gate')
      .choices([...SEVERITIES, 'none'])
      .default('high'),
  );
  command.addOption(
    new Option(
      '--allow-incomplete [percent]',
      'tolerate that many per cent of the questions without an answer (1 without a number), but no account that could ' +
        'not be entered and no operation that was never answered',
    ).argParser(percent),
  );
  command.option('--full-coverage', 'report every question and its outcome, not only how many were answered');
}

function outputOption(command: Command): void {
  command.option(
    '-o, --output <format=path>',
    'write a report (repeatable): json, ndjson, sarif, sarif-full, asff, html, table; path - is stdout (default: table=-)',
    collect,
    [],
  );
}

function collect(value: string, previous: string[]): string[] {
  return [...previous, value];
}

function whole(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It has to be a whole number.');
  return Number(value);
}

function share(value: string): number {
  const number = /^(?:0?\.\d{1,6}|[01](?:\.0{1,6})?)$/.test(value) ? Number(value) : 0;
  if (number < 0.01) throw new InvalidArgumentError('It has to be a number from 0.01 to 1.');
  return number;
}

function hours(value: string): number {
  const number = /^\d{1,4}(?:\.\d{1,4})?$/.test(value) ? Number(value) : 0;
  if (number === 0) throw new InvalidArgumentError('It has to be a number of hours above 0.');
  return number;
}

function portNumber(value: string): number {
  const number = whole(value);
  if (number > 65_535) throw new InvalidArgumentError('It has to be 65535 at most.');
  return number;
}

function percent(value: string): number {
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number <= 100))
    throw new InvalidArgumentError('Give a number from 0 to 100.');
  return number;
}

function positive(value: string): number {
  const number = whole(value);
  if (number === 0) throw new InvalidArgumentError('It has to be at least 1.');
  return number;
}
