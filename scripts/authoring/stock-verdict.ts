import { Engine } from 'json-rules-engine';
import { OPERATORS } from '../../engine/conditions/operators.ts';
import { stockConditions } from '../../engine/judging/stock-conditions.ts';
import type { Parameters } from '../../model/parameters.ts';
import type { Conditions } from '../../model/rule.ts';

/** What json-rules-engine itself says: its own tree walk, its own path language, and our operators beside its own. */
export async function stockVerdict(
  conditions: Conditions,
  parameters: Parameters,
  facts: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const engine = new Engine();
  for (const [name, holds] of Object.entries(OPERATORS)) engine.addOperator(name, holds);
  engine.addRule({ conditions: stockConditions(conditions, parameters), event: { type: 'judged' } });
  const { results, failureResults } = await engine.run({ ...facts });
  if (results.length + failureResults.length !== 1) throw new Error('the stock engine lost the result');
  return results.length === 1;
}
