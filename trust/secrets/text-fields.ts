import { z } from 'zod';
import { Cell } from '../../model/cell.ts';
import { RESOURCE_SCHEMAS } from '../../model/resource.ts';
import { Manifest } from '../../model/snapshot.ts';
import { hasForm } from '../hostile/text-form.ts';

/**
 * Every field of a snapshot that can hold a text of no certain form, sorted: `vpc.name`, `cell.detail`,
 * `targets.accounts[].ouPath[].name`. The ids of resources are one: `*.id`.
 */
export function textFieldsOfSnapshots(): string[] {
  const resources = Object.entries(RESOURCE_SCHEMAS).flatMap(([type, schema]) => textFields(schema, type));
  const { targets, changes } = Manifest.shape;
  const all = [
    ...resources,
    ...textFields(Cell, 'cell'),
    ...textFields(targets, 'targets'),
    ...textFields(changes, 'changes'),
  ];
  return [...new Set(all.map((field) => field.replace(/^[^.]+\.id$/, '*.id')))].sort();
}

function textFields(schema: z.ZodType, path: string): string[] {
  if (schema instanceof z.ZodNullable) return textFields(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return textFields(schema.element as z.ZodType, `${path}[]`);
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, member]) => textFields(member as z.ZodType, `${path}.${name}`));
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => textFields(option as z.ZodType, path));
  return schema instanceof z.ZodString && !hasForm(schema) ? [path] : [];
}
