import type { Judged, Said, VerdictRecord } from './record.ts';

/** Which of the names in a record may be others in the next one, although the same thing is meant. */
const SAME_THING: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  // What stands for the organization, or for a whole place, where a finding has no other subject.
  { pattern: /^arn:[^:]+:organizations::\d+:organization\/[^/]+$/, name: '(the place)' },
  { pattern: /^organization$/, name: '(the place)' },
  { pattern: /^arn:[^:]+:iam::\d+:root$/, name: '(the place)' },
  // Things below the organization bore its ARN, which depended on an answer.
  { pattern: /^arn:[^:]+:organizations::\d+:organization\/[^/]+(?=\/)/, name: 'organization' },
];

export type Comparison = {
  readonly counts: { readonly examples: number; readonly scenarios: number; readonly findings: number };
  /** One line each, sorted by where it is; empty: every verdict is the same. */
  readonly differences: readonly string[];
};

/** What the second record says otherwise than the first. */
export function compareVerdicts(before: VerdictRecord, after: VerdictRecord): Comparison {
  const differences = [
    ...differencesOf('example', before.examples, after.examples),
    ...differencesOf('scenario', before.scenarios, after.scenarios),
  ];
  const findings = [...Object.values(after.examples), ...Object.values(after.scenarios)].flat().length;
  const counts = {
    examples: Object.keys(after.examples).length,
    scenarios: Object.keys(after.scenarios).length,
    findings,
  };
  return { counts, differences };
}

function differencesOf(what: string, before: Judged, after: Judged): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (old === undefined || now === undefined) return [`${what} ${name}: ${old === undefined ? 'new' : 'gone'}`];
    const [was, is] = [verdictsOf(old), verdictsOf(now)];
    return [...new Set([...was.keys(), ...is.keys()])]
      .sort()
      .filter((key) => was.get(key) !== is.get(key))
      .map((key) => `${what} ${name}: ${key}: ${was.get(key) ?? 'nothing'} -> ${is.get(key) ?? 'nothing'}`);
  });
}

/** Verdicts by rule, place and subject. Where findings share all of them, their verdicts one after the other. */
function verdictsOf(said: readonly Said[]): Map<string, string> {
  return new Map([...Map.groupBy(said, keyOf)].map(([key, all]) => [key, verdictText(all)]));
}

function verdictText(said: readonly Said[]): string {
  return said
    .map(({ verdict }) => verdict)
    .sort()
    .join(' ');
}

function keyOf({ rule, account, region, resource, subject }: Said): string {
  // The ARN of a core account depends on whether the role is given to an account of its own; its name does not.
  if (subject.kind === 'core-account') return `${rule} ${account} ${region} (${subject.name})`;
  const known = SAME_THING.find(({ pattern }) => pattern.test(resource));
  const name = known === undefined ? resource : resource.replace(known.pattern, known.name);
  return `${rule} ${account} ${region} ${name}`;
}
