import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from './browser.ts';

/** A browser that is shown pages, one after the other. */
export type Visitor = {
  /** What the page did that it must not do, as sentences. `words` are typed into its filter and put into its address. */
  visit(page: string, words: string): Promise<{ readonly faults: readonly string[]; readonly elements: string }>;
  close(): Promise<void>;
};

/** Opens the real browser. Throws when there is none. */
export async function openVisitor(): Promise<Visitor> {
  const browser = await openBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'zonewarden-page-'));
  let visits = 0;
  return {
    async visit(html, words) {
      // Pages are visited side by side.
      visits += 1;
      const file = join(folder, `report-${visits}.html`);
      const address = pathToFileURL(file).href;
      writeFileSync(file, html);
      const context = await browser.newContext();
      const faults: string[] = [];
      let elements: string;
      try {
        const page = await context.newPage();
        page.on('console', (message) => faults.push(`on its console: ${message.text()}`));
        page.on('pageerror', (error) => faults.push(`threw: ${error.message}`));
        page.on('dialog', (dialog) => {
          faults.push(`a dialog: ${dialog.message()}`);
          void dialog.dismiss();
        });
        page.on('request', (request) => {
          const url = request.url();
          if (!url.startsWith(address) && !url.startsWith('data:,')) faults.push(`asked for ${url.slice(0, 200)}`);
        });
        await page.goto(address);
        elements = await page.evaluate(ELEMENTS);
        await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        await page.evaluate(`location.hash = ${JSON.stringify(words.toWellFormed().slice(0, 200))}`);
        const filter = page.locator('#filter-words');
        await filter.fill(words.slice(0, 200));
        await filter.fill('');
        if ((await page.evaluate(ELEMENTS)) !== elements) faults.push('the filter made or took away an element');
        const hidden: string = await page.evaluate(HIDDEN_TEXT);
        if (hidden !== '') faults.push(`text that cannot be seen: ${hidden}`);
        if (await page.evaluate('window.__ran !== undefined')) faults.push('a script ran');
      } finally {
        await context.close();
      }
      return { faults, elements };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Every element as the browser understood it: parents, names and attributes but for `hidden` and `open`, each once. */
const ELEMENTS = `[...new Set([...document.querySelectorAll('*')].map((element) => {
  const attributes = [...element.attributes].map(({ name }) => name).filter((name) => !['hidden', 'open'].includes(name));
  const parents = [];
  for (let at = element.parentElement; at; at = at.parentElement) parents.unshift(at.localName);
  return [...parents, element.localName].join('>') + '[' + attributes.join(' ') + ']';
}))].sort().join('\\n')`;

/** Marks that a reader would not see, as code points. */
const HIDDEN_TEXT = String.raw`[...new Set(document.body.textContent.match(
  /[\p{Bidi_Control}\u{200b}\u{2060}-\u{206f}\u{feff}\p{Cs}\u{0}-\u{8}\u{b}-\u{1f}\u{7f}-\u{9f}]/gu) ?? [])]
  .map((character) => 'U+' + character.codePointAt(0).toString(16)).join(' ')`;
