import type { AwsShape, Call, Handlers } from '../../sim/operation.ts';
import { loadService } from '../../sim/wire/service.ts';
import type { Structure } from '../../sim/wire/shape.ts';
import { mapRequest } from './answer-strings.ts';

/** How what goes over the wire differs from what the simulated organization says. */
export type Rewriting = {
  /** May throw a `SimError`. */
  answer(output: AwsShape, structure: Structure, call: Call): AwsShape;
  /** What the scanner sends back, as the simulated organization knows it. */
  readonly request?: (text: string) => string;
};

/** The handlers of an organization whose answers are rewritten on the way. It knows them by AWS's models only. */
export async function rewritten(handlers: Handlers, { answer, request }: Rewriting): Promise<Handlers> {
  const outputs = await outputsOf([...handlers.keys()]);
  return new Map(
    [...handlers].map(([name, handler]) => [
      name,
      (input, call) => {
        const asked = request === undefined ? input : (mapRequest(input, request) as AwsShape);
        const structure = outputs.get(name);
        const output = handler(asked, call);
        return structure === undefined ? output : answer(output, structure, call);
      },
    ]),
  );
}

/** The answers' shapes by operation, `ec2:DescribeVpcs`. */
export async function outputsOf(operations: readonly string[]): Promise<ReadonlyMap<string, Structure>> {
  const names = [...new Set(operations.map((operation) => operation.split(':')[0] ?? ''))];
  const services = new Map(await Promise.all(names.map(async (name) => [name, await loadService(name)] as const)));
  return new Map(
    operations.flatMap((operation) => {
      const [service = '', name = ''] = operation.split(':');
      const output = services.get(service)?.operations.get(name)?.output;
      return output === undefined ? [] : [[operation, output] as const];
    }),
  );
}
