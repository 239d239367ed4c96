import { escapeHtml } from '../escape/html.ts';

/** Text that is HTML already. Only `html` makes one, so that nothing reaches the page without being escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | Markup | readonly Markup[] | null;

/** A template whose strings are escaped for content and for attributes in double quotes; null is nothing. */
export function html(template: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(template.map((text, index) => text + textOf(values[index] ?? null)).join(''));
}

function textOf(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return escapeHtml(String(value));
}
