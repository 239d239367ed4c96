import { isKnown } from '../../model/cell.ts';
import type { Region } from '../../model/names.ts';
import { SelectionError } from './configuration.ts';
import type { SelectedTarget } from './select-target.ts';

/**
 * Every account of a landing zone has its home region. The list of an account that lacks it, while the lists of others
 * have it, is not believed: its regions are not known, and the cell of the list says why. Throws `SelectionError` when no
 * account has it: then the configuration is wrong, and everything would be asked in a region that is none.
 */
export function withHomeRegion(aimed: readonly SelectedTarget[], homeRegion: Region): SelectedTarget[] {
  const entered = aimed.filter(({ target }) => target.leftOut === null);
  const lacking = new Set(entered.filter((one) => lacksRegion(one, homeRegion)));
  const having = entered.filter(({ target }) => target.regions !== null).length - lacking.size;
  if (lacking.size > 0 && lacking.size === entered.length) {
    const message = `organization.homeRegion: no scanned account has the region ${homeRegion}; name the home region of the landing zone`;
    throw new SelectionError([message]);
  }
  const detail = `the list lacks the home region ${homeRegion}, which ${having} other ${having === 1 ? 'account has' : 'accounts have'}`;
  return aimed.map((one) => (lacking.has(one) ? withoutRegions(one, detail) : one));
}

function lacksRegion({ target: { regions, regionsLeftOut } }: SelectedTarget, region: Region): boolean {
  if (regions === null) return false;
  return !regions.includes(region) && !regionsLeftOut.some((left) => left.region === region);
}

function withoutRegions({ target, collected }: SelectedTarget, detail: string): SelectedTarget {
  return {
    target: { ...target, regions: null, regionsLeftOut: [] },
    collected: {
      ...collected,
      cells: collected.cells.map((cell) =>
        LISTS.includes(cell.operation) && isKnown(cell)
          ? { ...cell, outcome: 'failed', code: 'HomeRegionMissing', detail }
          : cell,
      ),
    },
  };
}

const LISTS = ['account:ListRegions', 'ec2:DescribeRegions'];
