import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { rulePage } from '../../scripts/authoring/rule-page.ts';
import { generatedFiles } from '../../scripts/generated-files.ts';
import { root } from '../engine/our-catalogue.ts';
import { syntheticRule } from '../engine/synthetic.ts';

it('generated files are as they would be generated now', async () => {
  const stale: string[] = [];
  const files = await generatedFiles(root);
  for (const [file, text] of files) {
    const found = await readFile(path.join(root, file), 'utf8').catch(() => null);
    if (found !== text) stale.push(file);
  }
  expect([...files.keys()]).toContain('rules/rule.schema.json');
  expect(stale).toEqual([]);
});

it('a page tells a rule and its examples', () => {
  const rule = syntheticRule({
    conditions: {
      all: [
        { name: 'kept for long', fact: 'first', path: '$.count', operator: 'atLeast', value: { param: 'minDays' } },
        { any: [{ name: 'nothing else', fact: 'first', path: '$.texts', operator: 'isEmpty' }] },
      ],
    },
    governedBy: { asea: '/a/*/b|c' },
    mappings: { 'cis-aws-5.0': ['3.7'] },
  });
  const example = { resources: [{ type: 'vpc' as const }, { type: 'vpc' as const, vpcId: 'vpc-2' }] };
  const gaps = [{ type: 'vpc' as const, outcome: 'denied' as const }];
  const examples = { compliant: { 'two <VPCs>': example }, unknown: { refused: { resources: [], gaps } } };
  expect(
    rulePage(rule, examples),
  ).toBe(`<!-- Generated from rule.json and examples.yaml by scripts/generate.ts. Do not edit. -->

# ASEA-LM-OV-02: Everything is as it should be

A rule of the tests

|                    |                |
| ------------------ | -------------- |
| Section            | 1.1            |
| Obligation         | states         |
| Severity           | high           |
| Asked of every     | account region |
| Governed by (ASEA) | \`/a/*/b\\|c\`    |

## Asks

- all of these:
  - kept for long (\`first.count\` atLeast parameter \`minDays\`)
  - at least one of these:
    - nothing else (\`first.texts\` isEmpty)

## When it fails

Make it so.

## Passes

- two &lt;VPCs> (2 × vpc)

## Cannot be known

- refused (vpc denied)

## In other frameworks

| Framework   | Controls |
| ----------- | -------- |
| cis-aws-5.0 | 3.7      |
`);
});
