import { verdictsByKey } from '../compare.ts';
import type { Baseline } from './baseline.ts';

/** A pass that survives the denial of an operation that its rule needs, and why it may. */
export type Unaffected = { readonly operation: string; readonly rule: RegExp; readonly reason: string };

export const UNAFFECTED: readonly Unaffected[] = [];

/** Passes of rules that need an operation, and that are passes without it. Each has to be explained. */
export function faultsOfDenial(
  operation: string,
  lost: readonly string[],
  clean: Baseline,
  rules: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  return survivors(operation, lost, clean, rules)
    .filter((key) => explained(operation, key) === null)
    .map((key) => `${clean.situation.name} --fault denied:operation=${operation}: still a pass, which needs it: ${key}`);
}

/** The entry that says why a pass may survive; null: there is none. */
export function explained(operation: string, key: string): Unaffected | null {
  const rule = key.slice(0, key.indexOf(' '));
  return UNAFFECTED.find((entry) => entry.operation === operation && entry.rule.test(rule)) ?? null;
}

function survivors(
  operation: string,
  lost: readonly string[],
  clean: Baseline,
  rules: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const places = new Set(lost.map(placeOf));
  return [...verdictsByKey(clean.report)]
    .filter(([key, verdict]) => verdict === 'pass' && rules.get(operation)?.has(ruleOf(key)))
    .map(([key]) => key)
    .filter((key) => !lost.includes(key) && !places.has(placeOf(key)) && !places.has(globalPlaceOf(key)));
}

function ruleOf(key: string): string {
  return key.slice(0, key.indexOf(' '));
}

function placeOf(key: string): string {
  return key.split(' ').slice(0, 3).join(' ');
}

function globalPlaceOf(key: string): string {
  return [...key.split(' ').slice(0, 2), 'global'].join(' ');
}
