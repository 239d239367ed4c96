import { importOverrides } from './overrides.ts';

/** The linter's configuration of imports, which `biome.json` extends: an override on each line. */
export function importsText(): string {
  const lines = importOverrides().map((override) => JSON.stringify(override));
  return `{"overrides":[\n${lines.join(',\n')}\n]}\n`;
}
