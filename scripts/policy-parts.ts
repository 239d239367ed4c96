import { policiesOf, trustPolicyOf } from '../app/policy/policies.ts';
import { policyRequest } from '../app/policy/request.ts';
import type { CoreRole } from '../model/names.ts';
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
  const { everyAccount, coreAccounts, scanningPrincipal } = policiesOf(request);
  return {
    'policy-trust': block(trustPolicyOf(request)),
    'policy-every-account': block(everyAccount),
    'policy-core-accounts': Object.entries(SENTENCES)
      .filter(([role]) => coreAccounts[role as CoreRole] !== undefined)
      .map(([role, sentence]) => `${sentence}\n\n${block(coreAccounts[role as CoreRole])}`)
      .join('\n\n'),
    'policy-scanning-principal': block(scanningPrincipal),
  };
}

const SENTENCES = {
  management: 'The role of the management account also needs:',
  logArchive: 'The role of the log archive also needs:',
  security: 'The role of the security account also needs:',
} as const satisfies Record<CoreRole, string>;

function block(policy: unknown): string {
  return `\`\`\`json\n${jsonText(policy)}\n\`\`\``;
}
