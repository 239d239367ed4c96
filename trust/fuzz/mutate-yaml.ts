import { parse } from 'yaml';
import type { Random } from './choices.ts';
import { EDGE_YAML } from './edge-values.ts';
import { mutateJson } from './mutate-json.ts';

/** A YAML text with changed lines, or its content changed and written in the flow style, which is JSON as well. */
export function mutateYaml(text: string, random: Random): string {
  if (random.once(2)) return mutateJson(JSON.stringify(parse(text)), random, EDGE_YAML);
  const lines = text.split('\n');
  for (let times = random.pick([1, 1, 1, 2, 4]); times > 0; times -= 1) changeLine(lines, random);
  return lines.join('\n');
}

function changeLine(lines: string[], random: Random): void {
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  switch (random.below(8)) {
    case 0:
      lines.splice(at, 1);
      return;
    case 1:
      lines.splice(at, 0, line);
      return;
    case 2:
      lines[at] = ' '.repeat(random.below(6)) + line.trimStart();
      return;
    case 3:
      lines.splice(random.below(lines.length), 0, ...lines.splice(at, 1));
      return;
    case 4:
      lines.splice(at, 0, `${' '.repeat(random.below(5))}${random.pick(EDGE_YAML)}`);
      return;
    case 5:
      lines.splice(
        0,
        0,
        random.pick(['%YAML 1.1\n---', '%YAML 9.9\n---', '%TAG ! x\n---', '---', '...', '--- &a !!map']),
      );
      return;
    default:
      lines[at] = `${line.split(':')[0]}: ${random.pick(EDGE_YAML)}`;
  }
}
