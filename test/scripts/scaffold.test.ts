import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Requirements } from '../../engine/catalogue/requirements.ts';
import { OperationName } from '../../model/cell.ts';
import { Rule } from '../../model/rule.ts';
import { ExampleFile } from '../../scripts/authoring/example-file.ts';

const repository = join(import.meta.dirname, '../..');
const COPIED = ['model', 'collectors', 'sim', 'rules', 'engine', 'files', 'reporters', 'scripts', 'package.json'];

/** One copy for all: each test writes names of its own. */
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'scaffold-'));
  for (const name of COPIED) cpSync(join(repository, name), join(root, name), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
});
afterAll(() => rmSync(root, { recursive: true }));

describe('npm run new-service', () => {
  it('writes what compiles but for what the author has to decide, by each verb', { timeout: 120_000 }, () => {
    const services = [
      ['access-analyzer', '--verb', 'listing', '--accounts', 'management'],
      ['detective', '--verb', 'asking', '--scope', 'global', '--operation', 'ListOrganizationAdminAccounts'],
      ['fms', '--verb', 'aboutEach', '--parent', 'vpc'],
      ['macie2', '--verb', 'listingOfEach', '--parent', 'vpc', '--operation', 'ListOrganizationAdminAccounts'],
      ['securityhub', '--verb', 'batched', '--parent', 'vpc', '--accounts', 'security'],
    ];
    for (const words of services) expect(command('new-service.ts', ...words)).toMatchObject({ status: 0, stderr: '' });
    const faults = compilerFaults();
    const decisions = faults.filter((fault) => fault.includes('decide: every field that a rule asks for'));
    expect(decisions.map((fault) => fault.split('(')[0])).toEqual(
      services.map(([service]) => `model/services/${service}.ts`),
    );
    // The client is not installed: what comes from there has no type yet.
    const ofSdk = /Cannot find module '@aws-sdk|on type 'MetadataBearer'|implicitly has an 'any' type/;
    expect(faults.filter((fault) => !fault.includes('decide: ') && !ofSdk.test(fault))).toEqual([]);
    expect(text('collectors/services/detective/index.ts')).toContain('decide: the IAM action');
    expect(text('collectors/services/macie2/index.ts')).not.toContain('decide');
  });

  it('writes a row whose baseline is a resource by the schemas of the model', () => {
    expect(command('new-service.ts', 'inspector2', '--operation', 'ListMembers').stdout).toContain(
      'npm install --save-exact @aws-sdk/client-inspector2@VERSION',
    );
    const read = `const { RESOURCES } = await import('./model/services/index.ts');
      const { baselineOf } = await import('./model/baseline-resources.ts');
      const { Resource } = await import('./model/resource.ts');
      const { operation } = RESOURCES['inspector2-thing'];
      console.log(JSON.stringify({ operation, parsed: Resource.parse(baselineOf('inspector2-thing')) }));`;
    const { operation, parsed } = JSON.parse(node('--input-type=module', '--eval', read).stdout);
    expect(OperationName.parse(operation)).toBe('inspector2:ListMembers');
    expect(parsed).toMatchObject({ type: 'inspector2-thing', id: 'one', name: 'one' });
  });

  it.each([
    [['kms'], 'kms is there'],
    [['Detective'], 'no prefix of IAM actions'],
    [['detectiv'], "IAM has no service 'detectiv'"],
    [[], 'name the service'],
    [['config', '--type', 'vpc'], 'the type vpc is there'],
    [['config', '--verb', 'asked'], '--verb is listing, asking'],
    [['config', '--verb', 'aboutEach'], '--parent names the type'],
    [['config', '--parent', 'flow'], 'there is no such type'],
    [['config', '--region', 'all'], "Unknown option '--region'"],
  ])('refuses %j', (words, message) => {
    const { status, stderr } = command('new-service.ts', ...words);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
  });
});

