import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { html } from '../../reporters/html.ts';
import { browserPath, openBrowser } from '../../trust/hostile/browser.ts';
import { REPORT } from './fixture.ts';
import { textOf } from './text-of.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('there is a browser where the page has to be proven', () => {
  if (browserPath === null && process.env.CI === undefined) {
    process.stderr.write(
      '\nNO BROWSER FOUND: THE HTML REPORT WAS NOT TESTED. Install chromium, or name one in CHROMIUM.\n\n',
    );
    return;
  }
  expect(browserPath).not.toBeNull();
});

describe.runIf(browserPath !== null)('the page in a browser, from a file', () => {
  let browser: Browser;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zonewarden-page-'));
    const file = join(folder, 'report.html');
    writeFileSync(file, textOf(html, REPORT));
    address = pathToFileURL(file).href;
    browser = await openBrowser();
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the page, lets the test look at it, and demands that nothing was refused, thrown or asked of a network. */
  async function withPage(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext(options);
    try {
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
      page.on('request', (request) => {
        if (request.url().split('#')[0] !== address && !request.url().startsWith('data:'))
          complaints.push(`request: ${request.url()}`);
      });
      await page.goto(address);
      await look(page);
      expect(complaints).toEqual([]);
    } finally {
      await context.close();
    }
  }

  test.for(['light', 'dark'] as const)(
    'has no violation of accessibility rules (%s)',
    { timeout: 60_000 },
    async (colorScheme) => {
      await withPage({ colorScheme }, async (page) => {
        await page.evaluate(AXE);
        await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        const { violations } = await page.evaluate<{ violations: { id: string; nodes: { html: string }[] }[] }>(
          'axe.run()',
        );
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      });
    },
  );

  test('no name of a resource runs, changes the title or leaves its place', async () => {
    await withPage({}, async (page) => {
      expect(await page.title()).toBe('o-exampleorg1, 2026-11-23 06:00:00 UTC: logging and monitoring');
      expect(await page.locator('img, iframe, object, embed').count()).toBe(0);
      expect(await page.locator('script').count()).toBe(1);
    });
  });

  test('without JavaScript everything is there but the filter', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('#filter').isVisible()).toBe(false);
      expect(await page.getByText('GATE FAILED: 3 failures at or above high').isVisible()).toBe(true);
      expect(await page.locator('details.requirement[open] .finding').count()).toBe(REPORT.summary.counts.fail + 2);
      await page.locator('#ASEA-LM-OV-03 > summary').click();
      expect(await page.getByText('To attest: the account serves no other purpose.').isVisible()).toBe(true);
    });
  });

  test('the filter leaves the findings that have all the words', async () => {
    await withPage({}, async (page) => {
      await page.getByLabel('Filter the listed findings').fill('VPC-0A1B ca-central-1');
      await page.getByText('1 listed finding matches').waitFor();
      expect(await page.locator('details.requirement:visible').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
        'ASEA-LM-FL-01',
      ]);
      await page.getByLabel('Filter the listed findings').fill('');
      await page.locator('#ASEA-LM-CL-05').waitFor();
      expect(await page.locator('details.requirement:visible').count()).toBe(REPORT.rules.length);
    });
  });

  test('a link to a requirement opens it', async () => {
    await withPage({}, async (page) => {
      expect(await page.locator('#ASEA-LM-OV-03[open]').count()).toBe(0);
      await page.getByRole('link', { name: 'ASEA-LM-OV-03' }).click();
      await page.locator('#ASEA-LM-OV-03[open]').waitFor();
    });
  });

  test.for(['%', '%E0%A4%A', '\'"><img src=x>'])('an address that ends in #%s does nothing', async (fragment) => {
    await withPage({}, async (page) => {
      const opened = await page.locator('details[open]').count();
      const changed = "new Promise((resolve) => addEventListener('hashchange', () => setTimeout(resolve)))";
      await page.evaluate(
        `(() => { const changed = ${changed}; location.hash = ${JSON.stringify(fragment)}; return changed; })()`,
      );
      expect(await page.locator('details[open]').count()).toBe(opened);
    });
  });

  test.for([320, 390, 1_280])('a window of %i pixels needs no sideways scrolling', async (width) => {
    await withPage({ viewport: { width, height: 900 } }, async (page) => {
      await page.getByRole('button', { name: 'Open all' }).click();
      const overhang = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect(overhang).toBe(0);
    });
  });

  test('on paper the filter is gone and what was closed is printed', async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#filter').isVisible()).toBe(false);
      expect(await page.getByText('To attest: the account serves no other purpose.').isVisible()).toBe(true);
    });
  });
});
