import { visible } from './visible.ts';

/** Text for running Markdown: no link, image, mark-up, HTML, mention or issue number comes out of it. */
export function escapeMarkdown(text: string): string {
  return visible(text)
    .replaceAll(/[\\`*_{}[\]()#+!|~>$-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&#64;')
    .replaceAll(/:\/\/|www\./gi, (start) => `&#${start.codePointAt(0)};${start.slice(1)}`);
}
