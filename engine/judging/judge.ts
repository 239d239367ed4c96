import type { Finding } from '../../model/finding.ts';
import type { AccountId } from '../../model/names.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Rule } from '../../model/rule.ts';
import type { Manifest, Snapshot } from '../../model/snapshot.ts';
import { coreAccounts, judgedAccounts, organizationPlace } from '../places.ts';
import { factNamesOf } from '../rule-facts.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { indexShard, type ShardIndex } from '../world/shard-index.ts';
import { snapshotWorld } from '../world/snapshot-world.ts';
import { startSurvey } from '../world/survey.ts';
import type { Survey, Tally, World } from '../world.ts';
import { accountsNotKnown, judgeAccount } from './judge-account.ts';
import { type Judged, type JudgedKind, judgedKind } from './kind.ts';
import { sortFindings } from './order.ts';
import { documentation } from './place-finding.ts';
import { tallyOf } from './tally.ts';

/** What is judged, by which rules, with which values. The rules have passed the catalogue's checks. */
export type Judging = {
  readonly snapshot: Snapshot;
  readonly rules: readonly Rule[];
  readonly vocabulary: Vocabulary;
  readonly parameters: Parameters;
};

/**
 * Judges a snapshot: exactly one finding for each rule and subject. Reads every shard twice, one after the other: once
 * for the survey over all accounts, once to judge it. Sorted by requirement, rule, account, region, resource; the same
 * snapshot gives the same findings, whatever the order of its shards.
 */
export async function judge({ snapshot, rules, vocabulary, parameters }: Judging): Promise<Finding[]> {
  const { manifest } = snapshot;
  const { targets } = manifest;
  const phases = phasesOf(rules, vocabulary, parameters);
  const { survey, core } = await firstPass(snapshot, coreAccounts(targets));
  const ledger = startLedger();
  const global = organizationPlace(targets);

  function worldOf(shards: ReadonlyMap<string, ShardIndex>, tally: ((requirement: string) => Tally) | null): World {
    return snapshotWorld({ manifest, parameters, shards, survey, tally });
  }

  const organization = worldOf(core, null);
  for (const kind of phases.organization) ledger.add(await kind.judge(organization, global));
  for (const rule of phases.documentation) ledger.add({ planned: 1, findings: [documentation(rule, targets)] });
  for (const kind of phases.regional) ledger.add(accountsNotKnown(kind, organization));
  if (phases.regional.length > 0) {
    for (const target of judgedAccounts(targets)) {
      const shards = await withShard(core, snapshot, target.account);
      for (const judged of await judgeAccount(phases.regional, target, worldOf(shards, null), shards))
        ledger.add(judged);
    }
  }
  const last = worldOf(core, tallyOf(ledger.findings, global));
  const rolledUp: Judged[] = [];
  for (const kind of phases.rollUp) rolledUp.push(await kind.judge(last, global));
  for (const judged of rolledUp) ledger.add(judged);
  return ledger.close();
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
  snapshot: Snapshot,
  coreNames: readonly AccountId[],
): Promise<{ survey: Survey; core: Map<string, ShardIndex> }> {
  const kept = new Set<string>(['organization', ...coreNames]);
  const core = new Map<string, ShardIndex>();
  const pass = startSurvey(snapshot.manifest);
  for (const { name } of snapshot.manifest.shards) {
    const shard = indexShard(await snapshot.shard(name));
    pass.add(shard);
    if (kept.has(name)) core.set(name, shard);
  }
  return { survey: pass.finish(), core };
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

/** Keeps account of what was planned and what was found. `close` throws when they differ. */
function startLedger() {
  const findings: Finding[] = [];
  let planned = 0;
  return {
    findings,
    add(judged: Judged): void {
      planned += judged.planned;
      for (const finding of judged.findings) findings.push(finding);
    },
    close(): Finding[] {
      if (findings.length !== planned)
        throw new Error(`${planned} findings were planned, ${findings.length} were made`);
      const ids = new Set(findings.map(({ id }) => id));
      if (ids.size !== findings.length) throw new Error(`${findings.length - ids.size} findings share an id`);
      return sortFindings(findings);
    },
  };
}
