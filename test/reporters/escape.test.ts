import fc from 'fast-check';
import widthOf from 'string-width';
import { expect, test } from 'vitest';
import { escapeHtml } from '../../reporters/escape/html.ts';
import { jsonText } from '../../reporters/escape/json.ts';
import { escapeMarkdown } from '../../reporters/escape/markdown.ts';
import { sarifText } from '../../reporters/escape/sarif-text.ts';
import { escapeTerminal } from '../../reporters/escape/terminal.ts';
import { truncate } from '../../reporters/escape/truncate.ts';
import { cutTo, padTo } from '../../reporters/table/width.ts';
import { HOSTILE } from './fixture.ts';

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(HOSTILE)));

test('an escape sequence reaches a terminal as words', () => {
  expect(escapeTerminal('\u001b[31mred\u009b0m')).toBe('⟨U+001B⟩[31mred⟨U+009B⟩0m');
  fc.assert(fc.property(anyText, (text) => !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(escapeTerminal(text))));
});

test('marks that turn the reading direction or cannot be seen are shown', () => {
  expect(escapeTerminal('log-\u202egnp.exe\u200b\ufeffx')).toBe('log-⟨U+202E⟩gnp.exe⟨U+200B⟩ x');
});

test('names in other scripts and joined emoji stay as they are', () => {
  const names = 'journaux-é 日志 लॉग می\u200cخواهم 👩\u200d💻';
  expect(escapeTerminal(names)).toBe(names);
});

test('no string opens a tag, an entity or leaves an attribute in HTML', () => {
  expect(escapeHtml(`<a href="x" title='y'>&amp;\``)).toBe(
    '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&#96;',
  );
  fc.assert(fc.property(anyText, (text) => !/[<>"'`]|&(?!(amp|lt|gt|quot|#39|#96);)/.test(escapeHtml(text))));
});

test('no string becomes mark-up, a link or a mention in Markdown', () => {
  expect(escapeMarkdown('*a* [b](https://c.d) <e> @f `g` www.h')).toBe(
    '\\*a\\* \\[b\\]\\(https&#58;//c.d\\) &lt;e\\> &#64;f \\`g\\` &#119;ww.h',
  );
});

test('a SARIF message has no link that is not ours, and is never blank', () => {
  expect(sarifText('see [here](https://evil.example)', 100)).toBe('see \\[here\\](https://evil.example)');
  expect(sarifText(' \n', 100)).toBe('(empty)');
  expect(sarifText('trail [default]', 100)).toBe('trail [default]');
});

test('a shortened text says so, is within the limit and splits no character', () => {
  expect(truncate('abcdef', 4)).toBe('abc…');
  expect(truncate('ab😀cd', 4)).toBe('ab…');
  expect(truncate('abcd', 4)).toBe('abcd');
  const whole = fc.string({ unit: 'grapheme', maxLength: 60 });
  fc.assert(
    fc.property(whole, fc.integer({ min: 2, max: 40 }), (text, limit) => {
      const cut = truncate(text, limit);
      return cut.length <= limit && cut.isWellFormed();
    }),
  );
});

test('a padded text fills its columns exactly, wide characters counted twice', () => {
  expect(widthOf('日志')).toBe(4);
  expect(padTo('日志記録', 6)).toBe('日志… ');
  expect(cutTo('abc', 0)).toBe('');
  expect(padTo('👩‍👩‍👧', 4)).toBe('👩‍👩‍👧  ');
  expect(cutTo('a👩‍👩‍👧b', 3)).toBe('a…');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer({ min: 1, max: 30 }), (text, columns) => {
      expect(widthOf(padTo(text, columns))).toBe(columns);
    }),
  );
});

test('JSON shows nothing to a terminal and ends no line, and is the same value', () => {
  expect(jsonText({ name: 'a\u009b31m\u202e\u2028\u{e0041}é日' })).toBe(
    '{"name":"a\\u009b31m\\u202e\\u2028\\udb40\\udc41é日"}',
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const json = jsonText([text]);
      expect(JSON.parse(json)).toEqual([text]);
      expect(json).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u);
    }),
  );
});

test('what has no shape of its own is shown, whatever it is for', () => {
  expect(escapeTerminal('a\u034f\u17b4\u2800\ufdd0\u{e0100}\u{1d173}b')).toBe(
    'a⟨U+034F⟩⟨U+17B4⟩⟨U+2800⟩⟨U+FDD0⟩⟨U+E0100⟩⟨U+1D173⟩b',
  );
  expect(escapeTerminal('❤\ufe0f')).toBe('❤\ufe0f');
});
