import { type View, viewsOf } from './secret-views.ts';

/**
 * A text without secrets: keys, tokens, passwords and signatures by their shapes, and every value that was told to
 * `keepSecret`. Also those that are percent-encoded, escaped, or split over lines. `opaque: false` leaves long runs of
 * letters and digits alone that nothing but their length speaks against, such as paths.
 */
export function withoutSecrets(text: string, { opaque = true }: { readonly opaque?: boolean } = {}): string {
  const found: Found[] = [];
  for (const view of viewsOf(text)) {
    for (const { pattern, word } of opaque ? [...TELLING, ...OPAQUE] : TELLING) {
      for (const match of view.text.matchAll(pattern)) {
        const [start, end] = match.indices?.groups?.secret ?? [match.index, match.index + match[0].length];
        found.push(originally(view, start, end, word));
      }
    }
    for (const secret of new Set([...kept.values()].flat())) {
      for (let at = view.text.indexOf(secret); at !== -1; at = view.text.indexOf(secret, at + secret.length)) {
        found.push(originally(view, at, at + secret.length, 'removed'));
      }
    }
  }
  return cutOut(text, found);
}

/** Secrets that this process holds, by whose they are. */
const kept = new Map<string, readonly string[]>();

/** From now on these values appear in no text. Values that are too short to be told from ordinary words are not kept. */
export function keepSecrets(owner: string, values: readonly (string | null | undefined)[]): void {
  kept.set(
    owner,
    values.flatMap((value) => (value && value.length >= SHORTEST ? [value] : [])),
  );
}

/** The owner's secrets are not in use any longer. */
export function forgetSecrets(owner: string): void {
  kept.delete(owner);
}

const SHORTEST = 12;

type Found = { readonly start: number; readonly end: number; readonly word: string };

function originally({ starts, ends }: View, start: number, end: number, word: string): Found {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0, word };
}

function cutOut(text: string, found: readonly Found[]): string {
  let kept = '';
  let position = 0;
  for (const { start, end, word } of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= position) kept += `${text.slice(position, start)}(${word})`;
    position = Math.max(position, end);
  }
  return kept + text.slice(position);
}

type Pattern = { readonly pattern: RegExp; readonly word: string };

function removed(...patterns: readonly RegExp[]): Pattern[] {
  return patterns.map((pattern) => ({ pattern, word: 'removed' }));
}

/** What stands before a secret; but `:secret:` is a part of an ARN. */
const LABEL =
  'secret|token|passw(?:or)?d|passphrase|pwd|signature|credentials?|api[-_ ]?key|access[-_ ]?key(?:[-_ ]?id)?|' +
  'account[-_ ]?key|private[-_ ]?key|shared[-_ ]?key|encryption[-_ ]?key|authorization|external[-_ ]?id|cookie|' +
  'session[-_ ]?(?:id|key)|sig';

/** Shapes that nothing else has. */
const TELLING: readonly Pattern[] = [
  { pattern: /(?<![A-Z0-9])(?:AKIA|ASIA|AROA|AIDA|AGPA|ANPA|ABIA|ACCA)[A-Z0-9]{12,}/dg, word: 'access key' },
  ...removed(
    /-----BEGIN [A-Z0-9 ]{0,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/dg,
    new RegExp(`(?!(?<=:)[\\w-]+:\\S)(?:${LABEL})["'\\]]?\\s*(?:=>|[=:>])\\s*["'](?<secret>[^"']{2,})`, 'dgi'),
    new RegExp(
      `(?!(?<=:)[\\w-]+:\\S)(?:${LABEL})["'\\]]?\\s*(?:=>|[=:>])\\s*(?<secret>[^\\s"'<>&,;(){}[\\]]{2,})`,
      'dgi',
    ),
    /\b(?:Bearer|Basic|Negotiate)\s+(?<secret>[A-Za-z0-9+/=._~-]{8,})/dgi,
    /:\/\/(?<secret>[^\s/@:'"<>]{0,300}:[^\s'"<>]{1,300}|[^\s/@'"<>]{1,300})@/dg,
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4}/dg,
    /gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{15,}/dg,
    /xox[abeoprs]-[\w-]{10,}|xapp-[\w-]{10,}|hooks\.slack\.com\/services\/[\w/-]+/dg,
    /[srp]k_(?:live|test)_[A-Za-z0-9]{10,}|AIza[\w-]{30,}|ya29\.[\w-]{20,}|npm_[A-Za-z0-9]{20,}|pypi-[\w-]{20,}/dg,
    /SG\.[\w-]{16,}\.[\w-]{16,}|sk-[\w-]{20,}|hf_[A-Za-z0-9]{20,}|dop_v1_[a-f0-9]{40,}|shp(?:at|ss|ca|pa)_[a-f0-9]{20,}/dg,
    /AGE-SECRET-KEY-1[A-Z0-9]{20,}|hv[sb]\.[\w-]{20,}|dapi[a-f0-9]{32}|key-[a-f0-9]{32}|AC[a-f0-9]{32}|SK[a-f0-9]{32}/dg,
  ),
];

/** What only its length and its mixture of characters speak against: names and ids do not look so. */
const OPAQUE: readonly Pattern[] = removed(
  // A secret access key has 40 characters.
  /(?<![A-Za-z0-9+/])(?=[A-Za-z+/]*\d)(?=[a-z0-9+/]*[A-Z])(?=[A-Z0-9+/]*[a-z])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/])/dg,
  /(?<![A-Za-z0-9])(?:[0-9a-f]{40,}|[0-9A-F]{40,})(?![A-Za-z0-9])/dg,
  // Session tokens, encoded messages of EC2, keys: runs of base64.
  /(?<![A-Za-z0-9+/_-])(?=[A-Za-z+/_-]*\d)(?=[a-z0-9+/_-]*[A-Z])(?=[A-Z0-9+/_-]*[a-z])[A-Za-z0-9+/_-]{60,}={0,2}/dg,
  /[A-Za-z0-9+/_-]{120,}={0,2}/dg,
);
