import { readFileSync } from 'node:fs';
import { vocabulary } from '../../../engine/built-in-vocabulary.ts';
import { readProfiles } from '../../../engine/catalogue/profiles.ts';
import { organizationPlace } from '../../../engine/places.ts';
import type { Listing } from '../../../engine/subject.ts';
import { SUBJECTS } from '../../../engine/subjects/index.ts';
import { indexShard, type ShardIndex } from '../../../engine/world/shard-index.ts';
import { snapshotWorld } from '../../../engine/world/snapshot-world.ts';
import { startSurvey } from '../../../engine/world/survey.ts';
import { NotKnown, type World } from '../../../engine/world.ts';
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

/** The world of an example, with all of its accounts in sight. */
export async function worldOf(example: Example): Promise<World> {
  const snapshot = exampleSnapshot(example);
  const survey = startSurvey(snapshot.manifest, MEMORY);
  const shards = new Map<string, ShardIndex>();
  for (const { name } of snapshot.manifest.shards) {
    const shard = indexShard(await snapshot.shard(name));
    survey.add(shard);
    shards.set(name, shard);
  }
  const parameters = { ...aseaParameters(), ...(example.parameters as Partial<Parameters> | undefined) };
  return snapshotWorld({ manifest: snapshot.manifest, parameters, shards, survey: survey.finish(), tally: null });
}

/** The subjects of a kind in a place (for kinds of the organization: its own place); the causes when none can be listed. */
export async function subjectsOf(kind: SubjectKind, example: Example, place?: Place): Promise<Listing<SubjectKind>> {
  const world = await worldOf(example);
  try {
    return SUBJECTS[kind].list(world, place ?? organizationPlace(world.targets));
  } catch (error) {
    if (error instanceof NotKnown) return { subjects: [], causes: error.causes };
    throw error;
  }
}

/** What a fact says of each subject of a kind: its value, or why it is not known, as `outcome: detail`. */
export async function factAbout(fact: string, kind: SubjectKind, example: Example, place?: Place): Promise<unknown[]> {
  const world = await worldOf(example);
  const { subjects } = await subjectsOf(kind, example, place);
  return subjects.map((subject) => {
    try {
      return vocabulary.facts[fact]?.read(subject as never, world);
    } catch (error) {
      if (!(error instanceof NotKnown)) throw error;
      return error.causes.map(({ outcome, detail }) => `${outcome}: ${detail}`);
    }
  });
}
