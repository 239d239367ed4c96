import { z } from 'zod';
import { oneLine } from '../../files/text-fault.ts';
import { type ParameterName, Parameters } from '../../model/parameters.ts';
import { parsed, type SourceDocument, yamlDocument } from './document.ts';
import type { CatalogueFault } from './fault.ts';

/** `profiles/<name>.yaml`: parameters by name, and the profile that gives the others. */
const Profile = Parameters.partial().extend({ extends: z.string().optional() });
type Profile = z.infer<typeof Profile>;

/** All profiles by name, each with every parameter. */
export type Profiles = ReadonlyMap<string, Parameters>;

/** Reads the profiles, whose texts come by file name without its ending. */
export function readProfiles(texts: ReadonlyMap<string, string>): {
  readonly profiles: Profiles;
  readonly faults: readonly CatalogueFault[];
} {
  const faults: CatalogueFault[] = [];
  const sources = new Map<string, { profile: Profile; document: SourceDocument }>();
  for (const [name, text] of texts) {
    const document = yamlDocument(`profiles/${name}.yaml`, text);
    const read = parsed(document, Profile);
    faults.push(...read.faults);
    if (read.value !== null) sources.set(name, { profile: read.value, document });
  }
  const profiles = new Map<string, Parameters>();
  for (const [name, { document }] of sources) {
    const { values, message } = inherited(name, sources);
    const missing = Object.keys(Parameters.shape).filter((parameter) => !(parameter in values));
    if (message !== null) faults.push({ file: document.file, line: document.lineOf(['extends']), message });
    else if (missing.length > 0) {
      faults.push({ file: document.file, line: null, message: `does not set ${missing.join(', ')}` });
    } else profiles.set(name, Parameters.parse(values));
  }
  return { profiles, faults };
}

/** A profile's parameters with the overrides of a configuration. The faults name the parameters. */
export function resolveParameters(
  profiles: Profiles,
  profile: string,
  overrides: Readonly<Record<string, unknown>>,
): { readonly parameters: Parameters } | { readonly faults: readonly string[] } {
  const base = profiles.get(profile);
  if (base === undefined) {
    return {
      faults: [`there is no profile ${oneLine(profile)}; wanted one of ${[...profiles.keys()].sort().join(', ')}`],
    };
  }
  const result = Parameters.safeParse({ ...base, ...overrides });
  if (result.success) return { parameters: result.data };
  return {
    faults: result.error.issues.map(({ path, message }) => oneLine(`${path.join('.') || 'parameters'}: ${message}`)),
  };
}

type Inherited = { readonly values: Partial<Record<ParameterName, unknown>>; readonly message: string | null };

function inherited(
  name: string,
  sources: ReadonlyMap<string, { readonly profile: Profile }>,
  below: readonly string[] = [],
): Inherited {
  const source = sources.get(name);
  if (source === undefined) return { values: {}, message: oneLine(`there is no profile ${name} to extend`) };
  if (below.includes(name)) return { values: {}, message: `${[...below, name].join(' extends ')}` };
  const { extends: parent, ...own } = source.profile;
  if (parent === undefined) return { values: own, message: null };
  const { values, message } = inherited(parent, sources, [...below, name]);
  return { values: { ...values, ...own }, message };
}
