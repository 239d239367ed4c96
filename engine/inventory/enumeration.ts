import { type Cell, isKnown } from '../../model/cell.ts';
import type { Cause } from '../../model/finding.ts';
import type { Manifest, Shard } from '../../model/snapshot.ts';
import { NotKnown } from '../inventory.ts';
import { organizationPlace } from '../places.ts';
import { causeOfGap, causeWithoutQuestion, distinctCauses } from './causes.ts';

/** What the snapshot knows of the organization as a whole. */
export type Enumeration = {
  /** The organization's id; null: there is no organization. Throws NotKnown when nobody told. */
  organizationId(): string | null;
  /** Why there may be accounts that the snapshot does not name; empty: it names all. */
  readonly accountGaps: readonly Cause[];
  /** Refused or contradicted lists, because of which accounts may not have been scanned; empty: there are none. */
  readonly listGaps: readonly Cause[];
  /** Why any account without a role may be the management account; empty: none of them is. */
  readonly managementGaps: readonly Cause[];
  /** Why it may not be known in which organizational units accounts are; empty: it is known of all. */
  readonly unitGaps: readonly Cause[];
};

const DESCRIPTION = 'organizations:DescribeOrganization';
const LIST = 'organizations:ListAccounts';
const WALK = 'organizations:ListAccountsForParent';
const TREE: readonly string[] = [WALK, 'organizations:ListOrganizationalUnitsForParent', 'organizations:ListRoots'];

/** Give it every shard once, in any order, then ask for the result. */
export function startEnumeration({ targets, changes }: Pick<Manifest, 'targets' | 'changes'>): {
  add(shard: Shard): void;
  finish(): Enumeration;
} {
  const cells: Cell[] = [];
  let described: string | null = null;
  return {
    add(shard) {
      for (const cell of shard.cells) if (cell.operation.startsWith('organizations:')) cells.push(cell);
      for (const resource of shard.resources) {
        if (resource.type === 'organization') described = resource.organizationId;
      }
    },
    finish() {
      const id = targets.organizationId ?? described;
      const ofOrganization = cells.filter(({ operation }) => operation === DESCRIPTION);
      const hasNone = ofOrganization.some(({ outcome }) => outcome === 'off');
      // Where nobody was asked, the scan is of a single account, and says nothing about its organization.
      const unasked = targets.organizationId === null && !hasNone ? [notListed(targets)] : [];
      return {
        organizationId() {
          if (id !== null || hasNone) return id;
          const gaps = gapsOf(ofOrganization);
          throw new NotKnown(gaps.length > 0 ? gaps : unasked);
        },
        listGaps: accountGaps(cells, []),
        managementGaps: targets.core.management === null ? gapsOf(ofOrganization) : [],
        accountGaps: distinctCauses([...accountGaps(cells, unasked), ...changesUnseen(changes, targets)]),
        unitGaps: unitGaps(cells.filter(isOfTree), unasked),
      };
    },
  };
}

/** One of the two enumerations is enough, unless they contradict each other. */
function accountGaps(cells: readonly Cell[], unasked: readonly Cause[]): readonly Cause[] {
  const list = cells.filter(({ operation }) => operation === LIST);
  const tree = cells.filter(isOfTree);
  const isContradicted = list.some(({ code }) => code === 'EnumerationsDisagree');
  const isComplete = list.length > 0 && list.every(isKnown);
  if (!isContradicted && (isComplete || (isWalked(tree) && tree.every(isKnown)))) return [];
  const gaps = gapsOf(isContradicted ? list : [...list, ...tree]);
  return gaps.length > 0 ? gaps : unasked;
}

function unitGaps(tree: readonly Cell[], unasked: readonly Cause[]): readonly Cause[] {
  const gaps = gapsOf(tree);
  return gaps.length > 0 || isWalked(tree) ? gaps : unasked;
}

/** The root alone tells of no account: it is also read for its own sake, where nobody asks for the accounts. */
function isWalked(tree: readonly Cell[]): boolean {
  return tree.some(({ operation }) => operation === WALK);
}

/**
 * Accounts that belong to the organization now and were not scanned: they were added meanwhile, or were left out for
 * a reason that holds no longer. Of an account that is gone, what was seen stays true of the time when it was seen.
 */
function changesUnseen(changes: Manifest['changes'], { accounts }: Manifest['targets']): Cause[] {
  const leftOut = new Map(accounts.map(({ account, leftOut: why }) => [account, why?.kind]));
  return changes
    .filter(({ account, kind }) => {
      if (kind === 'added') return true;
      return (
        (kind === 'state' && leftOut.get(account) === 'state') ||
        (kind === 'moved' && leftOut.get(account) === 'ignored-ou')
      );
    })
    .map(({ account, detail }) => causeWithoutQuestion(account, detail));
}

function isOfTree({ operation }: Cell): boolean {
  return TREE.includes(operation);
}

function gapsOf(cells: readonly Cell[]): Cause[] {
  return distinctCauses(cells.filter((cell) => !isKnown(cell)).map(causeOfGap));
}

function notListed(targets: Manifest['targets']): Cause {
  const { account } = organizationPlace(targets);
  return causeWithoutQuestion(account, 'the scan did not ask which accounts the organization has');
}
