import { z } from 'zod';
import type { Parameters } from '../../../model/parameters.ts';
import { fact } from '../../fact.ts';
import { BASELINE_FIELDS, FLOW_LOG_FIELDS, fieldsBeyondReference, REFERENCE_FIELDS } from './flow-log-fields.ts';

const fieldNames = z.array(z.string());

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
