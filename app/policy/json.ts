import { jsonPage } from '../../reporters/escape/json.ts';
import { type PolicyRequest, policiesOf, trustPolicyOf } from './policies.ts';

/** The policies by whom they are attached, and the trust policy where principals are named. */
export function policyJson(request: PolicyRequest): string {
  const trust = trustPolicyOf(request);
  return jsonPage({ ...policiesOf(request), ...(trust === null ? {} : { trust }) });
}
