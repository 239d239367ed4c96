const PART = /(<!-- generated: ([a-z-]+) -->\n)(?:[\s\S]*?\n)??(<!-- end of generated -->)/g;

/**
 * A page written by hand with its generated parts put in: each stands between `<!-- generated: name -->` and
 * `<!-- end of generated -->`. Throws for a part that nothing generates, for a marker without its end, and for a page
 * without any part.
 */
export function fillParts(page: string, parts: Readonly<Record<string, string>>): string {
  let found = 0;
  const filled = page.replaceAll(PART, (_, start: string, name: string, end: string) => {
    const text = parts[name];
    if (text === undefined) throw new Error(`nothing generates the part ${name}`);
    found += 1;
    return `${start}\n${text}\n\n${end}`;
  });
  const markers = page.match(/<!-- generated: /g)?.length ?? 0;
  if (markers === 0 || markers !== found) throw new Error(`${markers} generated parts begin and ${found} end`);
  return filled;
}
