import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot, packageVersion } from '../../app/package-root.ts';
import { zonewarden } from './command.ts';

const rulePage = (folder: string) => readFileSync(path.join(packageRoot(), 'rules', folder, 'README.md'), 'utf8');

describe('help', () => {
  it.each([
    [[], /^Usage: zonewarden \[options\] \[command\]\n[\s\S]*Exit codes:/],
    [['scan'], /^Usage: zonewarden scan \[options\]\n[\s\S]*--allow-incomplete/],
    [['evaluate'], /^Usage: zonewarden evaluate \[options\] <dir>\n[\s\S]*--fail-on/],
    [['report'], /^Usage: zonewarden report \[options\] <file>\n[\s\S]*--output/],
    [['rules'], /^Usage: zonewarden rules [\s\S]*list [\s\S]*show/],
    [['rules', 'list'], /^Usage: zonewarden rules list [\s\S]*--json/],
    [['rules', 'show'], /^Usage: zonewarden rules show [\s\S]*<id>/],
    [['sim'], /^Usage: zonewarden sim [\s\S]*--violation[\s\S]*--write-config/],
  ])('of %j', async (command, text) => {
    const { code, stdout, stderr } = await zonewarden([...command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(text);
  });
});

it('the version is that of the package', async () => {
  expect(await zonewarden(['--version'])).toEqual({ code: 0, stdout: `${packageVersion()}\n`, stderr: '' });
});

describe('rules', () => {
  it('are listed, one line each', async () => {
    const { code, stdout } = await zonewarden(['rules', 'list']);
    const { stdout: json } = await zonewarden(['rules', 'list', '--json']);
    const rules: { id: string; severity: string; title: string }[] = JSON.parse(json);
    expect(code).toBe(0);
    expect(rules.length).toBeGreaterThan(30);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ {2,}/)),
    ).toEqual(rules.map(({ id, severity, title }) => [id, severity, title]));
  });

  it('are shown by rule, by requirement, in small letters and by pattern', async () => {
    const page = rulePage('1.3-vpc-flow-logs/delivers-to-local-log-group');
    expect(await zonewarden(['rules', 'show', 'asea-lm-fl-02'])).toEqual({ code: 0, stdout: page, stderr: '' });
    const both = [rulePage('1.1-overview/organization-features'), rulePage('1.1-overview/trusted-services')].join(
      '\n---\n\n',
    );
    expect((await zonewarden(['rules', 'show', 'ASEA-LM-OV-04'])).stdout).toBe(both);
    expect((await zonewarden(['rules', 'show', 'ASEA-LM-OV-04.2'])).stdout).toBe(
      rulePage('1.1-overview/trusted-services'),
    );
  });

  it('of a requirement that is not judged are told with the reason', async () => {
    const requirements = JSON.parse(readFileSync(path.join(packageRoot(), 'rules/requirements.json'), 'utf8'));
    const [id, entry] = Object.entries<{ reason?: string }>(requirements).find(([, one]) => one.reason) ?? [];
    expect(await zonewarden(['rules', 'show', id ?? ''])).toEqual({
      code: 0,
      stdout: `${id} is not judged by this version: ${entry?.reason}\n`,
      stderr: '',
    });
  });

  it.each(['ASEA-LM-FL-99', '__proto__', 'constructor', ''])('there is none named %j', async (id) => {
    expect(await zonewarden(['rules', 'show', id])).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: `zonewarden: there is no rule or requirement ${id}; zonewarden rules list shows them\n`,
    });
  });
});
