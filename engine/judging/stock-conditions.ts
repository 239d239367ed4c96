import type { TopLevelCondition } from 'json-rules-engine';
import type { Parameters } from '../../model/parameters.ts';
import type { Clause, Conditions } from '../../model/rule.ts';
import { expectedOf } from '../conditions/compile.ts';

/** Conditions as json-rules-engine itself reads them: parameters filled in, and a value in every clause. */
export function stockConditions(conditions: Conditions, parameters: Parameters): TopLevelCondition {
  return member(conditions, parameters) as TopLevelCondition;
}

function member(condition: Conditions | Clause, parameters: Parameters): unknown {
  if ('all' in condition) return { all: condition.all.map((each) => member(each, parameters)) };
  if ('any' in condition) return { any: condition.any.map((each) => member(each, parameters)) };
  const { name, fact, path, operator } = condition;
  return { name, fact, path, operator, value: expectedOf(condition, parameters) };
}
