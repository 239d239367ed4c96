import { loadOurCatalogue } from '../../app/catalogue/our-catalogue.ts';
import { TARGET_OPERATIONS } from '../../collectors/targets/operations.ts';
import { vocabulary } from '../../engine/built-in-vocabulary.ts';
import { constituentsOf } from '../../engine/facts/overview/security-services.ts';
import { neededTypes } from '../../engine/needed-types.ts';
import { factNamesOf } from '../../engine/rule-facts.ts';
import { type Rule, requirementOf } from '../../model/rule.ts';
import { seededRandom, shuffled } from '../random.ts';
import { rulesByOperation } from './needs.ts';

/** Rules by their ids, sorted: those that one scan judges, so that it also reads no more than they need. */
export type Slice = readonly string[];

/** Which rules the faults of an operation are tried with. */
export type Slices = (operation: string) => Slice;

/** What is known of the rules before a scan. */
export type SlicedCatalogue = {
  readonly rules: readonly Pick<Rule, 'id' | 'subject'>[];
  /** Rules about the findings of other rules, each with the requirements that it sums up; without any it speaks of the scan. */
  readonly sums: ReadonlyMap<string, readonly string[]>;
  /** The rules that need an operation, by operation. */
  readonly needing: ReadonlyMap<string, ReadonlySet<string>>;
  /** Operations that every scan sends, whatever its rules. */
  readonly ofEveryScan: ReadonlySet<string>;
};

/**
 * The slice of an operation is the rules that need it, and a random tenth of the others, at most `MOST_OTHERS`: other
 * ones for each operation and seed. So what a fault costs does not grow with the number of rules. An operation of every
 * scan takes whole accounts and regions away: it is tried with one rule of each kind of subject and with all that sums up
 * besides. What sums up is in a slice where all that it sums up is: without that it would be unknown with any fault.
 */
export function slicesOf(catalogue: SlicedCatalogue, seed: number): Slices {
  const { rules, sums, needing, ofEveryScan } = catalogue;
  return (operation) => {
    const random = seededRandom(seed ^ numberOf(operation));
    const isOfEveryScan = ofEveryScan.has(operation);
    const slice = new Set(needing.get(operation) ?? []);
    if (isOfEveryScan) for (const id of [...sums.values()].flat()) slice.add(id);
    const others = shuffled(
      rules.filter(({ id }) => !slice.has(id)),
      random,
    );
    const drawn = Math.min(MOST_OTHERS, Math.ceil(others.length / 10));
    for (const { id } of others.slice(0, drawn)) slice.add(id);
    if (isOfEveryScan) for (const [first] of bySubject(others)) slice.add(first.id);
    // Who selects a rule by its requirement's id selects all of the requirement.
    const selected = rules.filter(({ id }) => slice.has(id) || slice.has(requirementOf(id))).map(({ id }) => id);
    const summed = [...sums].filter(([, of]) => of.every((id) => selected.includes(id))).map(([id]) => id);
    return [...summed, ...selected].sort();
  };
}

/** Every rule with every operation. */
export function wholeCatalogue({ rules, sums }: SlicedCatalogue): Slices {
  const all = [...sums.keys(), ...rules.map(({ id }) => id)].sort();
  return () => all;
}

/** Our own rules, those about documents left out: they judge nothing. */
export async function slicedCatalogue(): Promise<SlicedCatalogue> {
  const judging = (await loadOurCatalogue()).rules.filter(({ conditions }) => conditions !== undefined);
  const isSum = (rule: Rule) => neededTypes([rule], vocabulary).length === 0;
  return {
    rules: judging.filter((rule) => !isSum(rule)),
    sums: new Map(judging.filter(isSum).map((rule) => [rule.id, summedUpBy(rule)])),
    needing: await rulesByOperation(),
    ofEveryScan: new Set(TARGET_OPERATIONS),
  };
}

function summedUpBy(rule: Rule): readonly string[] {
  return factNamesOf(rule).includes('securityServices') ? constituentsOf(rule.subject) : [];
}

/** The rules of both. */
export function unionOf(one: Slice, other: Slice): Slice {
  return [...new Set([...one, ...other])].sort();
}

const MOST_OTHERS = 4;

function bySubject(rules: SlicedCatalogue['rules']): (readonly [Pick<Rule, 'id'>])[] {
  return [...Map.groupBy(rules, ({ subject }) => subject).values()] as [Pick<Rule, 'id'>][];
}

/** The same number for the same text. */
function numberOf(text: string): number {
  return [...text].reduce((number, character) => Math.imul(number, 31) + (character.codePointAt(0) ?? 0), 7);
}
