/** How large the bombs are that are not small by nature. */
const BYTES = 120_000;

/**
 * Texts that are made to take much time, much memory or a deep stack, in JSON and YAML, and some that are none at all.
 * Each is as large as the smallest kind of file may be.
 */
export function bombs(): readonly Buffer[] {
  return [...DEEP, ...WIDE, ...ALIASES, ...ODD].map((text) => (typeof text === 'string' ? Buffer.from(text) : text));
}

const filled = (piece: string): string => piece.repeat(Math.floor(BYTES / piece.length));
const numbered = (count: number, piece: (index: number) => string, between: string): string =>
  Array.from({ length: count }, (_, index) => piece(index)).join(between);

const DEEP: readonly string[] = [
  ...['[', '{"a":', '[{"a":', '{"all":[', '- ', '? ', '{a: ', '[? ', '!a ', '&a ', ': '].map(filled),
  `${'['.repeat(60_000)}${']'.repeat(60_000)}`,
  `${'{"conditions":{"all":['.repeat(5_000)}${']}}'.repeat(5_000)}`,
  numbered(480, (index) => `${' '.repeat(index)}a:`, '\n'),
  numbered(480, (index) => `${' '.repeat(index)}-`, '\n'),
];

const WIDE: readonly string[] = [
  `{${numbered(9_000, (index) => `"k${index}":0`, ',')}}`,
  `{${numbered(20_000, () => '"":0', ',')}}`,
  `[${numbered(59_000, () => '0', ',')}]`,
  `{"organization":[${numbered(39_000, () => '{}', ',')}]}`,
  numbered(15_000, (index) => `k${index}:`, '\n'),
  `{${numbered(15_000, (index) => `k${index}`, ',')}}`,
  `a:\n${filled('\n')}b`,
  `"${filled('\\x41')}"`,
  `"${filled('\\u0041')}"`,
  `"${filled('\\\\')}"`,
  `|\n${filled(' x\n')}`,
  `>\n${filled(' x\n\n')}`,
  `[${filled('a ')}]`,
  filled('9'),
  `0.${filled('0')}1`,
  `1e${filled('9')}`,
  ...[
    '"',
    "'",
    '\\',
    '\t',
    ' ',
    '\n',
    '\r',
    ',',
    ':',
    '#',
    '#\n',
    '*a ',
    '@',
    '%Y\n',
    '---\n',
    '...\n',
    'a\n',
    'a: b\n',
    '\u0000',
  ].map(filled),
];

const ALIASES: readonly string[] = [
  numbered(
    9,
    (index) => `a${index}: &a${index} [${numbered(9, () => (index === 0 ? 'x' : `*a${index - 1}`), ', ')}]`,
    '\n',
  ),
  numbered(
    9,
    (index) =>
      `a${index}: &a${index} {${numbered(9, (key) => `k${key}: ${index === 0 ? 'x' : `*a${index - 1}`}`, ', ')}}`,
    '\n',
  ),
  'organization: &a\n  homeRegion: ca-central-1\n  accounts: *a\n',
  'a: &a [*a]\n',
  `a: &a x\nb: [${numbered(20_000, () => '*a', ', ')}]`,
  'x: &x {homeRegion: ca-central-1}\norganization:\n  <<: *x\n',
  '%YAML 1.1\n---\norganization: !!set {homeRegion}\n',
  '? &a {b: c}\n: *a\n',
  '__proto__:\n  polluted: true\n',
  'constructor:\n  prototype:\n    polluted: true\n',
  'parameters:\n  __proto__: {minDays: 1}\n',
];

const ODD: readonly (string | Buffer)[] = [
  ...[
    '',
    ' ',
    '\n',
    '\ufeff',
    '\ufeff{}',
    '\u0000',
    'null',
    'true',
    '0',
    '""',
    '[]',
    '{}',
    '~',
    '---',
    '...',
    '# only words',
  ],
  Buffer.from('\ufefforganization: {}', 'utf16le'),
  Buffer.from([0xff, 0xfe, 0x7b, 0x00]),
  Buffer.from([0xc0, 0xaf, 0xed, 0xa0, 0x80, 0xf5, 0x80]),
  Buffer.from([0x7b, 0x22, 0xc3]),
  Buffer.from([0x1f, 0x8b, 0x08]),
  Buffer.alloc(BYTES),
  '{"__proto__":{"polluted":true}}',
  '{"a":1,"a":2}',
  '{"a":1,"\\u0061":2}',
];
