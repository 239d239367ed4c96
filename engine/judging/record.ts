import type { Finding } from '../../model/finding.ts';
import type { GrowingList, ListStore } from '../../model/list-store.ts';
import { compare } from '../compare.ts';
import type { Judged } from './kind.ts';
import { byPlace } from './order.ts';

/** Keeps account of what was planned and what was found, and the findings out of memory. */
export type FindingRecord = {
  /**
   * What was judged of one account, or of the organization; accounts come in their order. Throws when they do not: the
   * order of the report, and that no id stands in two batches, follow from it.
   */
  add(batch: readonly Judged[]): void;
  /** Every finding so far, sorted by requirement, rule, account, region, resource. */
  readonly findings: Iterable<Finding>;
  /** Throws when other findings were made than planned, or when two share an id. */
  close(): void;
};

/** What of a rule was recorded. */
type OfRule = { readonly requirement: string; readonly list: GrowingList<Finding>; lastAccount: string };

/** `count` is told of every finding. */
export function startRecord(lists: ListStore, count: (finding: Finding) => void): FindingRecord {
  const rules = new Map<string, OfRule>();
  let planned = 0;
  let made = 0;
  let sharing = 0;

  function push(rule: string, findings: Finding[]): void {
    findings.sort(byPlace);
    const [first] = findings;
    const last = findings.at(-1);
    if (first === undefined || last === undefined) return;
    const ofRule = rules.get(rule) ?? { requirement: first.requirement, list: lists.list<Finding>(), lastAccount: '' };
    rules.set(rule, ofRule);
    if (first.account <= ofRule.lastAccount) throw new Error(`${rule} judged ${first.account} out of order`);
    ofRule.lastAccount = last.account;
    for (const finding of findings) ofRule.list.push(finding);
  }

  return {
    add(batch) {
      const findings = batch.flatMap((judged) => judged.findings);
      planned += batch.reduce((sum, judged) => sum + judged.planned, 0);
      made += findings.length;
      sharing += findings.length - new Set(findings.map(({ id }) => id)).size;
      findings.forEach(count);
      for (const [rule, ofRule] of Map.groupBy(findings, (finding) => finding.rule)) push(rule, ofRule);
    },
    findings: {
      *[Symbol.iterator]() {
        const sorted = [...rules].sort(([a, x], [b, y]) => compare(x.requirement, y.requirement) || compare(a, b));
        for (const [, { list }] of sorted) yield* list;
      },
    },
    close() {
      if (made !== planned) throw new Error(`${planned} findings were planned, ${made} were made`);
      if (sharing > 0) throw new Error(`${sharing} findings share an id`);
    },
  };
}
