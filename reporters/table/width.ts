import widthOf from 'string-width';

const graphemes = new Intl.Segmenter();

/** Exactly `columns` wide: cut with `…`, or filled with spaces. */
export function padTo(text: string, columns: number): string {
  const cut = cutTo(text, columns);
  return cut + ' '.repeat(Math.max(0, columns - widthOf(cut)));
}

/** At most `columns` wide, ended with `…` when something is missing. What a terminal shows as one sign stays whole. */
export function cutTo(text: string, columns: number): string {
  if (widthOf(text) <= columns) return text;
  let cut = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text)) {
    width += widthOf(segment);
    if (width > columns - 1) break;
    cut += segment;
  }
  return columns > 0 ? `${cut}…` : '';
}
