import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const asked = process.env.CHROMIUM;

/** Path of a Chromium or Chrome: the one that `CHROMIUM` names, else one in a usual place. null: there is none. */
export const browserPath: string | null = (asked === undefined ? PLACES : [asked]).find(existsSync) ?? null;

/** A browser that talks to nobody. Throws when there is none. */
export function openBrowser(): Promise<Browser> {
  if (browserPath === null) throw new Error('no browser: install chromium, or name one in CHROMIUM');
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'],
  });
}
