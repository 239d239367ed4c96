import type { Profiles } from '../engine/catalogue/profiles.ts';
import { cell } from '../engine/markdown.ts';
import { type ParameterName, Parameters } from '../model/parameters.ts';

/** The profile that all others start from. */
const BASE = 'asea-pbmm';

/** Every parameter with its meaning and its value in each profile, as a Markdown table in the order of the schema. */
export function parametersTable(profiles: Profiles): string {
  const names = [BASE, ...[...profiles.keys()].filter((name) => name !== BASE).sort()];
  const header = ['parameter', 'meaning', ...names.map((name) => `\`${name}\``)];
  const rows = Object.entries(Parameters.shape).map(([parameter, { description = '' }]) => {
    const values = names.map((profile) => parameterValue(profiles, profile, parameter as ParameterName));
    const shown = values.map((value, index) => (index > 0 && value === values[0] ? 'same' : value));
    return [`\`${parameter}\``, cell(description), ...shown];
  });
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function parameterValue(profiles: Profiles, profile: string, parameter: ParameterName): string {
  const value = profiles.get(profile)?.[parameter];
  if (value === undefined) throw new Error(`the profile ${profile} has no ${parameter}`);
  if (!Array.isArray(value)) return `\`${String(value)}\``;
  return value.length === 0 ? 'none' : value.map((entry) => `\`${entry}\``).join('<br>');
}
