import type { Caller } from './caller.ts';
import { decide, mayDo, type Request, speaksOf } from './decide.ts';
import { matchedBy, matchesGlob } from './glob.ts';
import type { Condition, Principal, Statement } from './statement.ts';

/** Who belongs to the house: everybody else is an outsider. */
export type House = {
  readonly organizationId: string | null;
  readonly accounts: ReadonlySet<string>;
};

export type Outsiders = {
  /** Whom a policy certainly lets in: `everyone`, ids of organizations and accounts, ARNs; sorted. */
  readonly admitted: readonly string[];
  /** Whom it may let in: that nobody of them gets in is not proven; sorted. */
  readonly unclear: readonly string[];
};

/**
 * Whom of those outside of the house a policy lets do one of some things. Tried are somebody of whom the policy says
 * nothing, and everybody whom one of its statements names in any way, each in every organization that it names. So
 * nobody can get in who is not like one of those that were tried.
 */
export function outsiders(statements: readonly Statement[], requests: readonly Request[], house: House): Outsiders {
  const relevant = statements.filter((one) => requests.some((request) => speaksOf(one, request) !== 'no'));
  const named = namedIn(relevant, house);
  const admitted = new Map<string, string>();
  const unclear = new Set<string>();
  for (const caller of callersOf(named)) {
    const decisions = requests.map((request) => mayDo(decide(relevant, request, caller)));
    if (decisions.includes('yes')) admitted.set(keyOf(caller), labelOf(caller, named));
    else if (decisions.includes('unclear')) unclear.add(labelOf(caller, named));
  }
  return { admitted: withoutCovered(admitted, named), unclear: [...unclear].sort() };
}

type NamedOutsiders = {
  readonly strangerAccount: string;
  readonly strangerOrganization: string;
  readonly accounts: readonly string[];
  readonly organizations: readonly string[];
  readonly paths: readonly string[];
  readonly identities: readonly { readonly account: string; readonly arn: string; readonly pattern: string }[];
  readonly sources: readonly { readonly account: string; readonly arn: string }[];
};

function namedIn(statements: readonly Statement[], { organizationId, accounts }: House): NamedOutsiders {
  const conditions = statements.flatMap((statement) => statement.conditions);
  const principals = statements.flatMap(({ principal }) => principal?.values ?? []);
  const texts = [...conditions.flatMap(({ values }) => values), ...principals.flatMap(textsOf)];
  const strangerAccount = unmentioned(
    ['987654321098', '876543210987', '765432109876', '135791357913'],
    texts,
    accounts,
  );
  const strangerOrganization = unmentioned(
    ['o-zyxwvutsrq', 'o-qrstuvwxyz', 'o-0987654321'],
    texts,
    new Set([organizationId]),
  );
  const toAccount = (pattern: string): string =>
    /^\d{12}$/.test(pattern)
      ? pattern
      : isAll(pattern)
        ? strangerAccount
        : matchedBy(pattern).padEnd(12, '0').slice(0, 12);
  const isForeign = (account: string): boolean => !accounts.has(account);

  const arns = [
    ...principals.flatMap((one) => (one.kind === 'identity' ? [one.arn] : [])),
    ...valuesOf(conditions, ['aws:principalarn']),
  ];
  const identities = arns.flatMap((pattern) => toArn(pattern, strangerAccount, toAccount));
  const sources = valuesOf(conditions, ['aws:sourcearn']).flatMap((pattern) =>
    toArn(pattern, strangerAccount, toAccount),
  );
  const paths = valuesOf(conditions, ['aws:principalorgpaths', 'aws:sourceorgpaths']).map((path) =>
    matchedBy(path.replace(/^\*/, `${strangerOrganization}/`)),
  );
  const organizations = [
    ...valuesOf(conditions, ['aws:principalorgid', 'aws:sourceorgid'])
      .filter((id) => !isAll(id))
      .map(matchedBy),
    ...paths.map((path) => path.split('/')[0] ?? path),
  ];
  const named = [
    ...principals.flatMap((one) => ('account' in one ? [one.account] : [])),
    ...valuesOf(conditions, ['aws:principalaccount', 'aws:sourceaccount']).map(toAccount),
    ...[...identities, ...sources].map(({ account }) => account),
  ];
  return {
    strangerAccount,
    strangerOrganization,
    accounts: unique([...named.filter(isForeign), strangerAccount]),
    organizations: unique([...organizations.filter((id) => id.toLowerCase() !== organizationId), strangerOrganization]),
    paths: unique(paths),
    identities: identities.filter(({ account }) => isForeign(account)),
    sources: sources.filter(({ account }) => isForeign(account)),
  };
}

