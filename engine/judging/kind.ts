import type { Finding } from '../../model/finding.ts';
import type { AccountGroup, Place } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import type { SubjectKind } from '../../model/subject-kinds.ts';
import { SubjectFacts } from '../conditions/subject-facts.ts';
import type { Fact } from '../fact.ts';
import { type Inventory, isNotInRegion } from '../inventory.ts';
import { knownOr } from '../known.ts';
import { factNamesOf } from '../rule-facts.ts';
import type { Listing, SubjectLister } from '../subject.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { CompiledRule } from './compiled-rule.ts';
import { notInRegionMessage } from './messages.ts';
import { unlisted, wholeOrganization, wholePlace, withoutSubject } from './place-finding.ts';
import { ruleEngine } from './rule-engine.ts';

/** The rules about one kind of subject, ready to judge places. */
export type JudgedKind = {
  /** Whose regions are judged; null: the kind is asked once, about the organization. */
  readonly accounts: AccountGroup | null;
  readonly rules: readonly Rule[];
  /** What was planned of one place, and the findings about it. */
  judge(inventory: Inventory, place: Place): Promise<Judged>;
};

/** Planned: rules times subjects, and rules times what is to be said about the place itself. */
export type Judged = { readonly planned: number; readonly findings: readonly Finding[] };

/** `rules` speak of the same kind of subject in the same accounts, and have conditions; there is at least one. */
export function judgedKind(rules: readonly Rule[], vocabulary: Vocabulary, parameters: Parameters): JudgedKind {
  const { subject: kind, accounts } = at(rules, 0);
  const facts = [...new Set(rules.flatMap(factNamesOf))].map((name): [string, Fact] => [name, factNamed(name)]);
  const definitions = facts.map(([, fact]) => fact);
  const compiled = rules.map((rule) => new CompiledRule(rule, parameters, facts));
  const engine = ruleEngine(compiled);
  const lister = vocabulary.subjects[kind];

  function factNamed(name: string): Fact {
    const fact = vocabulary.facts[name];
    if (fact === undefined) throw new Error(`no fact is named ${name}`);
    return fact;
  }

  async function findingsOn(subjects: readonly SubjectFacts[]): Promise<Finding[]> {
    const verdicts = await engine.run(subjects);
    return compiled.flatMap((rule) =>
      (verdicts.get(rule.rule.id) ?? []).map((verdict, index) => rule.findingOf(at(subjects, index), verdict)),
    );
  }

  async function judge(inventory: Inventory, place: Place): Promise<Judged> {
    const listing = listed(lister, inventory, place);
    const subjects = listing.subjects.map((subject) => new SubjectFacts(subject, inventory, definitions));
    const findings = subjects.length === 0 ? [] : await findingsOn(subjects);
    let planned = rules.length * subjects.length;
    const { none, causes } = listing;
    const { targets } = inventory;
    const whole = lister.scope === 'organization' ? wholeOrganization(targets) : wholePlace(targets, place);
    if (none !== undefined) {
      planned += rules.length;
      for (const rule of rules) findings.push(withoutSubject(rule, whole, none));
    }
    if (causes !== undefined && causes.length > 0) {
      planned += rules.length;
      for (const rule of rules) findings.push(unlisted(rule, whole, causes));
    }
    return { planned, findings };
  }

  return { accounts: lister.scope === 'region' ? (accounts ?? lister.accounts) : null, rules, judge };
}

function at<T>(list: readonly T[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new Error(`${index} is beyond the end of the list`);
  return element;
}

/** What the lister says; when nothing can be listed, no subjects and the causes. */
function listed(lister: SubjectLister, inventory: Inventory, place: Place): Listing<SubjectKind> {
  return knownOr(
    (): Listing<SubjectKind> => lister.list(inventory, place),
    (causes) => (isNotInRegion(causes) ? { subjects: [], none: notInRegionMessage(causes) } : { subjects: [], causes }),
  );
}
