import type { Finding } from '../../model/finding.ts';
import { type ListStore, MEMORY } from '../../model/list-store.ts';
import type { AccountId } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import { FOLLOW_UP_SHARD, ORGANIZATION_SHARD } from '../../model/shard-names.ts';
import type { Manifest, Snapshot } from '../../model/snapshot.ts';
import { startCrossAccountIndex } from '../inventory/cross-account-index.ts';
import { indexShard, type ShardIndex } from '../inventory/shard-index.ts';
import { snapshotInventory } from '../inventory/snapshot-inventory.ts';
import type { CrossAccountIndex, Inventory } from '../inventory.ts';
import { coreAccounts, judgedAccounts, organizationPlace } from '../places.ts';
import { type SummaryFold, startSummary } from '../report/summary.ts';
import { factNamesOf } from '../rule-facts.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { type Coverage, inCoverageOrder, startCoverage } from './coverage.ts';
import { accountsNotKnown, judgeAccount } from './judge-account.ts';
import { type Judged, type JudgedKind, judgedKind } from './kind.ts';
import { documentation } from './place-finding.ts';
import { startRecord } from './record.ts';
import { startTally, type TallyFold } from './tally.ts';

/** What is judged, by which rules, with which values. The rules have passed the catalogue's checks. */
export type Judging = {
  readonly snapshot: Snapshot;
  readonly rules: readonly Rule[];
  readonly vocabulary: Vocabulary;
  readonly parameters: Parameters;
  /** Where what is found is kept. */
  readonly lists: ListStore;
  /** Whether every cell is kept, or only the gaps and how many answers there were. */
  readonly fullCoverage: boolean;
};

/** What judging a snapshot comes to. Its lists are those of the store, and can be gone over again. */
export type Judgement = {
  /** Exactly one for each rule and subject, sorted by requirement, rule, account, region, resource. */
  readonly findings: Iterable<Finding>;
  readonly coverage: Coverage;
  readonly summary: SummaryFold;
};

/**
 * Judges a snapshot. Reads every shard twice, one after the other: once for its cells and for the cross-account index,
 * once to judge it. What was found of an account is given to the store before the next one is read. The same snapshot gives
 * the same judgement, whatever the order of its shards.
 */
export async function judge(judging: Judging): Promise<Judgement> {
  const { snapshot, rules, vocabulary, parameters, lists } = judging;
  const { manifest } = snapshot;
  const { targets } = manifest;
  const phases = phasesOf(rules, vocabulary, parameters);
  const global = organizationPlace(targets);
  const summary = startSummary();
  const tally = startTally(global);
  const { crossAccount, core, coverage } = await firstPass(judging, summary);
  const record = startRecord(lists, (finding) => {
    summary.finding(finding);
    if (phases.rollUp.length > 0) tally.add(finding);
  });

  function inventoryOf(shards: ReadonlyMap<string, ShardIndex>, tallies: TallyFold['of'] | null): Inventory {
    return snapshotInventory({ manifest, parameters, shards, crossAccount, tally: tallies });
  }

  async function judgeOrganization(kinds: readonly JudgedKind[], inventory: Inventory): Promise<Judged[]> {
    const judged: Judged[] = [];
    for (const kind of kinds) judged.push(await kind.judge(inventory, global));
    return judged;
  }

  const organization = inventoryOf(core, null);
  record.add([
    ...(await judgeOrganization(phases.organization, organization)),
    ...phases.documentation.map((rule) => ({ planned: 1, findings: [documentation(rule, targets)] })),
  ]);
  // What is said of all accounts together stands at the organization's, among theirs.
  const ofAll = phases.regional.map((kind) => accountsNotKnown(kind, organization));
  for (const target of phases.regional.length > 0 ? judgedAccounts(targets) : []) {
    if (target.account > global.account) record.add(ofAll.splice(0));
    const shards = await withShard(core, snapshot, target.account);
    const judged = await judgeAccount(phases.regional, target, inventoryOf(shards, null), shards);
    record.add([...(target.account === global.account ? ofAll.splice(0) : []), ...judged]);
  }
  record.add(ofAll);
  record.add(await judgeOrganization(phases.rollUp, inventoryOf(core, tally.of)));
  record.close();
  return { findings: record.findings, coverage, summary };
}

/** The findings alone, in memory: for small snapshots. */
export async function findingsOf(judging: Omit<Judging, 'lists' | 'fullCoverage'>): Promise<Finding[]> {
  const { findings } = await judge({ ...judging, lists: MEMORY, fullCoverage: false });
  return [...findings];
}

type Phases = {
  readonly organization: readonly JudgedKind[];
  readonly regional: readonly JudgedKind[];
  readonly rollUp: readonly JudgedKind[];
  readonly documentation: readonly Rule[];
};

function phasesOf(rules: readonly Rule[], vocabulary: Vocabulary, parameters: Parameters): Phases {
  const judged = rules.filter(({ conditions }) => conditions !== undefined);
  const isRollUp = (rule: Rule) => factNamesOf(rule).some((name) => vocabulary.facts[name]?.rollUp === true);
  const first = kindsOf(judged.filter((rule) => !isRollUp(rule)));
  return {
    organization: first.filter(({ accounts }) => accounts === null),
    regional: first.filter(({ accounts }) => accounts !== null),
    rollUp: kindsOf(judged.filter(isRollUp)),
    documentation: rules.filter(({ conditions }) => conditions === undefined),
  };

  function kindsOf(selected: readonly Rule[]): JudgedKind[] {
    const byKind = Map.groupBy(selected, ({ subject, accounts }) => `${subject} ${accounts}`);
    return [...byKind.values()].map((ofKind) => judgedKind(ofKind, vocabulary, parameters));
  }
}

async function firstPass(
  { snapshot, lists, fullCoverage }: Judging,
  summary: SummaryFold,
): Promise<{ crossAccount: CrossAccountIndex; core: Map<string, ShardIndex>; coverage: Coverage }> {
  const { manifest } = snapshot;
  const kept = new Set<string>([ORGANIZATION_SHARD, FOLLOW_UP_SHARD, ...coreAccounts(manifest.targets)]);
  const core = new Map<string, ShardIndex>();
  const crossAccount = startCrossAccountIndex(manifest, lists);
  const coverage = startCoverage(lists, fullCoverage, summary.cell);
  for (const name of inCoverageOrder(manifest.shards.map((shard) => shard.name))) {
    const shard = indexShard(await snapshot.shard(name));
    coverage.add(shard.shard);
    crossAccount.add(shard);
    if (kept.has(name)) core.set(name, shard);
  }
  return { crossAccount: crossAccount.finish(), core, coverage: coverage.finish() };
}

/** The core shards and one account's. An account without a shard (interrupted before it) has no answers. */
async function withShard(
  core: ReadonlyMap<string, ShardIndex>,
  snapshot: Snapshot,
  account: AccountId,
): Promise<ReadonlyMap<string, ShardIndex>> {
  if (core.has(account)) return core;
  if (!hasShard(snapshot.manifest, account)) return core;
  return new Map([...core, [account, indexShard(await snapshot.shard(account))]]);
}

function hasShard(manifest: Manifest, account: AccountId): boolean {
  return manifest.shards.some(({ name }) => name === account);
}
