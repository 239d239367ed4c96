import { policyCloudFormation } from './cloudformation.ts';
import { policyJson } from './json.ts';
import type { PolicyRequest } from './policies.ts';
import { policyTerraform } from './terraform.ts';

/** How the policies can be written, by the word that `--format` takes. */
export const POLICY_FORMATS = {
  json: policyJson,
  cloudformation: policyCloudFormation,
  terraform: policyTerraform,
} as const satisfies Record<string, (request: PolicyRequest) => string>;
export type PolicyFormat = keyof typeof POLICY_FORMATS;

export function isPolicyFormat(name: string): name is PolicyFormat {
  return Object.hasOwn(POLICY_FORMATS, name);
}
