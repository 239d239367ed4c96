import { z } from 'zod';
import type { Parameters } from '../../../model/parameters.ts';
import { fact } from '../../fact.ts';
import { isActive, placeOf, recordsAll } from './capturing-flow-logs.ts';
import { BASELINE_FIELDS, FLOW_LOG_FIELDS, fieldsBeyondReference, REFERENCE_FIELDS } from './flow-log-fields.ts';

const fieldNames = z.array(z.string());

/** Whether another flow log of the same VPC says more, so that this one is what somebody has besides. */
export const betterFlowLogs = fact({
  subjects: ['flow-log'],
  shape: z
    .strictObject({
      better: fieldNames.describe(
        'Working flow logs of all traffic of the VPC, to the same kind of destination, with more fields; sorted',
      ),
    })
    .describe('The flow logs beside which a flow log is one too many'),
  needs: ['flow-log'],
  read({ resource: flowLog }, inventory) {
    const others = inventory.all('flow-log', placeOf(flowLog)).filter(({ targetId }) => targetId === flowLog.targetId);
    const active = others.filter(isActive);
    const rivals = active.filter(
      (other) => other.destinationType === flowLog.destinationType && recordsAll(other, active),
    );
    const better = rivals.filter((other) => lacksOf(other) < lacksOf(flowLog));
    return { better: better.map(({ flowLogId }) => flowLogId).sort() };
  },
});

/** The fields of the documentation that a format lacks; those of the reference configuration weigh more than all others. */
function lacksOf({ fields }: { readonly fields: readonly string[] }): number {
  const lacks = (name: string) => !fields.includes(name);
  return 100 * REFERENCE_FIELDS.filter(lacks).length + FLOW_LOG_FIELDS.filter(({ name }) => lacks(name)).length;
}

/** Which of the fields that every profile asks for a flow log's format lacks. */
export const flowLogFormat = fact({
  subjects: ['flow-log'],
  shape: z
    .strictObject({
      missingBaseline: fieldNames.describe('Missing fields without which a record says nothing of use'),
      missingReference: fieldNames.describe('Missing fields of the reference configuration'),
    })
    .describe("What a flow log's format lacks; lists in the order of the documentation"),
  needs: ['flow-log'],
  read({ resource: { fields } }) {
    const lacks = (name: string) => !fields.includes(name);
    return { missingBaseline: BASELINE_FIELDS.filter(lacks), missingReference: REFERENCE_FIELDS.filter(lacks) };
  },
});

/** Up to which version of the format a profile asks for every field; null: the reference fields are all it asks. */
const REQUIRED_VERSION = {
  all: null,
  'asea-27': null,
  'v5-29': 5,
  'v10-42': 10,
  'latest-54': 11,
} as const satisfies Record<Parameters['fieldProfile'], number | null>;

/** The fields beyond the reference configuration: which are asked for, and which a format lacks. */
export const flowLogExtendedFormat = fact({
  subjects: ['flow-log'],
  shape: z
    .strictObject({
      required: fieldNames.describe('Fields beyond the reference configuration that the profile asks for'),
      missing: fieldNames.describe('Those of them that the format lacks'),
      notes: z.array(z.string()),
    })
    .describe("What a flow log's format has beyond the reference configuration"),
  needs: ['flow-log'],
  read({ resource: { fields } }, { parameters: { fieldProfile } }) {
    const version = REQUIRED_VERSION[fieldProfile];
    const required = version === null ? [] : fieldsBeyondReference(version);
    const lacks = (name: string) => !fields.includes(name);
    const known = new Set(FLOW_LOG_FIELDS.map(({ name }) => name));
    const unknownFields = fields.filter((name) => !known.has(name));
    // Only the literal "all fields" has an interest in the fields that it does not ask for.
    const unasked = fieldProfile === 'all' ? fieldsBeyondReference(11).filter(lacks) : [];
    const notes: string[] = [];
    if (unasked.length > 0) notes.push(`Not recorded, and not in the reference format either: ${unasked.join(', ')}.`);
    if (unknownFields.length > 0) notes.push(`Newer than this catalogue: ${unknownFields.join(', ')}.`);
    return { required: [...required], missing: required.filter(lacks), notes };
  },
});
