import fc from 'fast-check';
import type { Result } from 'sarif';
import { expect, test } from 'vitest';
import { sarif, sarifForGating, sarifFull } from '../../reporters/sarif.ts';
import { anyReport } from './arbitrary.ts';
import { runOf } from './sarif-run.ts';

test('whatever AWS and the rules say, both profiles stay valid and within what code scanning takes', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      for (const reporter of [sarif, sarifFull, sarifForGating(5)]) {
        const run = runOf(reporter, report);
        const hashes = run.results.map((result) => result.partialFingerprints?.primaryLocationLineHash);
        expect(new Set(hashes).size).toBe(hashes.length);
        for (const result of run.results) {
          if (result.kind !== 'fail') expect(result.level).toBe('none');
          expect(uriOf(result)).toMatch(/^aws\/\d{12}\/[a-z0-9-]+\/[a-z0-9]+\/[a-z-]+$/);
          expect(result.message.text?.trim()).not.toBe('');
          expect(result.ruleId).toBe(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id);
        }
        for (const rule of run.tool.driver.rules ?? []) {
          expect(rule.properties?.tags?.length).toBeLessThanOrEqual(10);
          expect(rule.name?.length).toBeLessThanOrEqual(255);
          expect(rule.shortDescription?.text.length).toBeLessThanOrEqual(1_024);
          expect(rule.fullDescription?.text.length).toBeLessThanOrEqual(1_024);
          expect(rule.help?.text.trim()).not.toBe('');
        }
      }
      expect(runOf(sarifForGating(5), report).results.length).toBeLessThanOrEqual(5);
    }),
    { numRuns: 40, endOnFailure: true },
  );
});

function uriOf(result: Result): string {
  return result.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? 'no location';
}
