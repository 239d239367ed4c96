import { SERVICES } from '../services/index.ts';
import type { SimulatedService } from '../services/service.ts';
import { awsJson } from './aws-json.ts';
import type { Operation, Protocol } from './exchange.ts';
import { protocolOf, settingsOf } from './sdk-client.ts';
import { type Structure, shapeOf } from './shape.ts';

/** One service of AWS as the wire knows it. */
export type Service = {
  /** The prefix of its operations: `ec2`. */
  readonly name: string;
  readonly protocol: Protocol;
  /** Every operation of the service's model, with a handler or without. */
  readonly operations: ReadonlyMap<string, Operation>;
};

/** Loads a service by its name in signatures. null: the simulated organization does not know the service. */
export async function loadService(signingName: string): Promise<Service | null> {
  const services: readonly [string, SimulatedService][] = Object.entries(SERVICES);
  const found = services.find(([name, { signingName: signedAs = name }]) => signedAs === signingName);
  if (found === undefined) return null;
  const [name, { sdk, leftOut = {} }] = found;
  const model = await sdk();
  for (const [structure, members] of Object.entries(leftOut)) leaveOut(model, structure, members);
  return { name, protocol: protocolOf(settingsOf(model)), operations: operationsOf(model) };
}

/** Errors for requests to a service that is not known go out in this form: most of AWS speaks it. */
export const FALLBACK_PROTOCOL: Protocol = awsJson('1.1');

/** Holds AWS to its model no further than AWS does itself. A package exports the schema of a structure as `Member$`. */
function leaveOut(model: object, structure: string, members: readonly string[]): void {
  const schema = (model as Readonly<Record<string, unknown>>)[`${structure}$`];
  if (schema === undefined) throw new Error(`the model has no structure ${structure}`);
  const shape = shapeOf(schema) as { required: readonly string[] };
  shape.required = shape.required.filter((name) => !members.includes(name));
}

/** An operation's schema is [9, namespace, name, traits, input, output]. Shapes are compiled when first asked for. */
function operationsOf(schemas: object): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>();
  for (const schema of Object.values(schemas)) {
    if (!Array.isArray(schema) || schema[0] !== 9) continue;
    const [, , name, traits, input, output] = schema as [number, string, string, OperationTraits, unknown, unknown];
    operations.set(name, new ModelledOperation(name, traits, input, output));
  }
  return operations;
}

type OperationTraits = number | { readonly http?: readonly [method: string, uri: string, status: number] };

class ModelledOperation implements Operation {
  readonly name: string;
  readonly http: Operation['http'];
  readonly #references: readonly [input: unknown, output: unknown];
  #input: Structure | null = null;
  #output: Structure | null = null;

  constructor(name: string, traits: OperationTraits, input: unknown, output: unknown) {
    this.name = name;
    const http = typeof traits === 'object' ? traits.http : undefined;
    this.http = http === undefined ? null : { method: http[0], uri: http[1], status: http[2] };
    this.#references = [input, output];
  }

  get input(): Structure {
    this.#input ??= shapeOf(this.#references[0]) as Structure;
    return this.#input;
  }

  get output(): Structure {
    this.#output ??= shapeOf(this.#references[1]) as Structure;
    return this.#output;
  }
}
