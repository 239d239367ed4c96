/** What one top folder may import. Whatever is not named here, the linter refuses. */
export type Row = {
  /** What is in the room, for the page about architecture. */
  readonly holds: string;
  /** Rooms that it may import, or folders of a room, each with the reason; its own files always. */
  readonly rooms: Readonly<Record<string, string>>;
  /** Single files of those rooms that it may not import. */
  readonly except?: readonly string[];
  /** Packages and modules of Node, each with the reason; `*` stands for part of a name. `any`: whatever is installed. */
  readonly packages: Readonly<Record<string, string>> | 'any';
  /** What the linter prints when another room is imported. */
  readonly sentence: string;
};

const FILES = { 'node:fs': 'files', 'node:fs/promises': 'files', 'node:path': 'their names' };
const MODEL = { model: 'what everything is made of' };
const PURE_READERS = { files: 'texts that others wrote, within limits' };
const READS_FILES = ['files/regular-file.ts'];
const DIGESTS = { 'node:crypto': 'digests' };
const AWS_TYPES = { '@aws-sdk/*': "AWS's operations", '@smithy/*': 'their schemas and protocols' };
const EXAMPLES = { 'scripts/authoring': 'examples of rules' };
const EVERY_ROOM = {
  ...MODEL,
  collectors: 'reads AWS',
  files: 'reads what others wrote',
  engine: 'judges',
  reporters: 'writes reports',
  snapshot: 'stores what was read',
  sim: 'the simulated organization',
  app: 'the use cases',
};

/** A row for each top folder with code: one without a row may neither import nor be imported. */
export const IMPORTS: Readonly<Record<string, Row>> = {
  model: {
    holds:
      'what everything is made of: resource, definition, cell, snapshot, rule, finding, report, with their schemas',
    rooms: {},
    packages: { zod: 'schemas' },
    sentence: 'The model is the ground floor: it imports nothing of ours.',
  },
  files: {
    holds:
      'reads JSON and YAML that others wrote, within limits of size, depth and packing; lists that do not fit into memory',
    rooms: {},
    packages: {
      'node:fs': 'files',
      'node:path': 'their names',
      'node:crypto': 'names that nobody else has',
      'node:zlib': 'packing of what does not fit into memory',
      'node:buffer': 'UTF-8',
      yaml: 'YAML',
      zod: 'the faults of a schema',
    },
    sentence: 'Reading files that others wrote knows nothing of what is in them.',
  },
  collectors: {
    holds:
      'the only code that reads AWS: a folder for each service, `aws/` the way to AWS, `targets/` what there is to scan, `runner/` the questions',
    rooms: MODEL,
    packages: {
      ...AWS_TYPES,
      undici: 'the pool of connections',
      'node:async_hooks': 'the credentials of a call',
      ...DIGESTS,
    },
    sentence: 'Collectors read AWS into the model and know nothing else of the house.',
  },
  engine: {
    holds: 'judges a snapshot: subjects, facts, conditions, findings, the report',
    rooms: { ...MODEL, ...PURE_READERS },
    except: READS_FILES,
    packages: { zod: 'schemas', 'json-rules-engine': 'runs the rules', ...DIGESTS },
    sentence: 'The engine judges a snapshot: no AWS, no files, no clock.',
  },
  reporters: {
    holds: 'from a report to text',
    rooms: { ...MODEL, ...PURE_READERS },
    except: READS_FILES,
    packages: {
      sarif: 'types of SARIF',
      'string-width': 'columns of a terminal',
      zod: 'checks a report that is read',
      ...DIGESTS,
    },
    sentence: 'A reporter is a pure function from a report to text.',
  },
  snapshot: {
    holds: 'writes, resumes and reads snapshots',
    rooms: { ...MODEL, files: 'reads what may have been changed' },
    packages: {
      ...FILES,
      ...DIGESTS,
      zod: 'schemas',
      'node:os': 'names',
      'node:util': 'promises',
      'node:zlib': 'packing',
    },
    sentence: 'The snapshot store knows files and the model.',
  },
  sim: {
    holds: 'the simulated organization',
    rooms: MODEL,
    packages: {
      ...AWS_TYPES,
      ...DIGESTS,
      'node:http': 'serves it',
      'node:http2': 'serves it',
      'node:net': 'serves it',
    },
    sentence: 'The simulated organization shares nothing with the scanner that it tests.',
  },
  app: {
    holds:
      'the use cases, without a terminal: collect and resume, judge, report, estimate, diagnose, policy; it reads configuration and rules',
    rooms: {
      ...MODEL,
      collectors: 'reads AWS',
      files: 'reads configuration, rules and reports',
      engine: 'judges',
      reporters: 'writes reports',
      snapshot: 'stores what was read',
      sim: 'the doctor tries refusals on it',
    },
    packages: {
      ...FILES,
      ...DIGESTS,
      'node:os': 'temporary folders',
      'node:timers/promises': 'waits for pipes',
      'node:url': 'where the package lies',
      'node:util': 'promises',
      yaml: 'configurations that are written',
      zod: 'schemas',
    },
    sentence: 'The use cases know the rooms below, and neither the command line nor tests and tools.',
  },
  cli: {
    holds: 'the command line: parses options, prints, sets exit codes',
    rooms: {
      ...MODEL,
      app: 'the use cases',
      collectors: 'secrets that are not printed, endpoints of the environment',
      reporters: 'formats, and texts that a terminal does not obey',
      snapshot: 'folders that are named by options',
      sim: 'serves the simulated organization',
    },
    packages: {
      'node:fs': 'files',
      'node:v8': 'the size of the heap',
      'node:vm': 'the size of the heap',
      commander: 'options',
      pino: 'the log',
    },
    sentence: 'The command line runs use cases; the product does not depend on its tests and tools.',
  },
  trust: {
    holds: 'the sweeps that try each promise of [trust.md](trust.md) in every way there is',
    rooms: { ...EVERY_ROOM, cli: 'the command line is tried as well', ...EXAMPLES },
    packages: 'any',
    sentence: 'The sweeps try the product on examples, and know neither its tests nor other tools.',
  },
  bench: {
    holds: 'figures',
    rooms: { ...EVERY_ROOM, test: 'rules and examples of the tests' },
    packages: 'any',
    sentence: 'The benchmark measures the product, and knows no other tools.',
  },
  scripts: {
    holds: 'generators and the demo; `authoring/` reads examples, judges them and writes the pages of rules',
    rooms: { ...EVERY_ROOM, trust: 'tables that pages show' },
    packages: 'any',
    sentence: 'Scripts generate from the product and its sweeps, and know neither the command line nor tests.',
  },
  test: {
    holds: 'tests',
    rooms: {
      ...EVERY_ROOM,
      cli: 'the command line',
      trust: 'sweeps run as tests, in part',
      bench: 'figures',
      scripts: 'generators',
    },
    packages: 'any',
    sentence: 'Tests import rooms that have a row in scripts/imports/table.ts.',
  },
};
