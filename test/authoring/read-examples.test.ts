import { describe, expect, it } from 'vitest';
import { faultLine } from '../../engine/catalogue/fault.ts';
import type { Examples } from '../../scripts/authoring/example.ts';
import { readExamples } from '../../scripts/authoring/read-examples.ts';

const FOLDER = '1.3-vpc-flow-logs/of-a-test';
const OTHER = '1.3-vpc-flow-logs/sibling';

/** What is read of `examples.yaml`, beside that of a sibling. */
function read(text: string, sibling?: string): { examples: Examples | null; faults: string[] } {
  const files = new Map([
    [`${FOLDER}/examples.yaml`, text],
    ...(sibling === undefined ? [] : [[`${OTHER}/examples.yaml`, sibling] as const]),
  ]);
  const source = (file: string) => files.get(file) ?? { line: null, message: 'is missing' };
  const { examples, faults } = readExamples(FOLDER, source);
  return { examples, faults: faults.map(faultLine) };
}

function faultsOf(text: string, sibling?: string): string[] {
  return read(text, sibling).faults.map((line) => line.replace(`${FOLDER}/examples.yaml`, 'FILE'));
}

function resourcesOf(text: string, sibling?: string): unknown {
  const { examples, faults } = read(text, sibling);
  expect(faults).toEqual([]);
  return examples?.compliant?.one?.resources;
}

describe('an example', () => {
  it('is its given scenarios, without, with changes and with more', () => {
    const text = `
given:
  pair: [{ type: vpc }, { type: flow-log }, { as: second, type: flow-log, flowLogId: fl-2 }]
  archive: [{ type: bucket }]
compliant:
  one:
    given: [pair, archive]
    without: [flow-log]
    change: { second: { status: ERROR } }
    add: [{ type: log-group }]
    parameters: { minDays: 5 }
`;
    expect(resourcesOf(text)).toEqual([
      { type: 'vpc' },
      { type: 'flow-log', flowLogId: 'fl-2', status: 'ERROR' },
      { type: 'bucket' },
      { type: 'log-group' },
    ]);
    expect(read(text).examples?.compliant?.one?.parameters).toEqual({ minDays: 5 });
  });

  it('that is given nothing is an empty scenario', () => {
    expect(resourcesOf('compliant: { one: {} }')).toEqual([]);
  });

  it('changes elements of a list, which are as the first given one otherwise', () => {
    const text = `
given: { kept: [{ type: bucket }, { type: bucket-lifecycle, rules: [{ ruleId: a, prefix: x/ }] }] }
compliant: { one: { given: kept, change: { bucket-lifecycle: { rules: [{}, { ruleId: b, expirationDays: 1 }] } } } }
`;
    const rules = [
      { ruleId: 'a', prefix: 'x/' },
      { ruleId: 'b', prefix: 'x/', expirationDays: 1 },
    ];
    expect(resourcesOf(text)).toEqual([{ type: 'bucket' }, { type: 'bucket-lifecycle', rules }]);
  });

  it('has the given scenarios of the sibling that its file extends, and the own ones instead', () => {
    const sibling = 'given: { vpc: [{ type: vpc }], logs: [{ type: flow-log }] }';
    const text = `
extends: sibling
given: { logs: [{ type: flow-log, trafficType: REJECT }] }
compliant: { one: { given: [vpc, logs] } }
`;
    expect(resourcesOf(text, sibling)).toEqual([{ type: 'vpc' }, { type: 'flow-log', trafficType: 'REJECT' }]);
  });
});

describe('what is wrong is told with its line, all at once', () => {
  it('names that nothing has, and names that several have', () => {
    const text = `given:
  logs: [{ type: vpc }, { type: flow-log }, { type: flow-log, flowLogId: fl-2 }]
compliant:
  typo: { given: log }
  two: { given: logs, change: { flow-log: { status: ERROR } } }
  none: { given: logs, without: [bucket] }
  gone: { given: logs, without: [vpc], change: { vpc: { isDefault: true } } }
`;
    expect(faultsOf(text)).toEqual([
      'FILE:4: there is no given scenario log; there are: logs',
      'FILE:5: 2 given resources are called flow-log; give them names of their own with "as"',
      'FILE:6: no given resource is called bucket; given are: vpc, flow-log',
      'FILE:7: vpc is not there',
    ]);
  });

  it('changes that change nothing, or what a resource is', () => {
    const text = `given: { vpc: [{ type: vpc }] }
compliant:
  same: { given: vpc, change: { vpc: { isDefault: false } } }
  empty: { given: vpc, change: { vpc: {} } }
  other: { given: vpc, change: { vpc: { type: bucket } } }
`;
    expect(faultsOf(text)).toEqual([
      'FILE:3: this changes nothing of vpc',
      'FILE:4: this changes nothing of vpc',
      'FILE:5: a change keeps type as it is',
    ]);
  });

  it('fields that a resource does not have, where they stand', () => {
    const text = `given:
  vpc: [{ type: vpc }]
compliant:
  changed: { given: vpc, change: { vpc: { isDefault: maybe } } }
  added:
    add:
      - { type: vpc }
      - { type: flow-log, colour: blue }
`;
    expect(faultsOf(text)).toEqual([
      'FILE:4: vpc: isDefault: Invalid input: expected boolean, received string',
      'FILE:8: flow-log: Unrecognized key: "colour"',
    ]);
  });

  it('given scenarios before the examples that use them', () => {
    const text = `given:
  vpc:
    - { type: vpc, isDefault: maybe }
    - { as: bucket, type: vpc, vpcId: vpc-2 }
compliant: { one: { given: vpc } }
`;
    expect(faultsOf(text)).toEqual([
      'FILE:3: vpc: isDefault: Invalid input: expected boolean, received string',
      'FILE:4: bucket is a type; wanted a name that is none',
    ]);
  });

  it('scenarios that cannot be', () => {
    const text = `compliant:
  twice: { add: [{ type: vpc }, { type: vpc }] }
unknown:
  nowhere: { gaps: [{ type: vpc, region: eu-west-1, outcome: denied }] }
`;
    expect(faultsOf(text)).toEqual([
      expect.stringMatching(/^FILE:2: the example has this vpc twice: arn:aws:ec2:/),
      expect.stringMatching(/^FILE:4: nobody would ask this question: /),
    ]);
  });

  it('words that the format does not have', () => {
    expect(faultsOf('compliant:\n  one: { givn: vpc }\n  two: { add: [{ type: castle }] }\n')).toEqual([
      'FILE:2: compliant.one: Unrecognized key: "givn"',
      expect.stringMatching(/^FILE:3: compliant\.two\.add\.0\.type: Invalid option/),
    ]);
  });

  it('a sibling that is missing, wrong, or extends others itself', () => {
    const text = 'extends: sibling\ncompliant: { one: {} }\n';
    expect(faultsOf(text)).toEqual([`${OTHER}/examples.yaml: is missing`]);
    expect(faultsOf(text, 'given: { vpc: [{ type: vpc, isDefault: 1 }] }')).toEqual([
      `${OTHER}/examples.yaml:1: vpc: isDefault: Invalid input: expected boolean, received number`,
    ]);
    expect(faultsOf(text, 'extends: of-a-test')).toEqual([
      `${OTHER}/examples.yaml:1: what others extend may not extend anything`,
    ]);
    expect(faultsOf('extends: ../../../etc')).toEqual([expect.stringMatching(/^FILE:1: extends: Invalid string/)]);
  });
});
