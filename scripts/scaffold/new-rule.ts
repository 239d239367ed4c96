/**
 * Writes the skeleton of a rule and enters it among the requirements.
 *
 *   npm run new-rule ASEA-LM-GD-05.2 -- --slug regions-covered --type guardduty-detector
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { RuleId } from '../../model/rule.ts';
import { RESOURCES } from '../../model/services/index.ts';
import { jsonText } from '../json-text.ts';
import { write, writeNew } from './files.ts';
import { Refusal, run } from './refusal.ts';
import { rulePlace, slug, withRule } from './rule-place.ts';
import { examplesText, RULE_OPTIONS, ruleText } from './rule-text.ts';

await run(() => {
  const root = join(import.meta.dirname, '../..');
  const names = ['slug', 'section-name', 'type', ...RULE_OPTIONS] as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const { success, data: id } = RuleId.safeParse(positionals[0]);
  if (!success) throw new Refusal(`name the rule's id: npm run new-rule ASEA-LM-GD-05.2 -- --slug regions-covered`);
  const { type = null } = values;
  if (type !== null && !Object.hasOwn(RESOURCES, type)) throw new Refusal(`--type ${type}: there is no such type`);
  const { section, folder } = rulePlace(root, id, values['section-name']);
  const requirements = withRule(root, id);
  const place = `rules/${folder}/${slug(values.slug, 'slug')}`;
  const files = new Map([
    [`${place}/rule.json`, ruleText(id, section, type, values)],
    [`${place}/examples.yaml`, examplesText(type)],
  ]);
  writeNew(root, files);
  write(root, 'rules/requirements.json', `${jsonText(requirements)}\n`);
  return [
    ...files.keys().map((file) => `written  ${file}`),
    'entered  rules/requirements.json',
    '',
    'left to do:',
    `1. ${place}/rule.json: whatever is empty ("")${RULE_OPTIONS.some((name) => values[name]) ? '' : ', or may be said by --title, --severity, …'}`,
    `2. node scripts/try-rules.ts ${id}, until it finds no fault and every example is ok`,
    '3. a violation of the requirement in sim/services/, and npm run generate',
  ].join('\n');
});