describe('npm run new-rule', () => {
  const words = ['--title', 'It is on', '--reading', 'On.', '--remediation', 'Turn it on.', '--obligation', 'requires'];
  const whole = [...words, '--severity', 'high', '--subject', 'account-region', '--type', 'vpc'];

  it('finds the section by the letters, and enters the rule among the requirements', () => {
    expect(command('new-rule.ts', 'ASEA-LM-GD-05.2', '--slug', 'regions-covered', ...whole).stderr).toBe('');
    const written = JSON.parse(text('rules/1.4-guardduty/regions-covered/rule.json'));
    expect(written).toMatchObject({ id: 'ASEA-LM-GD-05.2', source: { section: '1.4' } });
    expect(ExampleFile.parse(parse(text('rules/1.4-guardduty/regions-covered/examples.yaml')))).toBeDefined();
    const entered = Requirements.parse(JSON.parse(text('rules/requirements.json')));
    expect(entered['ASEA-LM-GD-05']).toEqual({ rules: ['ASEA-LM-GD-05', 'ASEA-LM-GD-05.2'] });
  });

  it('leaves empty what is not said, which the schema refuses: nothing else', () => {
    command('new-rule.ts', 'ASEA-LM-GD-06', '--slug', 'one', ...whole);
    command('new-rule.ts', 'ASEA-LM-SH-09', '--slug', 'two', '--section-name', 'security-hub');
    expect(refused('rules/1.4-guardduty/one/rule.json')).toEqual(['conditions.all.0.name']);
    expect(refused('rules/1.7-security-hub/two/rule.json')).toEqual([
      'title',
      'source.reading',
      'obligation',
      'severity',
      'subject',
      'conditions.all.0.name',
      'conditions.all.0.fact',
      'remediation',
    ]);
    const entered = Requirements.parse(JSON.parse(text('rules/requirements.json')));
    expect(entered['ASEA-LM-SH-09']).toEqual({ rules: ['ASEA-LM-SH-09'] });
  });

  it.each([
    [['ASEA-LM-GD-05', '--slug', 'one'], 'another rule of the requirement is ASEA-LM-GD-05'],
    [['ASEA-LM-CT-09', '--slug', 'all-regions'], 'is there already: nothing was written'],
    [['ASEA-LM-GD-99', '--slug', 'one'], 'is no requirement'],
    [['ASEA-LM-CF-01', '--slug', 'one'], '--section-name'],
    [['ASEA-LM-CT-09', '--slug', 'one', '--section-name', 'guard'], 'leave --section-name out'],
    [['ASEA-LM-XX-01', '--slug', 'one'], 'XX are the letters of no section'],
    [['ASEA-LM-CT-09'], '--slug names a folder'],
    [['ASEA-LM-CT-09', '--slug', '../one'], '--slug names a folder'],
    [['ASEA-LM-CT-09', '--slug', 'one', '--type', 'thing'], 'there is no such type'],
    [['GD-06', '--slug', 'one'], "name the rule's id"],
  ])('refuses %j and leaves the requirements as they are', (given, message) => {
    const before = text('rules/requirements.json');
    const { status, stderr } = command('new-rule.ts', ...given);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(text('rules/requirements.json')).toBe(before);
  });
});

function command(script: string, ...words: readonly string[]) {
  return node(join(root, 'scripts/scaffold', script), ...words);
}

function node(...words: readonly string[]) {
  return spawnSync(process.execPath, words, { cwd: root, encoding: 'utf8' });
}

function text(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function compilerFaults(): string[] {
  const { compilerOptions } = JSON.parse(readFileSync(join(repository, 'tsconfig.json'), 'utf8'));
  const include = ['model', 'collectors', 'sim'];
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  const { stdout } = node(join(repository, 'node_modules/typescript/bin/tsc'), '--noEmit', '--pretty', 'false');
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}

/** Where the schema refuses a rule. */
function refused(file: string): string[] {
  return (Rule.safeParse(JSON.parse(text(file))).error?.issues ?? []).map(({ path }) => path.join('.'));
}
