import type { Profiles } from '../engine/catalogue/profiles.ts';
import { type ParameterName, Parameters } from '../model/parameters.ts';
import { cell } from './authoring/markdown.ts';

/** The profile that all others start from. */
const BASE = 'asea-pbmm';

/** Every parameter with its meaning and its value in each profile, as a Markdown table in the order of the schema. */
export function parametersTable(profiles: Profiles): string {
  const names = [BASE, ...[...profiles.keys()].filter((name) => name !== BASE).sort()];
  const header = ['parameter', 'meaning', ...names.map((name) => `\`${name}\``)];
  const rows = Object.entries(Parameters.shape).map(([parameter, { description = '' }]) => {
    const values = names.map((profile) => parameterValue(profiles, profile, parameter as ParameterName));
    return [`\`${parameter}\``, cell(description), ...values.map((value, index) => shown(value, index))];

    /** Values of the base profile are not repeated, and neither are long lists. */
    function shown(value: string, index: number): string {
      const first = values.indexOf(value);
      if (first === index) return value;
      if (first === 0) return 'same';
      return value.includes('<br>') ? `as \`${names[first]}\`` : value;
    }
  });
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function parameterValue(profiles: Profiles, profile: string, parameter: ParameterName): string {
  const value = profiles.get(profile)?.[parameter];
  if (value === undefined) throw new Error(`the profile ${profile} has no ${parameter}`);
  if (!Array.isArray(value)) return `\`${String(value)}\``;
  return value.length === 0 ? 'none' : value.map((entry) => `\`${entry}\``).join('<br>');
}
