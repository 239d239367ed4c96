import type { PlacedFault } from '../../files/source-text.ts';
import { RESOURCES } from '../../model/resource.ts';
import { completeResource } from './complete-resource.ts';
import type { PartialResource } from './example.ts';
import type { GivenResource, WrittenExample } from './example-file.ts';
import { merged } from './merged.ts';
import { resourceFaults } from './resource-faults.ts';

/** The resources of an example as it is written, with what is wrong with it; paths begin at the example. */
export type Resolved = { readonly resources: readonly PartialResource[]; readonly faults: readonly PlacedFault[] };

/** Given scenarios by name. */
export type GivenWorlds = ReadonlyMap<string, readonly GivenResource[]>;

/** Takes the given scenarios of an example one after the other, removes, changes and adds what it says. */
export function resolveExample(written: WrittenExample, scenarios: GivenWorlds): Resolved {
  const faults: PlacedFault[] = [];
  const names = [written.given ?? []].flat();
  for (const name of names.filter((name) => !scenarios.has(name))) {
    const known = [...scenarios.keys()].sort().join(', ');
    faults.push({ path: ['given'], message: `there is no given scenario ${name}; there are: ${known || 'none'}` });
  }
  const given = names.flatMap((name) => scenarios.get(name) ?? []);
  // Without the scenario that was meant, nothing can be said about what stands in it.
  if (faults.length > 0) return { resources: [], faults };

  const absent = new Set<GivenResource>();
  for (const [index, name] of (written.without ?? []).entries()) {
    const one = named(name, ['without', index]);
    if (one !== null) absent.add(one);
  }
  const changed = new Map<GivenResource, PartialResource>();
  for (const [name, fields] of Object.entries(written.change ?? {})) {
    const path = ['change', name];
    const one = named(name, path);
    if (one === null) continue;
    const found = absent.has(one) ? [{ path, message: `${name} is not there` }] : changeFaults(one, fields, path);
    faults.push(...found);
    changed.set(one, withoutName(merged(one, fields) as GivenResource));
  }
  for (const [index, one] of (written.add ?? []).entries()) faults.push(...resourceFaults(one, ['add', index]));
  const kept = given.filter((one) => !absent.has(one)).map((one) => changed.get(one) ?? withoutName(one));
  return { resources: [...kept, ...(written.add ?? [])], faults };

  function named(name: string, path: readonly PropertyKey[]): GivenResource | null {
    const [one, ...others] = given.filter((resource) => nameOf(resource) === name);
    if (one !== undefined && others.length === 0) return one;
    const known = [...new Set(given.map(nameOf))].join(', ') || 'nothing';
    const message =
      one === undefined
        ? `no given resource is called ${name}; given are: ${known}`
        : `${others.length + 1} given resources are called ${name}; give them names of their own with "as"`;
    faults.push({ path, message });
    return null;
  }
}

/** What is wrong with the resources of a given scenario; paths begin at the scenario. */
export function givenFaults(scenario: readonly GivenResource[]): PlacedFault[] {
  return scenario.flatMap((one, index) => {
    const faults = [...resourceFaults(withoutName(one), [index])];
    if (one.as !== undefined && Object.hasOwn(RESOURCES, one.as)) {
      faults.push({ path: [index, 'as'], message: `${one.as} is a type; wanted a name that is none` });
    }
    return faults;
  });
}

function changeFaults(one: GivenResource, fields: object, path: readonly PropertyKey[]): PlacedFault[] {
  for (const fixed of ['type', 'as']) {
    if (fixed in fields) return [{ path: [...path, fixed], message: `a change keeps ${fixed} as it is` }];
  }
  const before = withoutName(one);
  const after = merged(before, fields) as PartialResource;
  const faults = resourceFaults(after, path);
  if (faults.length > 0) return faults;
  const isSame = JSON.stringify(completeResource(before, [])) === JSON.stringify(completeResource(after, []));
  return isSame && after.id === before.id ? [{ path, message: `this changes nothing of ${nameOf(one)}` }] : [];
}

/** By what examples speak of a given resource. */
function nameOf({ as, type }: GivenResource): string {
  return as ?? type;
}

function withoutName({ as: _, ...resource }: GivenResource): PartialResource {
  return resource as PartialResource;
}
