import type { Parameters } from '../model/parameters.ts';
import { VIOLATIONS } from '../sim/violations/index.ts';
import { seededRandom, shuffled } from './random.ts';

/** Violations that one organization may have at once: what they are told by does not meet. */
export type ViolationBatch = {
  readonly names: readonly string[];
  /** Under which they are judged. */
  readonly parameters: Partial<Parameters>;
};

/**
 * Every violation in one batch. Those of a batch are of different requirements and have the same parameters, so that one
 * scan tells of each. Another seed puts others together: a violation that wrongly breaks what another one of its batch is
 * told by shows on another day.
 */
export function violationBatches(seed: number, names: readonly string[] = Object.keys(VIOLATIONS)): ViolationBatch[] {
  const batches: { names: string[]; parameters: Partial<Parameters>; told: Set<string> }[] = [];
  for (const name of shuffled(names, seededRandom(seed))) {
    const { parameters = {} } = VIOLATIONS[name] ?? {};
    const told = toldBy(name);
    const fitting = batches.find(
      (batch) =>
        ![name, ...batch.names].some(isWide) &&
        isEqual(batch.parameters, parameters) &&
        told.every((requirement) => !batch.told.has(requirement)),
    );
    const batch = fitting ?? { names: [], parameters, told: new Set() };
    if (fitting === undefined) batches.push(batch);
    batch.names.push(name);
    for (const requirement of told) batch.told.add(requirement);
  }
  return batches.map(({ names, parameters }) => ({ names: names.sort(), parameters }));
}

/**
 * Tries violations together, and halves of them where `holds` says that they are not told of as they should be: two may
 * meet in a way that their requirements do not show. In the end whatever does not hold was tried by itself. The outcome
 * of each, with the violations that it was tried with.
 */
export async function tryTogether<T>(
  { names, parameters }: ViolationBatch,
  attempt: (batch: ViolationBatch) => Promise<T>,
  holds: (batch: ViolationBatch, outcome: T) => boolean,
): Promise<Map<string, { readonly batch: ViolationBatch; readonly outcome: T }>> {
  const batch = { names, parameters };
  const outcome = await attempt(batch);
  if (names.length === 1 || holds(batch, outcome)) return new Map(names.map((name) => [name, { batch, outcome }]));
  const middle = Math.ceil(names.length / 2);
  const halves = [names.slice(0, middle), names.slice(middle)];
  const tried = await Promise.all(halves.map((half) => tryTogether({ names: half, parameters }, attempt, holds)));
  return new Map(tried.flatMap((outcomes) => [...outcomes]));
}

/** Whether a violation moves so much that it goes with no other. */
export function isWide(name: string): boolean {
  return typeof VIOLATIONS[name]?.besides?.unknown === 'string';
}

/** Requirements of which a violation moves findings. */
function toldBy(name: string): string[] {
  const { requirements = [], besides = {} } = VIOLATIONS[name] ?? {};
  const unknown = typeof besides.unknown === 'string' ? [] : (besides.unknown ?? []);
  return [...requirements, ...unknown, ...(besides['not-applicable'] ?? [])];
}

function isEqual(one: Partial<Parameters>, other: Partial<Parameters>): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}
