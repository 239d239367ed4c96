import { readFileSync } from 'node:fs';
import { vocabulary } from '../../../engine/built-in-vocabulary.ts';
import { readProfiles } from '../../../engine/catalogue/profiles.ts';
import { startCrossAccountIndex } from '../../../engine/inventory/cross-account-index.ts';
import { indexShard, type ShardIndex } from '../../../engine/inventory/shard-index.ts';
import { snapshotInventory } from '../../../engine/inventory/snapshot-inventory.ts';
import { type Inventory, NotKnown } from '../../../engine/inventory.ts';
import { organizationPlace } from '../../../engine/places.ts';
import type { Listing } from '../../../engine/subject.ts';
import { SUBJECTS } from '../../../engine/subjects/index.ts';
import { MEMORY } from '../../../model/list-store.ts';
import type { Place } from '../../../model/names.ts';
import type { Parameters } from '../../../model/parameters.ts';
import type { SubjectKind } from '../../../model/subject-kinds.ts';
import type { Example } from '../../../scripts/authoring/example.ts';
import { exampleSnapshot } from '../../../scripts/authoring/example-snapshot.ts';

const PROFILE = 'asea-pbmm';

/** The parameters of the profile asea-pbmm. */
export function aseaParameters(): Parameters {
  const text = readFileSync(new URL(`../../../rules/profiles/${PROFILE}.yaml`, import.meta.url), 'utf8');
  const parameters = readProfiles(new Map([[PROFILE, text]])).profiles.get(PROFILE);
  if (parameters === undefined) throw new Error(`the profile ${PROFILE} has faults`);
  return parameters;
}

/** The inventory of an example, with all of its accounts in sight. */
export async function inventoryOf(example: Example): Promise<Inventory> {
  const snapshot = exampleSnapshot(example);
  const crossAccount = startCrossAccountIndex(snapshot.manifest, MEMORY);
  const shards = new Map<string, ShardIndex>();
  for (const { name } of snapshot.manifest.shards) {
    const shard = indexShard(await snapshot.shard(name));
    crossAccount.add(shard);
    shards.set(name, shard);
  }
  const parameters = { ...aseaParameters(), ...(example.parameters as Partial<Parameters> | undefined) };
  return snapshotInventory({
    manifest: snapshot.manifest,
    parameters,
    shards,
    crossAccount: crossAccount.finish(),
    tally: null,
  });
}

/** The subjects of a kind in a place (for kinds of the organization: its own place); the causes when none can be listed. */
export async function subjectsOf(kind: SubjectKind, example: Example, place?: Place): Promise<Listing<SubjectKind>> {
  const inventory = await inventoryOf(example);
  try {
    return SUBJECTS[kind].list(inventory, place ?? organizationPlace(inventory.targets));
  } catch (error) {
    if (error instanceof NotKnown) return { subjects: [], causes: error.causes };
    throw error;
  }
}

/** What a fact says of each subject of a kind: its value, or why it is not known, as `outcome: detail`. */
export async function factAbout(fact: string, kind: SubjectKind, example: Example, place?: Place): Promise<unknown[]> {
  const inventory = await inventoryOf(example);
  const { subjects } = await subjectsOf(kind, example, place);
  return subjects.map((subject) => {
    try {
      return vocabulary.facts[fact]?.read(subject as never, inventory);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      return error.causes.map(({ outcome, detail }) => `${outcome}: ${detail}`);
    }
  });
}
