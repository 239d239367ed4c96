import type { Judged, Said, VerdictRecord } from './record.ts';

/** What a record calls otherwise than a later one, although the same thing is meant: how region and resource begin, and what it is now. */
const SAME_THING: readonly { readonly begins: RegExp; readonly is: string }[] = [
  // What is said of the organization was told by its ARN; that of a part of it (a service, a role) begins with it.
  { begins: /^global arn:[^:]+:organizations::\d+:organization\/[^/]+/, is: 'global organization' },
  // Where there was no such thing (no organization trail), it was told by the management account.
  { begins: /^global arn:[^:]+:iam::\d+:root$/, is: 'global organization' },
];

export type Comparison = {
  readonly counts: { readonly examples: number; readonly worlds: number; readonly findings: number };
  /** One line each, sorted by where it is; empty: every verdict is the same. */
  readonly differences: readonly string[];
};

/** What the second record says otherwise than the first. */
export function compareVerdicts(before: VerdictRecord, after: VerdictRecord): Comparison {
  const differences = [
    ...differencesOf('example', before.examples, after.examples),
    ...differencesOf('world', before.worlds, after.worlds),
  ];
  const findings = [...Object.values(after.examples), ...Object.values(after.worlds)].flat().length;
  const counts = { examples: Object.keys(after.examples).length, worlds: Object.keys(after.worlds).length, findings };
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
  const where = `${region} ${resource}`;
  const known = SAME_THING.find(({ begins }) => begins.test(where));
  return `${rule} ${account} ${known === undefined ? where : where.replace(known.begins, known.is)}`;
}
