import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium or Chrome on this machine; `CHROMIUM` names another one. null: there is none. */
export const browserPath: string | null = PLACES.find((path) => path !== undefined && existsSync(path)) ?? null;

/** A browser that talks to nobody. Throws when there is none. */
export function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error('no browser: install chromium, or name one in CHROMIUM');
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
}
