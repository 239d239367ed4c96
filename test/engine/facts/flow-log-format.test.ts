import { describe, expect, test } from 'vitest';
import { BASELINE_FIELDS, FLOW_LOG_FIELDS, REFERENCE_FIELDS } from '../../../engine/facts/flow-logs/flow-log-fields.ts';
import { flowLogExtendedFormat, flowLogFormat } from '../../../engine/facts/flow-logs/flow-log-format.ts';
import { flowLogSubjects } from '../../../engine/subjects/flow-log.ts';
import type { Parameters } from '../../../model/parameters.ts';
import { inventoryOf } from './example-facts.ts';

const PLACE = { account: '444455556666', region: 'ca-central-1' };
const EVERY_FIELD = FLOW_LOG_FIELDS.map(({ name }) => name);

async function extended(fields: readonly string[], fieldProfile: Parameters['fieldProfile']) {
  const { subject, inventory } = await flowLogWith(fields, fieldProfile);
  return flowLogExtendedFormat.read(subject, inventory);
}

async function flowLogWith(fields: readonly string[], fieldProfile: Parameters['fieldProfile'] = 'all') {
  const inventory = await inventoryOf({
    parameters: { fieldProfile },
    resources: [{ type: 'vpc' }, { type: 'flow-log', fields }],
  });
  const [subject] = flowLogSubjects.list(inventory, PLACE).subjects;
  if (subject === undefined) throw new Error('the example has a flow log');
  return { subject, inventory };
}

describe('the fields of a flow log', () => {
  test('there are 54, each once, and 27 of them in the reference format', () => {
    expect([new Set(EVERY_FIELD).size, EVERY_FIELD.length, REFERENCE_FIELDS.length]).toEqual([54, 54, 27]);
  });

  test('the default format is version 2, and has every baseline field', () => {
    const versionTwo = FLOW_LOG_FIELDS.filter(({ version }) => version === 2).map(({ name }) => name);
    expect(versionTwo.join(' ')).toBe(
      'version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status',
    );
    expect(BASELINE_FIELDS.filter((name) => !versionTwo.includes(name))).toEqual([]);
  });

  test.each([
    ['all', 0],
    ['asea-27', 0],
    ['v5-29', 2],
    ['v10-42', 15],
    ['latest-54', 27],
  ] as const)('profile %s asks for %i fields beyond the reference format', async (fieldProfile, count) => {
    const { required, missing } = await extended(REFERENCE_FIELDS, fieldProfile);
    expect([required.length, missing]).toEqual([count, required]);
  });

  test('what the default format lacks of the reference is named in the order of the documentation', async () => {
    const { subject, inventory } = await flowLogWith(['action', ...REFERENCE_FIELDS.slice(0, 19)]);
    expect(flowLogFormat.read(subject, inventory)).toEqual({
      missingBaseline: [],
      missingReference: [
        'pkt-srcaddr',
        'pkt-dstaddr',
        'region',
        'az-id',
        'pkt-src-aws-service',
        'pkt-dst-aws-service',
        'flow-direction',
        'traffic-path',
      ],
    });
  });
});

describe('notes on a format', () => {
  test('the tiered profile notes what it does not ask for', async () => {
    const { notes } = await extended(
      EVERY_FIELD.filter((name) => name !== 'reject-reason'),
      'all',
    );
    expect(notes).toEqual(['Not recorded, and not in the reference format either: reject-reason.']);
  });

  test('the reference profile does not', async () => {
    expect((await extended(REFERENCE_FIELDS, 'asea-27')).notes).toEqual([]);
  });

  test('a field that AWS brought after this catalogue is noted under every profile', async () => {
    expect((await extended([...EVERY_FIELD, 'quantum-state'], 'latest-54')).notes).toEqual([
      'Newer than this catalogue: quantum-state.',
    ]);
  });
});
