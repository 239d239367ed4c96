import { hexOf, numberOf } from './identifiers.ts';
import type { PlannedAccount } from './plan.ts';

/** Where workload accounts go, in turn. */
const WORKLOAD_UNITS: readonly { readonly stem: string; readonly ouPath: readonly string[] }[] = [
  { stem: 'dev', ouPath: ['Dev'] },
  { stem: 'test', ouPath: ['Test'] },
  { stem: 'prod', ouPath: ['Prod'] },
  { stem: 'shared', ouPath: ['Infrastructure'] },
  { stem: 'sensitive', ouPath: ['Prod', 'Sensitive'] },
];

/**
 * The accounts of the organization: three core accounts, the workload accounts, and two more that a scan leaves out,
 * one in an unmanaged unit and one that is suspended. `inScope` counts the first two groups.
 */
export function planAccounts(seed: number, inScope: number): readonly PlannedAccount[] {
  const taken = new Set<string>();
  const add = (kind: PlannedAccount['kind'], index: number, name: string, ouPath: readonly string[]) => ({
    id: freshId(seed, name, taken),
    name,
    ouPath,
    kind,
    index,
  });
  const core = [
    add('core', 0, 'management', []),
    add('core', 1, 'logarchive', ['Security']),
    add('core', 2, 'security', ['Security']),
  ];
  const workloads = Array.from({ length: inScope - core.length }, (_, index) => {
    const unit = WORKLOAD_UNITS[index % WORKLOAD_UNITS.length] ?? { stem: 'dev', ouPath: ['Dev'] };
    const number = String(Math.floor(index / WORKLOAD_UNITS.length) + 1).padStart(3, '0');
    return add('workload', index, `${unit.stem}${number}`, unit.ouPath);
  });
  const leftOut = [add('left-out', 0, 'unmanaged', ['UnManaged']), add('left-out', 1, 'suspended', ['Dev'])];
  return [...core, ...workloads, ...leftOut];
}

/** Twelve digits that no other account has. The first workload account's begin with a zero: ids are not numbers. */
function freshId(seed: number, name: string, taken: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const digits = String(numberOf(seed, 1e12, 'account', name, attempt)).padStart(12, '0');
    const id = name === 'dev001' ? `0${digits.slice(1)}` : digits;
    if (taken.has(id) || (name !== 'dev001' && id.startsWith('0'))) continue;
    taken.add(id);
    return id;
  }
}

/** `o-` and ten letters or digits. */
export function organizationIdOf(seed: number): string {
  return `o-${hexOf(seed, 10, 'organization')}`;
}
