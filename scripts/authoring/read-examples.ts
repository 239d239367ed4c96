import { join } from 'node:path';
import { parsed, type SourceDocument, yamlDocument } from '../../engine/catalogue/document.ts';
import { CatalogueError, type CatalogueFault } from '../../engine/catalogue/fault.ts';
import { LIMITS } from '../../files/limits.ts';
import { readRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { type PlacedFault, withLines } from '../../files/source-text.ts';
import type { TextFault } from '../../files/text-fault.ts';
import { textOf } from '../../files/utf8.ts';
import { type Example, type ExampleSection, type Examples, SECTION_VERDICTS } from './example.ts';
import { ExampleFile, type WrittenExample } from './example-file.ts';
import { ContradictoryExample } from './example-resources.ts';
import { exampleSnapshot } from './example-snapshot.ts';
import { type GivenWorlds, givenFaults, resolveExample } from './resolve-example.ts';

/** The text of a file of the catalogue, or why there is none. Paths are inside the catalogue's folder. */
export type TextSource = (file: string) => string | TextFault;

/** The examples of the rule in a folder of the catalogue. Throws CatalogueError with every fault. */
export function loadExamples(rulesFolder: string, folder: string): Examples {
  const { examples, faults } = readExamples(folder, catalogueFile(rulesFolder));
  if (examples === null) throw new CatalogueError(faults);
  return examples;
}

/** Reads `examples.yaml` in a folder of the catalogue, and the file that it extends. null where anything is wrong. */
export function readExamples(
  folder: string,
  source: TextSource,
): { readonly examples: Examples | null; readonly faults: readonly CatalogueFault[] } {
  const { document, written, scenarios, faults } = readWorlds(folder, source, 'may extend');
  if (written === null || faults.length > 0) return { examples: null, faults };
  const examples: { [S in ExampleSection]?: Record<string, Example> } = {};
  const wrong: PlacedFault[] = [];
  for (const section of Object.keys(SECTION_VERDICTS) as ExampleSection[]) {
    const entries = Object.entries(written[section] ?? {});
    for (const [name, one] of entries) {
      const { example, faults } = readExample(one, scenarios);
      wrong.push(...faults.map(({ path, message }) => ({ path: [section, name, ...path], message })));
      examples[section] = { ...examples[section], [name]: example };
    }
  }
  if (wrong.length === 0) return { examples, faults: [] };
  return { examples: null, faults: placed(document, wrong) };
}

type Scenarios = {
  readonly document: SourceDocument;
  readonly written: ExampleFile | null;
  readonly scenarios: GivenWorlds;
  readonly faults: readonly CatalogueFault[];
};

/** The given scenarios of a file: those of the file that it extends, and its own. */
function readWorlds(folder: string, source: TextSource, role: 'may extend' | 'is extended'): Scenarios {
  const file = `${folder}/examples.yaml`;
  const text = source(file);
  if (typeof text !== 'string') {
    return { document: yamlDocument(file, ''), written: null, scenarios: new Map(), faults: [{ file, ...text }] };
  }
  const document = yamlDocument(file, text);
  const { value: written, faults } = parsed(document, ExampleFile);
  if (written === null) return { document, written, scenarios: new Map(), faults };
  const own = Object.entries(written.given ?? {});
  const wrong = own.flatMap(([name, scenario]) =>
    givenFaults(scenario).map(({ path, message }) => ({ path: ['given', name, ...path], message })),
  );
  if (written.extends !== undefined && role === 'is extended') {
    wrong.push({ path: ['extends'], message: 'what others extend may not extend anything' });
  }
  const found = [...faults, ...placed(document, wrong)];
  if (written.extends === undefined || role === 'is extended') {
    return { document, written, scenarios: new Map(own), faults: found };
  }
  const parent = readWorlds(`${folder.slice(0, folder.lastIndexOf('/'))}/${written.extends}`, source, 'is extended');
  return { document, written, scenarios: new Map([...parent.scenarios, ...own]), faults: [...found, ...parent.faults] };
}

function readExample(written: WrittenExample, scenarios: GivenWorlds): { example: Example; faults: PlacedFault[] } {
  const { given: _, without: __, change: ___, add: ____, ...rest } = written;
  const { resources, faults } = resolveExample(written, scenarios);
  const example: Example = { ...rest, resources };
  if (faults.length > 0) return { example, faults: [...faults] };
  try {
    exampleSnapshot(example);
    return { example, faults: [] };
  } catch (error) {
    if (!(error instanceof ContradictoryExample)) throw error;
    return { example, faults: [{ path: [], message: error.message }] };
  }
}

function placed(document: SourceDocument, faults: readonly PlacedFault[]): CatalogueFault[] {
  return withLines(document.source, faults).map((fault) => ({ file: document.file, ...fault }));
}

/** The files of a catalogue as they lie in its folder. */
export function catalogueFile(rulesFolder: string): TextSource {
  return (file) => {
    try {
      const bytes = readRegularFile(join(rulesFolder, file), { maxBytes: LIMITS.catalogueBytes, links: 'followed' });
      return textOf(bytes);
    } catch (error) {
      if (!(error instanceof UnusableFile)) throw error;
      return { line: null, message: error.message };
    }
  };
}
