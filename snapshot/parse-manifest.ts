import { z } from 'zod';
import { readJson } from '../files/json-text.ts';
import { schemaFaults, withLines } from '../files/source-text.ts';
import { textOf } from '../files/utf8.ts';
import { type Manifest, SNAPSHOT_FORMAT } from '../model/snapshot.ts';
import { contradictions } from './contradictions.ts';
import { manifestDigest, StoredManifest } from './layout.ts';
import { SnapshotError } from './snapshot-error.ts';

/** The manifest in the bytes of its file. Throws SnapshotError with every fault, each with its line. */
export function parseManifest(file: string, bytes: Uint8Array): Manifest {
  const text = textOf(bytes);
  if (typeof text !== 'string') throw new SnapshotError(file, [text]);
  const source = readJson(text);
  if (source.faults.length > 0) throw new SnapshotError(file, source.faults);
  const format = z.object({ format: z.string() }).safeParse(source.content).data?.format;
  if (format !== undefined && format !== SNAPSHOT_FORMAT) {
    const message = `is of the format ${format}; this version reads ${SNAPSHOT_FORMAT}: scan again`;
    throw new SnapshotError(file, withLines(source, [{ path: ['format'], message }]));
  }
  const result = StoredManifest.safeParse(source.content);
  if (!result.success) {
    const faults = schemaFaults(result.error).map(({ path, message }) => {
      return { path, message: `does not fit the format: ${path.join('.') || 'the file'}: ${message}` };
    });
    throw new SnapshotError(file, withLines(source, faults));
  }
  const { digest, ...manifest } = result.data;
  if (manifestDigest(manifest) !== digest) throw new SnapshotError(file, 'was edited: its digest does not match');
  const faults = contradictions(manifest);
  if (faults.length > 0) throw new SnapshotError(file, withLines(source, faults));
  return manifest;
}
