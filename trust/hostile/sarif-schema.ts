import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const SCHEMA = new URL(
  '../../node_modules/@microsoft/sarif-multitool-ts/assets/sarif-2.1.0.schema.json',
  import.meta.url,
);
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);

/** Whether a value is SARIF 2.1.0 by the official schema; what is wrong stands in `validate.errors`. */
export const validate = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
