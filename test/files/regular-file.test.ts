import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRegularFile, type ReadOptions, readRegularFile, UnusableFile } from '../../files/regular-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'zonewarden-files-'));
  writeFileSync(at('file'), 'text');
});
afterEach(() => rmSync(folder, { recursive: true }));

function at(name: string): string {
  return path.join(folder, name);
}

/** The text of a file, or the complaint about it. */
function read(name: string, options: Partial<ReadOptions> = {}): string {
  try {
    return readRegularFile(at(name), { maxBytes: 10, links: 'followed', ...options }).toString('utf8');
  } catch (error) {
    if (error instanceof UnusableFile) return error.message;
    throw error;
  }
}

describe('a file', () => {
  it('is read whole, up to its limit', () => {
    expect(read('file')).toBe('text');
    expect(read('file', { maxBytes: 4 })).toBe('text');
    expect(read('file', { maxBytes: 3 })).toBe('is larger than 3 bytes: it has 4');
    writeFileSync(at('empty'), '');
    expect(read('empty')).toBe('');
  });

  it('that is something else is refused without waiting for it', () => {
    mkdirSync(at('folder'));
    execFileSync('mkfifo', [at('pipe')]);
    expect([read('folder'), read('pipe'), read('missing'), read('\u0000')]).toEqual([
      'is a folder, not a file',
      'is a pipe, not a file',
      'is missing',
      expect.stringMatching(/^cannot be read: /),
    ]);
    expect(() => readRegularFile('/dev/zero', { maxBytes: 10, links: 'followed' })).toThrow('is a device, not a file');
  });

  it('may be a link, unless links are refused', () => {
    symlinkSync('file', at('link'));
    symlinkSync('ring', at('ring'));
    symlinkSync('/dev/zero', at('endless'));
    expect([read('link'), read('endless'), read('link', { links: 'refused' })]).toEqual([
      'text',
      'is a device, not a file',
      'is a symbolic link, not a file',
    ]);
    expect(read('ring')).toMatch(/^cannot be read: ELOOP/);
  });

  it('that says another size than it has is refused', () => {
    // The kernel writes it while it is read: it says 0 bytes.
    expect(() => readRegularFile('/proc/self/status', { maxBytes: 100_000, links: 'followed' })).toThrow(
      'changed while it was read; try again when nothing writes to it',
    );
    appendFileSync(at('file'), 'more');
    expect(read('file')).toBe('textmore');
  });
});

describe('a file that is opened', () => {
  const bytesOf = (chunks: Iterable<Uint8Array>) => Buffer.concat([...chunks]).toString();

  it('is read from any place, as often as needed, also when its name stands for another file meanwhile', () => {
    const opened = openRegularFile(at('file'), { maxBytes: 10, links: 'followed' });
    expect(bytesOf(opened.bytes(0))).toBe('text');
    writeFileSync(at('other'), 'other');
    renameSync(at('other'), at('file'));
    expect([bytesOf(opened.bytes(2)), bytesOf(opened.bytes(0))]).toEqual(['xt', 'text']);
    opened.close();
  });

  it('is refused as soon as it is not what it was', () => {
    const opened = openRegularFile(at('file'), { maxBytes: 10, links: 'followed' });
    appendFileSync(at('file'), 'more');
    expect(() => bytesOf(opened.bytes(0))).toThrow('changed while it was read');
    opened.close();
  });

  it('is refused like one that is read at once', () => {
    expect(() => openRegularFile(at('file'), { maxBytes: 3, links: 'followed' })).toThrow(
      'is larger than 3 bytes: it has 4',
    );
    expect(() => openRegularFile(at('none'), { maxBytes: 3, links: 'followed' })).toThrow('is missing');
    expect(() => openRegularFile(folder, { maxBytes: 3, links: 'followed' })).toThrow('is a folder, not a file');
  });
});
