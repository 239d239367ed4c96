const LINE_WIDTH = 120;

/** JSON in the layout of the formatter: lists of plain values on one line where they fit. Ends without a line break. */
export function jsonText(value: unknown, indent = '', before = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((element) => JSON.stringify(element)).join(', ')}]`;
    const isPlain = value.every((element) => typeof element !== 'object' || element === null);
    // One more for the comma that may follow.
    if (value.length === 0 || (isPlain && before + line.length + 1 <= LINE_WIDTH)) return line;
    return `[\n${value.map((element) => `${inner}${jsonText(element, inner, inner.length)}`).join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return '{}';
  const lines = members.map(([name, member]) => {
    const start = `${inner}${JSON.stringify(name)}: `;
    return `${start}${jsonText(member, inner, start.length)}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}
