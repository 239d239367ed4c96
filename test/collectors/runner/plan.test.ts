import { describe, expect, test } from 'vitest';
import { COLLECTORS } from '../../../collectors/index.ts';
import {
  closeTypes,
  dependenciesOf,
  typesAskedOf,
  type Unit,
  unitsOf,
  urgencies,
} from '../../../collectors/runner/plan.ts';
import type { Service } from '../../../collectors/service.ts';
import { SERVICES } from '../../../collectors/services/index.ts';
import { CoreRole } from '../../../model/names.ts';
import { RESOURCES, type ResourceType } from '../../../model/resource.ts';
import { targets } from '../known.ts';

const ALL_TYPES = Object.keys(RESOURCES) as ResourceType[];
const regions = ['ca-central-1', 'eu-west-1'];

function namesOf(units: readonly Unit[]): string[] {
  return units.map(({ type, place }) => `${type} ${place.region}`).sort();
}

test('every type has a collector, in the folder of the service that its operation belongs to', () => {
  expect(Object.keys(COLLECTORS).sort()).toEqual(ALL_TYPES.toSorted());
  const folders = Object.entries<Service>(SERVICES).flatMap(([folder, { collectors = {} }]) =>
    Object.keys(collectors).map((type) => [type, folder]),
  );
  expect(Object.fromEntries(folders)).toEqual(
    Object.fromEntries(ALL_TYPES.map((type) => [type, RESOURCES[type].operation.split(':')[0]])),
  );
});

test('a type brings along what has to be read before it', () => {
  expect(closeTypes(['kms-key-rotation'], COLLECTORS)).toEqual([
    'bucket',
    'bucket-encryption',
    'bucket-location',
    'flow-log',
    'kms-key',
    'kms-key-rotation',
  ]);
});

test('nothing is asked about a resource that was not listed in the same account', () => {
  const without = ALL_TYPES.filter((type) => {
    const { accounts, parent } = RESOURCES[type] as { accounts: string; parent?: ResourceType };
    return parent !== undefined && RESOURCES[parent].accounts !== 'all' && RESOURCES[parent].accounts !== accounts;
  });
  expect(without).toEqual([]);
});

test.each(ALL_TYPES)(
  'an account with several roles is asked for %s what accounts with one of them are asked',
  (type) => {
    const { options: roles } = CoreRole;
    const apart = roles.flatMap((role) => [...typesAskedOf([role], [type], COLLECTORS)]);
    expect([...typesAskedOf(roles, [type], COLLECTORS)].sort()).toEqual([...new Set(apart)].sort());
  },
);

test('what the longest rows of questions wait for is the most urgent', () => {
  const types: ResourceType[] = ['vpc', 'log-subscriptions', 'bucket-replication', 'kms-key-rotation'];
  const urgenciesOf = (account: string) =>
    Object.fromEntries(
      urgencies(
        unitsOf(account, regions, closeTypes(types, COLLECTORS), { targets, collectors: COLLECTORS }),
        COLLECTORS,
      ),
    );
  expect(urgenciesOf('444455556666')).toEqual({
    'flow-log': 2,
    bucket: 2,
    'bucket-location': 1,
    'bucket-encryption': 0,
    'bucket-replication': 0,
    'log-group': 1,
    'log-account-policy': 1,
    'log-subscriptions': 0,
    vpc: 0,
  });
});

test('no type waits for itself', () => {
  const units = unitsOf('222233334444', regions, ALL_TYPES, { targets, collectors: COLLECTORS });
  const waitsFor = (unit: Unit, path: readonly Unit[]): void => {
    expect(path).not.toContain(unit);
    for (const before of dependenciesOf(unit, units, COLLECTORS)) waitsFor(before, [...path, unit]);
  };
  for (const unit of units) waitsFor(unit, []);
});

describe('an account is asked', () => {
  test('only what concerns it', () => {
    const units = unitsOf('444455556666', regions, ['vpc', 'trusted-service', 'kms-alias'], {
      targets,
      collectors: COLLECTORS,
    });
    expect(namesOf(units)).toEqual(['vpc ca-central-1', 'vpc eu-west-1']);
  });

  test('nothing that is needed in another account only', () => {
    const context = { targets, collectors: COLLECTORS };
    expect(namesOf(unitsOf('444455556666', regions, ['bucket-lifecycle'], context))).toEqual([]);
    expect(namesOf(unitsOf('222233334444', ['eu-west-1'], ['bucket-lifecycle'], context))).toEqual([
      'bucket global',
      'bucket-lifecycle global',
      'bucket-location global',
      'flow-log eu-west-1',
    ]);
  });
});

test('a unit waits in its own region, and for all regions where only one of the two is regional', () => {
  const units = unitsOf('444455556666', regions, ['log-subscriptions', 'bucket-location'], {
    targets,
    collectors: COLLECTORS,
  });
  const unit = (type: ResourceType, region: string) =>
    units.find((one) => one.type === type && one.place.region === region) as Unit;
  expect(namesOf(dependenciesOf(unit('log-subscriptions', 'eu-west-1'), units, COLLECTORS))).toEqual([
    'flow-log eu-west-1',
    'log-account-policy eu-west-1',
    'log-group eu-west-1',
  ]);
  // Flow logs are waited for where somebody else needs them, and not read for the sake of subscriptions.
  expect(closeTypes(['log-subscriptions'], COLLECTORS)).not.toContain('flow-log');
  expect(namesOf(dependenciesOf(unit('bucket-location', 'global'), units, COLLECTORS))).toEqual([
    'bucket global',
    'flow-log ca-central-1',
    'flow-log eu-west-1',
  ]);
});
