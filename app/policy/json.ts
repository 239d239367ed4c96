import { type PolicyRequest, policiesOf, trustPolicyOf } from './policies.ts';

/** The policies by whom they are attached, and the trust policy where principals are named. */
export function policyJson(request: PolicyRequest): string {
  const trust = trustPolicyOf(request);
  return `${JSON.stringify({ ...policiesOf(request), ...(trust === null ? {} : { trust }) }, null, 2)}\n`;
}
