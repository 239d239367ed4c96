const LONGEST = 500;

/**
 * An error message as a cell may carry it: one line of at most 500 characters, without control characters, access keys,
 * session tokens and signatures.
 */
export function toDetail(message: string): string {
  const text = SECRETS.reduce((redacted, [pattern, by]) => redacted.replace(pattern, by), message)
    .replace(UNPRINTABLE, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).toWellFormed()}…`;
}

/** Control characters, line separators, and marks that turn the direction of text around. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{12,}\b/g, '(access key)'],
  [
    /((?:Signature|X-Amz-(?:Signature|Security-Token|Credential)|SessionToken|SecretAccessKey)["']?\s*[=:>]\s*["']?)[^\s"'<&,]+/gi,
    '$1(removed)',
  ],
  // Session tokens and the encoded messages of EC2: long runs of base64. Names and ARNs are never that long.
  [/[A-Za-z0-9+/_-]{120,}={0,2}/g, '(removed)'],
];
