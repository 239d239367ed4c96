import { describe, expect, test } from 'vitest';
import { perInventory } from '../../../engine/facts/per-inventory.ts';
import { type Inventory, NotKnown } from '../../../engine/inventory.ts';
import { causesOf, everyKnown, someKnown } from '../../../engine/known.ts';
import type { Cause } from '../../../model/finding.ts';

function refusal(resource: string): Cause {
  const place = { account: '444455556666', region: 'ca-central-1' };
  return { ...place, operation: 's3:GetBucketReplication', resource, outcome: 'denied', detail: null };
}

function reading(value: string): string {
  if (value.startsWith('refused')) throw new NotKnown([refusal(value)]);
  return value;
}

describe('several ways to one end', () => {
  const isEnough = (value: string) => value === 'enough';

  test('a way that is known to lead there outweighs what was refused', () => {
    expect(someKnown(['refused', 'enough', 'other'], reading, isEnough)).toEqual(['enough', 'other']);
  });

  test('without such a way every refusal counts', () => {
    expect(causesOf(() => someKnown(['refused-1', 'other', 'refused-2'], reading, isEnough))).toEqual([
      refusal('refused-1'),
      refusal('refused-2'),
    ]);
  });

  test('an error that is no refusal is not swallowed', () => {
    const broken = () => {
      throw new TypeError('ours');
    };
    expect(() => someKnown(['one'], broken, () => true)).toThrow(new TypeError('ours'));
  });
});

describe('several conditions of one end', () => {
  const holds = (value: string) => reading(value) === 'yes';

  test('one that is known not to hold outweighs what was refused', () => {
    expect(everyKnown(['refused-1', 'no'], holds)).toBe(false);
  });

  test('without such a one every refusal counts', () => {
    expect(causesOf(() => everyKnown(['refused-1', 'yes', 'refused-2'], holds))).toEqual([
      refusal('refused-1'),
      refusal('refused-2'),
    ]);
  });

  test('all that are known to hold hold', () => {
    expect(everyKnown(['yes', 'yes'], holds)).toBe(true);
  });
});

describe('a walk that many subjects share', () => {
  const inventory = {} as Inventory;

  test('is walked once for each inventory and key', () => {
    const walked: string[] = [];
    const remember = perInventory((_world, key) => {
      walked.push(key);
      return key.toUpperCase();
    });
    const answers = [
      remember(inventory, 'a'),
      remember(inventory, 'a'),
      remember(inventory, 'b'),
      remember({} as Inventory, 'a'),
    ];
    expect([answers, walked]).toEqual([
      ['A', 'A', 'B', 'A'],
      ['a', 'b', 'a'],
    ]);
  });

  test('a refusal is remembered as a refusal, with its causes', () => {
    let walks = 0;
    const remember = perInventory((_world, key) => {
      walks++;
      return reading(key);
    });
    const causes = [causesOf(() => remember(inventory, 'refused')), causesOf(() => remember(inventory, 'refused'))];
    expect([causes, walks]).toEqual([[[refusal('refused')], [refusal('refused')]], 1]);
  });
});
