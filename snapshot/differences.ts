import { differences, type ScanRequest } from './scan-record.ts';

/** A scan cannot go on, because it was begun for something else. The user can put it right; all differences together. */
export class OtherRequest extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'OtherRequest';
    this.faults = faults;
  }
}

/** Throws OtherRequest when a scan that was begun for one request cannot go on for another. */
export function refuseDifferences(folder: string, begun: ScanRequest, now: ScanRequest): void {
  const found = differences(begun, now);
  if (found.length > 0) throw new OtherRequest(found.map((difference) => `--resume ${folder}: ${difference}`));
}
