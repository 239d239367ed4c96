import type { AwsShape, Call, Handler } from '../operation.ts';

/**
 * A handler with the SDK's own types. `understands` names the members of the input that the simulation heeds: any other
 * member is an error of ours and not something to pass over in silence.
 */
export function operation<Input extends object, Output extends object>(
  understands: readonly (keyof Input & string)[],
  answer: (input: Input, call: Call) => Output,
): Handler {
  const names = new Set<string>(understands);
  return (input, call) => {
    const strange = Object.keys(input).filter((name) => input[name] !== undefined && !names.has(name));
    if (strange.length > 0) throw new Error(`${call.operation}: the simulation does not heed ${strange.join(', ')}`);
    return answer(input as Input, call) as AwsShape;
  };
}