/** Everybody who has to be tried. */
function* callersOf({ accounts, organizations, paths, identities, sources }: NamedOutsiders): Iterable<Caller> {
  for (const account of accounts) {
    const arns = [null, ...identities.filter((one) => one.account === account).map(({ arn }) => arn)];
    const sourceArns = [null, ...sources.filter((one) => one.account === account).map(({ arn }) => arn)];
    for (const organizationId of [null, ...organizations]) {
      for (const path of pathsIn(organizationId, paths)) {
        for (const arn of arns)
          for (const sourceArn of sourceArns) yield { account, arn, organizationId, path, sourceArn };
      }
    }
  }
}

function pathsIn(organizationId: string | null, paths: readonly string[]): readonly (string | null)[] {
  if (organizationId === null) return [null];
  return [`${organizationId}/r-zzzz/`, ...paths.filter((path) => path.split('/')[0] === organizationId)];
}

/** What a finding calls a caller: the one thing by which the policy lets him in. */
function labelOf({ account, arn, organizationId, sourceArn }: Caller, named: NamedOutsiders): string {
  if (arn !== null) return named.identities.find((one) => one.arn === arn)?.pattern ?? arn;
  if (account !== named.strangerAccount) return account;
  if (organizationId !== null && organizationId !== named.strangerOrganization) return organizationId;
  return sourceArn ?? 'everyone';
}

/** Whoever gets in as one of a wider circle is not named besides. */
function withoutCovered(admitted: ReadonlyMap<string, string>, { strangerAccount }: NamedOutsiders): string[] {
  const names = [...admitted].filter(([key]) => {
    const caller: Caller = JSON.parse(key);
    const wider = [
      { ...caller, arn: null },
      { ...caller, sourceArn: null },
      { ...caller, account: strangerAccount, arn: null, sourceArn: null },
    ];
    return wider.every((other) => keyOf(other) === key || !admitted.has(keyOf(other)));
  });
  return unique(names.map(([, label]) => label)).sort();
}

function keyOf({ account, arn, organizationId, path, sourceArn }: Caller): string {
  return JSON.stringify({ account, arn, organizationId, path, sourceArn });
}

function valuesOf(conditions: readonly Condition[], keys: readonly string[]): string[] {
  return conditions.filter(({ key }) => keys.includes(key)).flatMap(({ values }) => values);
}

/** Somebody who has an ARN of a pattern. Of text that is no ARN there is nobody. */
function toArn(pattern: string, strangerAccount: string, toAccount: (pattern: string) => string) {
  const parts = pattern.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return [];
  const wanted = parts[4] ?? '';
  const account = wanted === '' ? strangerAccount : toAccount(wanted);
  const filled = parts.map((part, index) =>
    index === 4 ? account : index === 1 && isAll(part) ? 'aws' : matchedBy(part),
  );
  return [{ account, arn: filled.join(':'), pattern }];
}

function textsOf(principal: Principal): string[] {
  return 'account' in principal ? [principal.account] : [];
}

/** The first candidate that no text means, but for those that mean everybody. */
function unmentioned(
  candidates: readonly string[],
  texts: readonly string[],
  taken: ReadonlySet<string | null>,
): string {
  const isMeant = (id: string) => taken.has(id) || texts.some((text) => !isAll(text) && matchesGlob(text, id));
  return candidates.find((id) => !isMeant(id)) ?? candidates[0] ?? '';
}

function isAll(pattern: string): boolean {
  return /^\*+$/.test(pattern);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
