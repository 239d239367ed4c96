import { expect, it } from 'vitest';
import { findingsOf } from '../../engine/judging/judge.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { exampleSnapshot } from '../../scripts/authoring/example-snapshot.ts';
import { causesOf, changed, inventoryOfSnapshot } from './example-inventory.ts';
import { catalogue, context } from './our-catalogue.ts';

const MANAGEMENT = '111122223333';
const NOT_LISTED = {
  ...{ account: MANAGEMENT, region: 'global', operation: null, resource: null, outcome: 'not-asked' },
  detail: 'the scan did not ask which accounts the organization has',
};

/** The management account scanned alone: its organization and the root are read there, the accounts are not listed. */
function managementAlone(): Snapshot {
  const whole = exampleSnapshot({ resources: [{ type: 'organization' }, { type: 'organization-root' }] });
  const { targets, shards } = whole.manifest;
  const accounts = targets.accounts.filter(({ account }) => account === MANAGEMENT);
  return changed(whole, {
    manifest: { targets: { ...targets, organizationId: null, accounts } },
    without: shards.map(({ name }) => name).filter((name) => /^\d/.test(name) && name !== MANAGEMENT),
  });
}

it('knows neither the accounts nor the units of the organization, although it read the root', async () => {
  const { crossAccount } = await inventoryOfSnapshot(managementAlone());
  expect(crossAccount.organizationId()).toBe('o-exampleorg');
  expect(crossAccount.accountGaps).toEqual([NOT_LISTED]);
  expect(crossAccount.deliveryBuckets().causes).toEqual([NOT_LISTED]);
  expect(crossAccount.unitGaps).toEqual([NOT_LISTED]);
  expect(causesOf(() => crossAccount.ownerOf('foreign'))).toEqual([NOT_LISTED]);
});

it('accuses and acquits no core account', async () => {
  const rules = catalogue.rules.filter(({ id }) => id === 'ASEA-LM-OV-03');
  const findings = await findingsOf({ ...context, snapshot: managementAlone(), rules });
  expect(findings.map(({ subject, verdict, causes }) => [subject.name, verdict, causes])).toEqual(
    ['log archive', 'management', 'security'].map((role) => [`${role} account`, 'unknown', [NOT_LISTED]]),
  );
});
