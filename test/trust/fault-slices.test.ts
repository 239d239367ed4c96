import { describe, expect, it } from 'vitest';
import { type SlicedCatalogue, slicedCatalogue, slicesOf, wholeCatalogue } from '../../trust/faults/slices.ts';

const catalogue = await slicedCatalogue();
const operations = [...catalogue.needing.keys()];
const EVERYTHING_SEEN = 'ASEA-LM-OV-02';
const SUM = 'ASEA-LM-OV-01';
const judging = [...catalogue.sums.keys(), ...catalogue.rules.map(({ id }) => id)];

describe('the rules that a fault is tried with', () => {
  it('are all that need the operation, the one about the scan itself, and some others', () => {
    const slices = slicesOf(catalogue, 1);
    for (const operation of operations) {
      const slice = new Set(slices(operation));
      const own = new Set([EVERYTHING_SEEN, ...(catalogue.needing.get(operation) ?? [])]);
      expect([...own.difference(slice)]).toEqual([]);
      expect(slice.size).toBeGreaterThan(own.size);
      expect([...slice].filter((id) => !judging.includes(id))).toEqual([]);
    }
  });

  it('have one that sums up others only with all of those: else it would be unknown with any fault', () => {
    const withSum = operations.map(slicesOf(catalogue, 3)).filter((slice) => slice.includes(SUM));
    for (const slice of withSum) expect(slice).toEqual(expect.arrayContaining([...(catalogue.sums.get(SUM) ?? [])]));
    expect(slicesOf(catalogue, 3)('organizations:ListAccounts')).toContain(SUM);
  });

  it('are the same for the same seed; over some days every rule is among the others', () => {
    expect(operations.map(slicesOf(catalogue, 7))).toEqual(operations.map(slicesOf(catalogue, 7)));
    const drawn = new Set(
      [1, 2, 3, 4, 5].flatMap((seed) =>
        operations.flatMap((operation) =>
          slicesOf(catalogue, seed)(operation).filter((id) => !catalogue.needing.get(operation)?.has(id)),
        ),
      ),
    );
    expect(judging.filter((id) => !drawn.has(id) && !catalogue.sums.has(id))).toEqual([]);
  });

  it('of an operation of every scan are of every kind of subject', () => {
    const slice = new Set(slicesOf(catalogue, 1)('sts:AssumeRole'));
    const missing = new Set(catalogue.rules.map(({ subject }) => subject));
    for (const { id, subject } of catalogue.rules) if (slice.has(id)) missing.delete(subject);
    expect([...missing]).toEqual([]);
    expect(slice.size).toBeLessThan(judging.length);
  });

  it('are all of them where that is asked for', () => {
    expect(wholeCatalogue(catalogue)('kms:DescribeKey')).toEqual(judging.toSorted());
  });
});

describe('what the sweep costs', () => {
  /** So many services, each with three operations and four rules that need all of them. */
  function services(count: number): SlicedCatalogue {
    const names = Array.from({ length: count }, (_, index) => `service${index}`);
    const rulesOf = (name: string) => [1, 2, 3, 4].map((number) => `${name}-0${number}`);
    return {
      rules: names.flatMap((name) => rulesOf(name).map((id) => ({ id, subject: 'organization' as const }))),
      sums: new Map([['SUM-01', []]]),
      needing: new Map(
        names.flatMap((name) => ['List', 'Get', 'Describe'].map((verb) => [`${name}:${verb}`, new Set(rulesOf(name))])),
      ),
      ofEveryScan: new Set(),
    };
  }
  const costOf = (of: SlicedCatalogue) =>
    [...of.needing.keys()].map(slicesOf(of, 1)).reduce((sum, slice) => sum + slice.length, 0);

  it('grows with the sum of the operations: twice the services are twice the cost, not four times', () => {
    const [ten, twenty, eighty] = [10, 20, 80].map((count) => costOf(services(count))) as [number, number, number];
    expect(eighty / twenty).toBeCloseTo(4, 1);
    expect(twenty / ten).toBeLessThan(2.1);
  });
});
