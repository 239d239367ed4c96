import type { OperationName } from '../model/cell.ts';
import { CoreRole } from '../model/names.ts';
import { RESOURCES, type ResourceType } from '../model/resource.ts';
import { COLLECTORS } from './index.ts';
import { closeTypes, typesAskedOf, typesFollowedUp } from './runner/plan.ts';
import { SERVICE_REGIONS, servicesOf } from './runner/service-regions.ts';
import type { Service } from './service.ts';
import { SERVICES } from './services/index.ts';
import { TARGET_OPERATIONS } from './targets/operations.ts';

/** Something for everybody who needs permissions. */
export type ByWhom<T> = {
  /** The scan role in every account, the core accounts included. */
  readonly everyAccount: T;
  /** The scan role in the account of a role, besides; an account with two roles has both. */
  readonly coreAccounts: Readonly<Record<CoreRole, T>>;
  /** The principal that the scan is started with. */
  readonly scanningPrincipal: T;
};

/** Every operation that a scan can send; sorted. */
export const DECLARED_OPERATIONS: readonly OperationName[] = sorted([
  ...Object.values(RESOURCES).map(({ operation }) => operation),
  ...TARGET_OPERATIONS,
  SERVICE_REGIONS,
]);

/** Sent with the caller's own credentials. */
const OF_THE_CALLER: readonly OperationName[] = ['sts:AssumeRole'];

/** The IAM actions without which AWS refuses an operation, sorted; empty: it is allowed to everybody. */
export function actionsOf(operation: OperationName): readonly string[] {
  return [...(serviceOf(operation)?.actions?.[operation] ?? [operation])].sort();
}

/** The resources on which an action has to be allowed: an ARN with wildcards, or `*`. */
export function resourceOf(action: string, partition: string): string {
  return serviceOf(action)?.resources?.[action]?.(partition) ?? '*';
}

export type OperationsOptions = {
  /** Whether the caller's own credentials ask for the accounts, as they do where no management account is configured. */
  readonly callerReadsOrganization?: boolean;
};

/**
 * The operations of a scan that reads these types (`neededTypes`), by whom they are sent; each list is sorted. What is
 * asked of the account in a role is what the runner asks there and not elsewhere; what others may name in any account,
 * every account has to answer.
 */
export function operationsFor(
  types: readonly ResourceType[],
  { callerReadsOrganization = false }: OperationsOptions = {},
): ByWhom<readonly OperationName[]> {
  const ofServices = servicesOf(closeTypes(types, COLLECTORS)).length > 0 ? [SERVICE_REGIONS] : [];
  const followedUp = [...typesFollowedUp(types, COLLECTORS)].map((type) => RESOURCES[type].operation);
  const everyAccount = sorted([
    ...askedOf([]),
    ...followedUp,
    ...TARGETS.filter((name) => !isOfOrganization(name)),
    ...ofServices,
  ]);
  const enumerating = TARGETS.filter(isOfOrganization);
  return {
    everyAccount,
    coreAccounts: byRole((role) =>
      without(everyAccount, sorted([...askedOf([role]), ...(role === 'management' ? enumerating : [])])),
    ),
    scanningPrincipal: sorted([...OF_THE_CALLER, ...(callerReadsOrganization ? enumerating : [])]),
  };

  function askedOf(roles: readonly CoreRole[]): OperationName[] {
    return [...typesAskedOf(roles, types, COLLECTORS)].map((type) => RESOURCES[type].operation);
  }
}

/** The IAM actions that such a scan needs, by whom; each list is sorted, and no action stands in two that add up. */
export function actionsFor(types: readonly ResourceType[], options?: OperationsOptions): ByWhom<readonly string[]> {
  const operations = operationsFor(types, options);
  const everyAccount = sorted(operations.everyAccount.flatMap(actionsOf));
  return {
    everyAccount,
    coreAccounts: byRole((role) => without(everyAccount, sorted(operations.coreAccounts[role].flatMap(actionsOf)))),
    scanningPrincipal: sorted(operations.scanningPrincipal.flatMap(actionsOf)),
  };
}

/** What anybody needs; sorted. */
export function neededBySomebody({
  everyAccount,
  coreAccounts,
  scanningPrincipal,
}: ByWhom<readonly string[]>): string[] {
  return sorted([...everyAccount, ...Object.values(coreAccounts).flat(), ...scanningPrincipal]);
}

function byRole<T>(of: (role: CoreRole) => T): Record<CoreRole, T> {
  return Object.fromEntries(CoreRole.options.map((role) => [role, of(role)])) as Record<CoreRole, T>;
}

const TARGETS: readonly OperationName[] = TARGET_OPERATIONS.filter((name) => name !== 'sts:AssumeRole');

/** The service of an operation or of an action: they have IAM's name in front. */
function serviceOf(name: string): Service | undefined {
  return (SERVICES as Readonly<Record<string, Service>>)[name.slice(0, name.indexOf(':'))];
}

function without(known: readonly string[], names: readonly string[]): string[] {
  return names.filter((name) => !known.includes(name));
}

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function isOfOrganization(operation: OperationName): boolean {
  return operation.startsWith('organizations:');
}
