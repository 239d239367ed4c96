/** The elements of a report's page, without its text. */
export type PageStructure = {
  /** Every tag in order as it stands there, attributes included, but for what is inside the items of findings. */
  readonly frame: readonly string[];
  /** The tags inside each item of a finding, joined; each form once, sorted. */
  readonly findings: readonly string[];
  /** What is not well-formed, as sentences. */
  readonly faults: readonly string[];
};

/** Reads a page as strictly as XML is read: quoted attributes, closed elements, no stray bracket. */
export function structureOf(page: string): PageStructure {
  const frame: string[] = [];
  const findings = new Set<string>();
  const faults: string[] = [];
  const open: string[] = [];
  let item: { readonly depth: number; tags: string } | null = null;
  let position = 0;
  while (position < page.length) {
    const next = page.indexOf('<', position);
    const text = page.slice(position, next === -1 ? undefined : next);
    if (/>|&(?!(?:amp|lt|gt|quot|#39|#96);)/.test(text)) faults.push(`unescaped in text: ${near(text, />|&/)}`);
    if (next === -1) break;
    TAG.lastIndex = next;
    const [tag = '', doctype, closing, name = ''] = TAG.exec(page) ?? [];
    if (tag === '') {
      faults.push(`no tag: ${page.slice(next, next + 60)}`);
      break;
    }
    position = next + tag.length;
    if (doctype !== undefined) continue;
    if (closing === undefined) {
      const isItem = tag === '<li class="finding">';
      if (item === null) frame.push(isItem ? '' : tag);
      else item.tags += tag;
      if (!VOID.test(name) && !tag.endsWith('/>')) open.push(name);
      if (isItem) item ??= { depth: open.length, tags: '' };
      if (name === 'script' || name === 'style') position = page.indexOf(`</${name}>`, position);
    } else {
      if (item?.depth === open.length) {
        findings.add(item.tags);
        item = null;
      }
      const opened = open.pop();
      if (opened !== name) faults.push(`</${name}> closes ${opened ?? 'nothing'}`);
    }
  }
  if (open.length > 0) faults.push(`never closed: ${open.join(' ')}`);
  return { frame: frame.filter((tag) => tag !== ''), findings: [...findings].sort(), faults };
}

/** How a page differs from the page of harmless names, as sentences. */
export function structureFaults(page: PageStructure, harmless: PageStructure): string[] {
  const faults = [...page.faults];
  const at = page.frame.findIndex((tag, index) => tag !== harmless.frame[index]);
  if (at !== -1) faults.push(`an element that is not ours: ${page.frame[at]} for ${harmless.frame[at] ?? 'the end'}`);
  else if (page.frame.length < harmless.frame.length) faults.push(`lacks ${harmless.frame[page.frame.length]}`);
  const known = new Set([...harmless.findings, ...harmless.findings.map(withoutEvidence)]);
  for (const finding of page.findings) if (!known.has(finding)) faults.push(`a finding is built otherwise: ${finding}`);
  return faults;
}

/** A finding whose evidence is too long for the page has a note instead of it. */
function withoutEvidence(tags: string): string {
  const head = /^<p class="line">.*?<p>/.exec(tags)?.[0] ?? '';
  return `${head}<p class="note"><p class="soft"><code>`;
}

const TAG = /<(?:(!doctype html)|(\/)?([a-z][a-z0-9]*)(?:\s[a-zA-Z-]+(?:="[^"<>]*")?)*\s?\/?)>/y;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;

function near(text: string, fault: RegExp): string {
  const at = text.search(fault);
  return text.slice(Math.max(0, at - 20), at + 40);
}
