import { Engine } from 'json-rules-engine';
import { z } from 'zod';
import { OPERATORS } from '../engine/conditions/operators.ts';
import { SubjectFacts } from '../engine/conditions/subject-facts.ts';
import { type Fact, fact } from '../engine/fact.ts';
import type { Inventory } from '../engine/inventory.ts';
import { CompiledRule } from '../engine/judging/compiled-rule.ts';
import { ruleEngine } from '../engine/judging/rule-engine.ts';
import { stockConditions } from '../engine/judging/stock-conditions.ts';
import type { SubjectOf } from '../engine/subject.ts';
import type { Parameters } from '../model/parameters.ts';
import type { Conditions, Rule } from '../model/rule.ts';
import { median, printFigure } from './figure.ts';

const RULES = 5;
const SUBJECTS = 20_000;
const STOCK_SUBJECTS = 500;
const ROUNDS = 7;

/** Evaluations (one rule on one subject) per second of our rule engine over those of the stock one. */
export async function benchJudging(): Promise<void> {
  const rules = Array.from({ length: RULES }, (_, index) => syntheticRule(index));
  const subjects = Array.from({ length: SUBJECTS }, (_, index) => syntheticSubject(index));
  const ratios: number[] = [];
  await ours(rules, subjects);
  await stock(rules, subjects.slice(0, STOCK_SUBJECTS));
  // Alternating, so that a busy machine slows both.
  for (let round = 0; round < ROUNDS; round += 1) {
    const perSecondOurs = await ours(rules, subjects);
    const perSecondStock = await stock(rules, subjects.slice(0, STOCK_SUBJECTS));
    ratios.push(perSecondOurs / perSecondStock);
  }
  printFigure('judging.times-stock', median(ratios));
}

/** Verdicts alone, as the stock engine's results are: neither side builds findings. */
async function ours(rules: readonly Rule[], subjects: readonly Synthetic[]): Promise<number> {
  const engine = ruleEngine(rules.map((rule) => new CompiledRule(rule, PARAMETERS, NAMED_FACTS)));
  const definitions = NAMED_FACTS.map(([, definition]) => definition);
  const start = process.cpuUsage();
  const verdicts = await engine.run(subjects.map((subject) => new SubjectFacts(subject, NO_WORLD, definitions)));
  const seconds = secondsSince(start);
  const evaluations = [...verdicts.values()].reduce((sum, { length }) => sum + length, 0);
  if (evaluations !== rules.length * subjects.length) throw new Error('verdicts are missing');
  return evaluations / seconds;
}

async function stock(rules: readonly Rule[], subjects: readonly Synthetic[]): Promise<number> {
  const engine = new Engine();
  for (const [name, holds] of Object.entries(OPERATORS)) engine.addOperator(name, holds);
  for (const { id, conditions } of rules) {
    if (conditions === undefined) throw new Error(`${id} has no conditions`);
    engine.addRule({ name: id, conditions: stockConditions(conditions, PARAMETERS), event: { type: 'judged' } });
  }
  let evaluations = 0;
  const start = process.cpuUsage();
  for (const { resource: vpc } of subjects) {
    const { results, failureResults } = await engine.run({ flowLogs: flowLogsOf(vpc), scope: scopeOf(vpc) });
    evaluations += results.length + failureResults.length;
  }
  const seconds = secondsSince(start);
  if (evaluations !== rules.length * subjects.length) throw new Error('results are missing');
  return evaluations / seconds;
}

function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

type Synthetic = SubjectOf<'vpc'>;

/** One in fifty fails, as in an organization that is looked after. */
function syntheticSubject(index: number): Synthetic {
  const vpcId = `vpc-${String(index).padStart(17, '0')}`;
  const place = { account: '444455556666', region: 'ca-central-1' };
  const arn = `arn:aws:ec2:${place.region}:${place.account}:vpc/${vpcId}`;
  const resource = { type: 'vpc' as const, id: arn, ...place, vpcId, isDefault: index % 50 === 0, name: null };
  return { kind: 'vpc', ...place, arn, name: vpcId, resource };
}

function syntheticRule(index: number): Rule {
  const clause = (name: string, path: string, rest: object) => ({ name, fact: 'flowLogs', path, ...rest });
  const conditions = {
    all: [
      clause('a flow log records ALL', '$.active', { operator: 'hasElement', value: { trafficType: 'ALL' } }),
      clause('kept long enough', '$.retentionDays', { operator: 'atLeast', value: { param: 'minRetentionDays' } }),
      {
        any: [
          { name: 'no default VPC', fact: 'scope', path: '$.isDefault', operator: 'equals', value: false },
          clause('delivered to S3', '$.kinds', { operator: 'contains', value: 's3' }),
        ].slice(0, 1 + (index % 2)),
      },
    ],
  } as Conditions;
  return {
    id: `ASEA-LM-FL-${String(index + 1).padStart(2, '0')}`,
    title: 'Every VPC records its traffic',
    source: { section: '1.3', reading: 'A synthetic rule' },
    obligation: 'states',
    severity: 'high',
    subject: 'vpc',
    conditions,
    remediation: 'None',
    mappings: {},
    governedBy: {},
  };
}

function flowLogsOf({ vpcId }: Synthetic['resource']) {
  return { active: [{ flowLogId: vpcId, trafficType: 'ALL' }], retentionDays: 731, kinds: ['cloud-watch-logs'] };
}

function scopeOf({ isDefault }: Synthetic['resource']) {
  return { isDefault };
}

const NAMED_FACTS: readonly [string, Fact][] = [
  [
    'flowLogs',
    fact({
      subjects: ['vpc'],
      shape: z.strictObject({
        active: z.array(z.strictObject({ flowLogId: z.string(), trafficType: z.string() })),
        retentionDays: z.number(),
        kinds: z.array(z.string()),
      }),
      needs: [],
      read: ({ resource: vpc }) => flowLogsOf(vpc),
    }),
  ],
  [
    'scope',
    fact({
      subjects: ['vpc'],
      shape: z.strictObject({ isDefault: z.boolean() }),
      needs: [],
      read: ({ resource: vpc }) => scopeOf(vpc),
    }),
  ],
];

/** The synthetic facts ask nothing. */
const NO_WORLD = {} as Inventory;
/** The synthetic rules name no other parameter. */
const PARAMETERS = { minRetentionDays: 731 } as Parameters;

if (import.meta.main) await benchJudging();
