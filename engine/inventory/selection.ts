import type { Cause } from '../../model/finding.ts';
import type { Region } from '../../model/names.ts';
import type { LeftOut, TargetAccount, Targets } from '../../model/snapshot.ts';
import { organizationPlace } from '../places.ts';
import { causeWithoutQuestion } from './causes.ts';

/**
 * What this run was told not to look at: each account and each region that was selected out. What is said of single
 * things in the places that were looked at stands; what is said of all of them is not known. With a region: only what
 * may be there.
 */
export function leftOutBySelection(targets: Targets, where?: Region): Cause[] {
  const accounts = targets.accounts.filter(({ leftOut }) => leftOut?.kind === 'not-selected');
  const regions = new Set(
    targets.accounts.flatMap(({ regionsLeftOut }) => regionsLeftOut.filter(isNotSelected).map(({ region }) => region)),
  );
  const { account: organization } = organizationPlace(targets);
  return [
    ...accounts.map(({ account }) => causeWithoutQuestion(account, 'left out by --account')),
    ...[...regions]
      .filter((region) => where === undefined || region === where)
      .map((region) => byRegion(organization, region)),
  ];
}

/** Regions of an account that `--region` left out: none is known to lack something. */
export function unselectedRegions({ account, regionsLeftOut }: TargetAccount): Cause[] {
  return regionsLeftOut.filter(isNotSelected).map(({ region }) => byRegion(account, region));
}

function isNotSelected({ kind }: LeftOut): boolean {
  return kind === 'not-selected';
}

function byRegion(account: string, region: Region): Cause {
  return { ...causeWithoutQuestion(account, 'left out by --region'), region };
}
