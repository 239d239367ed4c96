/** Text that stays text in Markdown and HTML, on one line. */
export function inline(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('*', '\\*').replaceAll(/\s+/g, ' ').trim();
}

/** Text as the content of a table's cell; code (in backquotes) keeps its characters. */
export function cell(text: string): string {
  return (text.startsWith('`') ? text : inline(text)).replaceAll('|', '\\|');
}
