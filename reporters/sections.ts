/** The chapter's sections: the middle part of a requirement's id, the number in the chapter, and the name. */
const SECTIONS = [
  { code: 'OV', number: '1.1', name: 'Overview' },
  { code: 'CT', number: '1.2', name: 'CloudTrail' },
  { code: 'FL', number: '1.3', name: 'VPC Flow Logs' },
  { code: 'GD', number: '1.4', name: 'GuardDuty' },
  { code: 'CF', number: '1.5', name: 'Config' },
  { code: 'CL', number: '1.6', name: 'CloudWatch Logs' },
  { code: 'SH', number: '1.7', name: 'Security Hub' },
  { code: 'SM', number: '1.8', name: 'Systems Manager Session Manager' },
  { code: 'IN', number: '1.9', name: 'Systems Manager Inventory' },
  { code: 'OT', number: '1.10', name: 'Other services' },
] as const;

export type Section = { readonly code: string; readonly number: string; readonly name: string };

/** The section of a requirement; one that the chapter does not have is named by its code and stands last. */
export function sectionOf(requirement: string): Section {
  const code = requirement.split('-')[2] ?? requirement;
  return SECTIONS.find((section) => section.code === code) ?? { code, number: '', name: code };
}

/** Groups by section, in the chapter's order; empty sections are left out. */
export function bySection<T>(things: readonly T[], requirementOf: (thing: T) => string): [Section, T[]][] {
  const groups = new Map<string, [Section, T[]]>();
  for (const thing of things) {
    const section = sectionOf(requirementOf(thing));
    const group = groups.get(section.code) ?? [section, []];
    group[1].push(thing);
    groups.set(section.code, group);
  }
  return [...groups.values()].toSorted(([a], [b]) => rank(a) - rank(b));
}

function rank({ code }: Section): number {
  const index = SECTIONS.findIndex((section) => section.code === code);
  return index === -1 ? SECTIONS.length : index;
}
