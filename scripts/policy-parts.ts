import { policiesOf, trustPolicyOf } from '../app/policy/policies.ts';
import { policyRequest } from '../app/policy/request.ts';
import type { Rule } from '../model/rule.ts';
import { jsonText } from './json-text.ts';

/** The policies of a scan by all rules, as blocks of JSON for a page. */
export function policyParts(rules: readonly Rule[]): Readonly<Record<string, string>> {
  const options = {
    principal: ['arn:aws:iam::333344445555:role/zonewarden-task'],
    organization: 'o-exampleorg',
    externalId: 'zonewarden',
  };
  const request = policyRequest(options, 'json', null, rules);
  const { everyAccount, managementAccount, scanningPrincipal } = policiesOf(request);
  return {
    'policy-trust': block(trustPolicyOf(request)),
    'policy-every-account': block(everyAccount),
    'policy-management-account': block(managementAccount),
    'policy-scanning-principal': block(scanningPrincipal),
  };
}

function block(policy: unknown): string {
  return `\`\`\`json\n${jsonText(policy)}\n\`\`\``;
}
