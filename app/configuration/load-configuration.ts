import { LIMITS } from '../../files/limits.ts';
import { readRegularFile, UnusableFile } from '../../files/regular-file.ts';
import { UserError } from '../user-error.ts';
import { type LoadedConfiguration, parseConfiguration } from './parse-configuration.ts';

export type { LoadedConfiguration };

/** Reads a configuration in YAML or JSON. Throws UserError with every fault of the file, each with its line. */
export function loadConfiguration(file: string): LoadedConfiguration {
  return parseConfiguration(file, bytesOf(file));
}

function bytesOf(file: string): Buffer {
  try {
    return readRegularFile(file, { maxBytes: LIMITS.configurationBytes, links: 'followed' });
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    throw new UserError([
      error.isMissing
        ? `${file}: there is no such file; name your configuration with --config`
        : `${file}: ${error.message}`,
    ]);
  }
}
