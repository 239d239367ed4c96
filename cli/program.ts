import { Command, InvalidArgumentError, Option } from 'commander';
import { packageVersion } from './package-root.ts';

const SEVERITIES = ['critical', 'high', 'medium', 'low', 'informational'];

/** All commands and options. What a command does is loaded when it runs, so that `--help` costs nothing. */
export function program(): Command {
  const cli = new Command('zonewarden')
    .description('Scans an AWS organization against a written architecture. A pass means that every fact was read.')
    .version(packageVersion())
    .exitOverride()
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
    .option('--concurrency <n>', 'requests in flight at most', positive, 64)
    .option('-v, --verbose', 'log every question that was not answered (JSON lines on stderr)')
    .action(async (options) => (await import('./commands/scan.ts')).scanCommand(options));

  const evaluate = cli.command('evaluate <dir>').description('judge a snapshot again');
  configurationOptions(evaluate);
  judgingOptions(evaluate);
  evaluate.action(async (dir, options) => (await import('./commands/evaluate.ts')).evaluateCommand(dir, options));

  const report = cli.command('report <file>').description('render a JSON report in other formats');
  outputOption(report);
  report.action(async (file, options) => (await import('./commands/report.ts')).reportCommand(file, options));

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
    .option('--port <p>', 'listen on this port; 0: any free one', portNumber, 0)
    .option('--write-config <file>', 'write a configuration that fits')
    .action(async (options) => (await import('./commands/sim.ts')).simCommand(options));

  return cli;
}

const EXIT_CODES = `
Exit codes:
  0  the gate passed
  1  a failure at or above --fail-on
  2  asked wrongly: options, configuration, rules, a snapshot or report that cannot be used
  3  not everything that was asked for could be seen (--allow-incomplete turns this off)
  4  a report could not be written
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
  command.option('--allow-incomplete', 'do not fail because something could not be seen');
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

function portNumber(value: string): number {
  const number = whole(value);
  if (number > 65_535) throw new InvalidArgumentError('It has to be 65535 at most.');
  return number;
}

function positive(value: string): number {
  const number = whole(value);
  if (number === 0) throw new InvalidArgumentError('It has to be at least 1.');
  return number;
}
