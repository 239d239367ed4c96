import { z } from 'zod';
import type { AccountId, CoreRole } from '../../model/names.ts';
import type { TargetAccount } from '../../model/snapshot.ts';
import { fact } from '../fact.ts';
import { NotKnown, type World } from '../world.ts';
import { organizationOf } from './organization.ts';

/** The account that holds one of the landing zone's roles. */
export const coreAccount = fact({
  subjects: ['core-account'],
  shape: z
    .strictObject({
      account: z.string().describe('The account that the configuration names'),
      state: z.string().nullable().describe('`ACTIVE` or another word; null: no account of the organization'),
      isIgnored: z.boolean().describe('Whether it is in an organizational unit that is not scanned'),
      isDistinct: z.boolean().describe('Whether it holds no other role'),
    })
    .describe('The account in a role of the landing zone'),
  needs: [],
  read({ role }, world) {
    const account = world.accountOf(role);
    const target = targetOf(account, world);
    const { management, logArchive, security } = world.targets.core;
    return {
      account,
      state: target?.state ?? null,
      isIgnored: target !== null && isIgnored(target, world),
      isDistinct: [management, logArchive, security].filter((other) => other === account).length === 1,
    };
  },
});

/** Whether the organization agrees with the configuration about which account is its management account. */
export const coreAccountRole = fact({
  subjects: ['core-account'],
  shape: z
    .strictObject({
      managementAccount: z.string().nullable().describe('As the organization says; null: there is no organization'),
      agrees: z
        .boolean()
        .describe('Of the management role: whether it is that account; of the others: whether it is another one'),
    })
    .describe('The management account of the organization, beside the one in the configuration'),
  needs: ['organization'],
  read({ role }, world) {
    const managementAccount = organizationOf(world)?.managementAccount ?? null;
    return { managementAccount, agrees: agrees(role, world.accountOf(role), managementAccount) };
  },
});

function agrees(role: CoreRole, account: AccountId, managementAccount: AccountId | null): boolean {
  if (managementAccount === null) return false;
  return (role === 'management') === (account === managementAccount);
}

/** null: the organization has no such account. Throws NotKnown when its accounts were not listed with their states. */
function targetOf(account: AccountId, { targets, survey }: World): TargetAccount | null {
  const target = targets.accounts.find((one) => one.account === account);
  const isListed = target !== undefined && target.state !== 'UNKNOWN';
  if (!isListed && survey.accountGaps.length > 0) throw new NotKnown(survey.accountGaps);
  return target ?? null;
}

/** Throws NotKnown when it is not known in which units the account is. */
function isIgnored({ leftOut, ouPath }: TargetAccount, { parameters, survey }: World): boolean {
  const mayBeElsewhere = ouPath.length === 0 && survey.unitGaps.length > 0 && parameters.ignoredOus.length > 0;
  if (mayBeElsewhere) throw new NotKnown(survey.unitGaps);
  return leftOut?.kind === 'ignored-ou' || ouPath.some(({ name }) => parameters.ignoredOus.includes(name));
}
