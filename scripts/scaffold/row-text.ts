import type { ServiceNames } from './service-names.ts';
import { decide } from './undecided.ts';

const ACCOUNTS: Readonly<Record<string, string>> = {
  all: 'WORKLOAD',
  management: 'MANAGEMENT',
  logArchive: 'LOG_ARCHIVE',
  security: 'SECURITY',
};

/** `model/services/<service>.ts`: the row of the first type. */
export function rowText({ service, operation, type, accounts, scope, verb, parent }: ServiceNames): string {
  const account = ACCOUNTS[accounts] ?? 'WORKLOAD';
  const hasOwnId = verb === 'listing' || verb === 'asking' || verb === 'listingOfEach';
  const about = parent === null ? '' : `\n    parent: '${parent}',`;
  const isList = verb === 'listingOfEach' ? '\n    isList: true,' : '';
  const batch = verb === 'batched' ? `\n    batch: 50${decide('how many one call may ask about')},` : '';
  const offered = decide(`the name in AWS's list of regions and services; without this line: it is in every region`);
  return `import { z } from 'zod';
import { ${account} } from '../baseline.ts';
import { resource } from '../resource-definition.ts';

export const ${service.replaceAll('-', '_').toUpperCase()} = {
  /** What ${operation} tells${hasOwnId ? ' of one; `id` is its name' : '; `id` is that of what it is about'}. */
  '${type}': resource({
    operation: '${service}:${operation}',
    accounts: '${accounts}',
    scope: '${scope}',${
      scope === 'region'
        ? `
    offeredAs: '${service}'${offered},`
        : ''
    }${about}${isList}${batch}
    fields: { name: z.string()${decide('every field that a rule asks for, and no other')} },${
      hasOwnId
        ? `
    id: ({ name }) => name,`
        : ''
    }
    baseline: { account: ${account}, fields: { name: 'one' } },
  }),
};
`;
}
