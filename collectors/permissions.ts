import type { OperationName } from '../model/cell.ts';
import { READINGS, type Reading, type ResourceType } from '../model/resource.ts';
import type { Service } from './service.ts';
import { SERVICES } from './services/index.ts';
import { TARGET_OPERATIONS } from './targets/operations.ts';

/** Something for each of the three who need permissions. */
export type ByWhom<T> = {
  /** The scan role in every account, the management account included. */
  readonly everyAccount: T;
  /** The scan role in the management account, besides. */
  readonly managementAccount: T;
  /** The principal that the scan is started with. */
  readonly scanningPrincipal: T;
};

/** Sent with the caller's own credentials. */
const OF_THE_CALLER: readonly OperationName[] = ['sts:AssumeRole'];

/** The IAM actions without which AWS refuses an operation, sorted; empty: it is allowed to everybody. */
export function actionsOf(operation: OperationName): readonly string[] {
  const service = (SERVICES as Readonly<Record<string, Service>>)[operation.slice(0, operation.indexOf(':'))];
  return [...(service?.actions?.[operation] ?? [operation])].sort();
}

export type OperationsOptions = {
  /** Whether the caller's own credentials ask for the accounts, as they do where no management account is configured. */
  readonly callerReadsOrganization?: boolean;
};

/**
 * The operations of a scan that reads these types, by whom they are sent; each list is sorted. `types` have to be closed
 * (`closeTypes`).
 */
export function operationsFor(
  types: readonly ResourceType[],
  { callerReadsOrganization = false }: OperationsOptions = {},
): ByWhom<readonly OperationName[]> {
  const readings: readonly Reading[] = types.map((type) => READINGS[type]);
  const everywhere = readings.filter(({ accounts }) => accounts !== 'management').map(({ operation }) => operation);
  const inManagement = readings.filter(({ accounts }) => accounts === 'management').map(({ operation }) => operation);
  const everyAccount = sorted([...everywhere, ...TARGETS.filter((name) => !isOfOrganization(name))]);
  const enumerating = TARGETS.filter(isOfOrganization);
  return {
    everyAccount,
    managementAccount: sorted([...inManagement, ...enumerating]).filter((name) => !everyAccount.includes(name)),
    scanningPrincipal: sorted([...OF_THE_CALLER, ...(callerReadsOrganization ? enumerating : [])]),
  };
}

/** The IAM actions that such a scan needs, by whom; each list is sorted, and no action stands in two that add up. */
export function actionsFor(types: readonly ResourceType[], options?: OperationsOptions): ByWhom<readonly string[]> {
  const operations = operationsFor(types, options);
  const everyAccount = sorted(operations.everyAccount.flatMap(actionsOf));
  return {
    everyAccount,
    managementAccount: sorted(operations.managementAccount.flatMap(actionsOf)).filter(
      (action) => !everyAccount.includes(action),
    ),
    scanningPrincipal: sorted(operations.scanningPrincipal.flatMap(actionsOf)),
  };
}

const TARGETS: readonly OperationName[] = TARGET_OPERATIONS.filter((name) => name !== 'sts:AssumeRole');

function sorted(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}

function isOfOrganization(operation: OperationName): boolean {
  return operation.startsWith('organizations:');
}
