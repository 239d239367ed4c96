import { z } from 'zod';
import { type AccountId, CoreRole } from '../../../model/names.ts';
import type { TargetAccount } from '../../../model/snapshot.ts';
import { fact } from '../../fact.ts';
import { type Inventory, NotKnown } from '../../inventory.ts';
import { organizationOf } from './organization.ts';

/** The account that holds one of the landing zone's roles. */
export const coreAccount = fact({
  subjects: ['core-account'],
  shape: z
    .strictObject({
      account: z.string().describe('The account that the configuration names'),
      state: z.string().nullable().describe('`ACTIVE` or another word; null: no account of the organization'),
      ignoredUnits: z.array(z.string()).describe('Organizational units that hold it and are not scanned'),
      otherRoles: z.array(CoreRole).describe('Further roles that the configuration gives to it'),
    })
    .describe('The account in a role of the landing zone'),
  needs: [],
  read({ role }, inventory) {
    const account = inventory.accountOf(role);
    const target = targetOf(account, inventory);
    const { core } = inventory.targets;
    return {
      account,
      state: target?.state ?? null,
      ignoredUnits: target === null ? [] : ignoredUnits(target, inventory),
      otherRoles: CoreRole.options.filter((other) => other !== role && core[other] === account),
    };
  },
});

/** Whether the organization agrees with the configuration about which account is its management account. */
export const coreAccountRole = fact({
  subjects: ['core-account'],
  shape: z
    .strictObject({
      contradictions: z
        .array(z.string())
        .describe('What the organization says otherwise than the configuration, in words; at most one'),
    })
    .describe('The management account of the organization, beside the one in the configuration'),
  needs: ['organization'],
  read({ role }, inventory) {
    const managementAccount = organizationOf(inventory)?.managementAccount ?? null;
    const contradiction = contradictionOf(role, inventory.accountOf(role), managementAccount);
    return { contradictions: contradiction === null ? [] : [contradiction] };
  },
});

/** The management role belongs to the organization's management account; the others to another one. */
function contradictionOf(role: CoreRole, account: AccountId, managementAccount: AccountId | null): string | null {
  if (managementAccount === null) return 'there is no organization';
  if ((role === 'management') === (account === managementAccount)) return null;
  return `the management account is ${managementAccount}`;
}

/** null: the organization has no such account. Throws NotKnown when its accounts were not listed with their states. */
function targetOf(account: AccountId, { targets, crossAccount }: Inventory<never>): TargetAccount | null {
  const target = targets.accounts.find((one) => one.account === account);
  const isListed = target !== undefined && target.state !== 'UNKNOWN';
  if (!isListed && crossAccount.accountGaps.length > 0) throw new NotKnown(crossAccount.accountGaps);
  return target ?? null;
}

/** Throws NotKnown when it is not known in which units the account is. */
function ignoredUnits({ leftOut, ouPath }: TargetAccount, { parameters, crossAccount }: Inventory<never>): string[] {
  const mayBeElsewhere = ouPath.length === 0 && crossAccount.unitGaps.length > 0 && parameters.ignoredOus.length > 0;
  if (mayBeElsewhere) throw new NotKnown(crossAccount.unitGaps);
  const ignored = ouPath.map(({ name }) => name).filter((name) => parameters.ignoredOus.includes(name));
  // Left out for its unit at the time of the scan, whatever is configured now.
  return leftOut?.kind === 'ignored-ou' && ignored.length === 0 ? [leftOut.reason] : ignored;
}
