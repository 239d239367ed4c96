const LINE_WIDTH = 120;

/** JSON in the layout of the formatter: lists of plain values on one line where they fit. Ends without a line break. */
export function jsonText(value: unknown, indent = '', before = 0, after = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((element) => JSON.stringify(element)).join(', ')}]`;
    const isPlain = value.every((element) => typeof element !== 'object' || element === null);
    if (value.length === 0 || (isPlain && before + line.length + after <= LINE_WIDTH)) return line;
    const elements = value.map(
      (element, at) => `${inner}${jsonText(element, inner, inner.length, comma(at, value.length))}`,
    );
    return `[\n${elements.join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return '{}';
  const lines = members.map(([name, member], at) => {
    const start = `${inner}${JSON.stringify(name)}: `;
    return `${start}${jsonText(member, inner, start.length, comma(at, members.length))}`;
  });
  return `{\n${lines.join(',\n')}\n${indent}}`;
}

/** The width of what follows an element. */
function comma(at: number, of: number): 0 | 1 {
  return at < of - 1 ? 1 : 0;
}
