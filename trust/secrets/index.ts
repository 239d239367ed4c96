import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toDetail } from '../../collectors/aws/detail.ts';
import { eachOf } from '../../collectors/runner/concurrency.ts';
import { SimError } from '../../sim/operation.ts';
import { addStrings, mapStrings } from '../hostile/answer-strings.ts';
import { namesIn } from '../hostile/names.ts';
import { rendered } from '../hostile/output-faults.ts';
import type { Rewriting } from '../hostile/rewritten.ts';
import { type OrganizationShape, scanRewritten, violationsFrom } from '../hostile/served.ts';
import { spread } from '../spread.ts';
import type { Sweep, SweepSize } from '../sweep.ts';
import { commandFaults } from './command-runs.ts';
import { crashFaults } from './crashes.ts';
import { KEPT_FIELDS, NEVER_SECRET } from './kept-fields.ts';
import { placesOfSecrets, secretsIn } from './places-of-secrets.ts';
import { plantedSecrets, WAYS } from './planted.ts';
import { readerOf } from './readable.ts';
import { textFieldsOfSnapshots } from './text-fields.ts';

/** `places`, `operations`: so many of each. */
const SIZES = {
  sample: { soils: 1, places: 4, operations: 1, commands: 0, crashes: 1 },
  ci: { soils: 1, places: 20, operations: 5, commands: 1, crashes: 20 },
  full: { soils: 2, places: Number.POSITIVE_INFINITY, operations: Number.POSITIVE_INFINITY, commands: 3, crashes: 20 },
} as const satisfies Record<SweepSize, object>;

const SECRETS = plantedSecrets();
const READER = readerOf(SECRETS);

/** Secrets in everything that AWS says, in the environment and in errors of our own. */
export const secrets: Sweep = {
  promise: 'No secret is in a report, a snapshot, a log or a crash, unless it is the name of a thing.',
  async run({ size, seed, progress }) {
    const { soils, commands, crashes, ...most } = SIZES[size];
    const broken = new Set<string>(fieldFaults());
    const counts = {
      secrets: SECRETS.length,
      messages: 0,
      scans: 0,
      places: 0,
      added: 0,
      errors: 0,
      commands,
      crashes: 0,
    };
    for (const [way, text] of messages()) {
      counts.messages += 1;
      for (const { kind } of READER.readIn(toDetail(text))) broken.add(`the message of an error, ${way}: ${kind}`);
    }
    for (let number = 0; number < soils; number += 1) {
      const shape = shapeOf(seed + number);
      const { places, operations } = await namesIn(shape);
      const jobs = [
        ...spread(places, most.places, seed + number).map(
          (place, index) => ({ kind: 'places', name: place, rewriting: inPlace(place, index) }) as const,
        ),
        ...spread(operations, most.operations, seed + number).map(
          (operation, index) => ({ kind: 'added', name: operation, rewriting: added(operation, index) }) as const,
        ),
        ...spread(operations, most.operations, seed + number).map(
          (operation, index) => ({ kind: 'errors', name: operation, rewriting: inErrors(operation, index) }) as const,
        ),
      ];
      await eachOf(jobs, 3, async ({ kind, name, rewriting }) => {
        counts[kind] += 1;
        counts.scans += 1;
        for (const fault of await scanFaults(shape, rewriting)) broken.add(`${kind} ${name}: ${fault}`);
        progress(`${counts.scans} scans, ${broken.size} faults ${[...broken].at(-1) ?? ''}`);
      });
    }
    for (let run = 0; run < commands; run += 1) {
      for (const fault of await commandFaults(shapeOf(seed + run), SECRETS, READER)) broken.add(fault);
    }
    const crashed = await crashFaults(SECRETS, READER, crashes);
    counts.crashes = crashed.crashes;
    for (const fault of crashed.faults) broken.add(fault);
    return { counts, broken: [...broken].sort() };
  },
};

/** Every secret on every way, inside a sentence. */
function* messages(): Generator<readonly [way: string, text: string]> {
  for (const { kind, text } of SECRETS) {
    for (const [way, write] of Object.entries(WAYS))
      yield [`${kind} ${way}`, `The request with ${write(text)} was refused`];
  }
}

/** The fields that the model has and the fields whose keeping has a reason are the same. */
function fieldFaults(): string[] {
  const fields = new Set(textFieldsOfSnapshots());
  const kept = new Set(Object.keys(KEPT_FIELDS));
  return [
    ...[...fields.difference(kept)].map((field) => `the model keeps the text ${field}, and nobody says why`),
    ...[...kept.difference(fields)].map((field) => `the model has no field ${field}`),
  ];
}

/** Scans, and looks for secrets where none may be. */
async function scanFaults(shape: OrganizationShape, rewriting: Rewriting): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'zonewarden-secrets-'));
  try {
    const report = await scanRewritten(shape, rewriting, { folder: join(folder, 'snapshot') });
    const places = placesOfSecrets(join(folder, 'snapshot'), READER);
    if (places.length === 0) return secretsIn(rendered(report), READER);
    const wrong = places.filter((place) => !Object.hasOwn(KEPT_FIELDS, place) || NEVER_SECRET.has(place));
    return wrong.map((place) => `a secret is in ${place}`);
  } catch (error) {
    return secretsIn([['what is thrown', String(error)]], READER);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function secretAt(index: number): string {
  return SECRETS[index % SECRETS.length]?.text ?? '';
}

function inPlace(place: string, start: number): Rewriting {
  let number = start;
  return {
    answer: (output, structure, call) =>
      mapStrings(structure, output, (text, path) =>
        `${call.operation} ${path}` === place ? secretAt(number++) : text,
      ),
  };
}

function added(operation: string, start: number): Rewriting {
  let number = start * 7;
  return {
    answer: (output, structure, call) =>
      call.operation === operation ? addStrings(structure, output, () => secretAt(number++)) : output,
  };
}

function inErrors(operation: string, start: number): Rewriting {
  let number = start * 3;
  const ways = Object.values(WAYS);
  return {
    answer: (output, _, call) => {
      if (call.operation !== operation) return output;
      number += 1;
      const write = ways[number % ways.length] ?? String;
      throw new SimError(
        `Bad.${secretAt(number)}`,
        `${write(secretAt(number + 1))} and ${write(secretAt(number + 2))}`,
      );
    },
  };
}

function shapeOf(number: number): OrganizationShape {
  const size = { accounts: 5, regions: 1 };
  return { ...size, violations: violationsFrom(number * 17, size) };
}
