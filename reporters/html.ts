import { page } from './html/page.ts';
import type { Reporter } from './reporter.ts';

/**
 * One page for people, complete without a network and without JavaScript. Every string of the report is escaped, and
 * the page's policy allows only its own style and script. Its length is bounded: what is not listed one by one is
 * counted by account and region, and the page says so.
 */
export const html: Reporter = {
  extension: 'html',
  description: 'one page for people that works without network and without JavaScript',
  render: page,
};
