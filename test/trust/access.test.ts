import { expect, it } from 'vitest';
import { access } from '../../trust/access/access.ts';
import { neverUsed } from '../../trust/access/never-used.ts';
import { faultsOfPrediction } from '../../trust/access/prediction.ts';
import { rulesAlone } from '../../trust/access/rules-alone.ts';
import { LANDING_ZONE } from '../../trust/access/serve.ts';

it(access.promise, async () => {
  const { counts, broken } = await access.run({ size: 'sample', seed: 1, progress: () => {} });
  expect(broken).toEqual([]);
  expect(counts).toEqual({
    selections: 3,
    violations: expect.any(Number),
    actions: expect.any(Number),
    actionsTakenAway: 3,
    actionsTakenFromSingleRules: 2,
    standIns: expect.any(Number),
    predictions: 2,
  });
}, 180_000);

it('a policy that is too small for what is scanned is noticed', async () => {
  const lines = await rulesAlone([], ['ASEA-LM-CL-05']);
  expect(
    lines.filter((line) => /sends logs:DescribeLogGroups in \d{12}, which its policy does not allow$/.test(line)),
  ).not.toEqual([]);
  expect(lines.filter((line) => line.includes('with nothing but its policy says ASEA-LM-CL-05'))).not.toEqual([]);
}, 60_000);

it('an action that is allowed in more accounts than need it is noticed', () => {
  const sent = [{ account: LANDING_ZONE.core.logArchive, operation: 'logs:DescribeDestinations' } as const];
  const inLogArchive = { management: [], logArchive: ['logs:DescribeDestinations'], security: [] };
  const nowhere = { everyAccount: [], coreAccounts: inLogArchive, scanningPrincipal: [] };
  expect(neverUsed(nowhere, sent)).toEqual([]);
  expect(neverUsed({ ...nowhere, everyAccount: ['logs:DescribeDestinations'] }, sent)).toEqual([
    'logs:DescribeDestinations in every account',
  ]);
  const inManagement = { ...inLogArchive, management: ['logs:DescribeDestinations'] };
  expect(neverUsed({ ...nowhere, coreAccounts: inManagement }, sent)).toEqual([
    'logs:DescribeDestinations in the account of management',
  ]);
});

it('a doctor who looks at the home region only is noticed where another region is closed', async () => {
  const trouble = {
    name: 'a closed region',
    rules: ['ASEA-LM-FL-01'],
    faults: ['denied-by-scp:region=us-east-1'],
  };
  expect(await faultsOfPrediction({ ...trouble, allRegions: true })).toEqual([]);
  expect(await faultsOfPrediction(trouble)).not.toEqual([]);
}, 60_000);
