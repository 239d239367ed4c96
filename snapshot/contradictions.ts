import type { PlacedFault } from '../files/source-text.ts';
import { isOfSeveralAccounts } from '../model/shard-names.ts';
import type { Manifest, Shard } from '../model/snapshot.ts';
import { shardFile } from './layout.ts';

/** What a manifest says that cannot be, although each value alone could: names that stand twice, foreign paths. */
export function contradictions({ targets, shards }: Manifest): PlacedFault[] {
  const faults: PlacedFault[] = [];
  const accounts = targets.accounts.map(({ account }) => account);
  if (accounts.length === 0 && targets.core.management === null) {
    faults.push({ path: ['targets', 'accounts'], message: 'names no account' });
  }
  faults.push(...repeated(['targets', 'accounts'], accounts));
  targets.accounts.forEach(({ regions }, index) => {
    faults.push(...repeated(['targets', 'accounts', index, 'regions'], regions ?? []));
  });
  faults.push(
    ...repeated(
      ['shards'],
      shards.map(({ name }) => name),
    ),
  );
  shards.forEach(({ name, file }, index) => {
    const isName = isOfSeveralAccounts(name) || /^\d{12}$/.test(name);
    if (!isName) faults.push({ path: ['shards', index, 'name'], message: `names a shard ${JSON.stringify(name)}` });
    else if (file !== shardFile(name)) {
      faults.push({ path: ['shards', index, 'file'], message: `names a shard file ${JSON.stringify(file)}` });
    }
  });
  return faults;
}

function repeated(path: readonly PropertyKey[], names: readonly string[]): PlacedFault[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const isRepeated = seen.has(name);
    seen.add(name);
    return isRepeated ? [{ path: [...path, index], message: `names ${name} twice` }] : [];
  });
}

/**
 * The line, from 0, at which a shard contradicts itself: the answer to a question or a resource that stands twice, or that
 * is of another account. null: nowhere.
 */
export function contradictionIn({ name, cells, resources }: Shard): { line: number; message: string } | null {
  const seen = new Set<string>();
  const isForeign = (account: string) => !isOfSeveralAccounts(name) && account !== name;
  for (const [index, { account, region, operation, resource }] of cells.entries()) {
    // Only the last part is free text, so that no two questions share a key.
    const key = `${operation} ${account} ${region} ${resource ?? ''}`;
    if (isForeign(account)) return { line: index, message: `has a cell of account ${account}` };
    if (seen.has(key)) return { line: index, message: `answers ${operation} twice` };
    seen.add(key);
  }
  for (const [index, { account, region, type, id }] of resources.entries()) {
    const line = cells.length + index;
    const key = `${type} ${account} ${region} ${id}`;
    if (isForeign(account)) return { line, message: `has a ${type} of account ${account}` };
    if (seen.has(key)) return { line, message: `has a ${type} twice` };
    seen.add(key);
  }
  return null;
}
