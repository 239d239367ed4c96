import type { ReportingDescriptorRelationship, ToolComponent } from 'sarif';
import type { ReportRule } from '../../model/report.ts';

/** The frameworks that the rules map to, sorted by name, each with the controls that are mapped to, sorted. */
export function taxonomies(rules: readonly ReportRule[]): ToolComponent[] {
  const frameworks = new Map<string, Set<string>>();
  for (const rule of rules) {
    for (const [framework, controls] of Object.entries(rule.mappings)) {
      const known = frameworks.get(framework) ?? new Set();
      for (const control of controls) known.add(control);
      frameworks.set(framework, known);
    }
  }
  return [...frameworks]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, controls]) => ({
      name: nameOf(name),
      shortDescription: { text: `Controls of ${nameOf(name)} that the rules relate to.` },
      taxa: [...controls].toSorted().map((id) => ({ id })),
    }));
}

/** A rule's controls, as references into `taxonomies`. */
export function relationships(rule: ReportRule, known: readonly ToolComponent[]): ReportingDescriptorRelationship[] {
  return Object.entries(rule.mappings).flatMap(([framework, controls]) => {
    const index = known.findIndex(({ name }) => name === nameOf(framework));
    const taxa = known[index]?.taxa ?? [];
    return [...new Set(controls)].map((id) => ({
      target: {
        id,
        index: taxa.findIndex((taxon) => taxon.id === id),
        toolComponent: { name: nameOf(framework), index },
      },
      kinds: ['relevant'],
    }));
  });
}

/** A name must not be empty. */
function nameOf(framework: string): string {
  return framework || 'unnamed';
}
