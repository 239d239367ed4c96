import { awsJson } from './aws-json.ts';
import { awsQuery, ec2Query } from './aws-query.ts';
import type { Operation, Protocol } from './exchange.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';
import { type Structure, shapeOf } from './shape.ts';

/** One service of AWS as the wire knows it. */
export type Service = {
  /** As IAM and the signature write it: `ec2`. */
  readonly name: string;
  readonly protocol: Protocol;
  /** Every operation of the service's model, with a handler or without. */
  readonly operations: ReadonlyMap<string, Operation>;
};

/** Loads a service's model. null: the simulated organization does not know the service. */
export async function loadService(name: string): Promise<Service | null> {
  const source = Object.hasOwn(SOURCES, name) ? SOURCES[name] : undefined;
  if (source === undefined) return null;
  return { name, protocol: source.protocol(), operations: operationsOf(await source.schemas()) };
}

/** Errors for requests to a service that is not known go out in this form: most of AWS speaks it. */
export const FALLBACK_PROTOCOL: Protocol = awsJson('1.1');

type Source = { readonly protocol: () => Protocol; readonly schemas: () => Promise<object> };

/** By the service's name in the credential scope. The clients export the schemas of their operations. */
const SOURCES: Readonly<Record<string, Source>> = {
  account: { protocol: restJson, schemas: () => import('@aws-sdk/client-account') },
  cloudtrail: { protocol: () => awsJson('1.1'), schemas: () => import('@aws-sdk/client-cloudtrail') },
  ec2: {
    protocol: () => ec2Query('http://ec2.amazonaws.com/doc/2016-11-15/'),
    schemas: () => import('@aws-sdk/client-ec2'),
  },
  firehose: { protocol: () => awsJson('1.1'), schemas: () => import('@aws-sdk/client-firehose') },
  kinesis: { protocol: () => awsJson('1.1'), schemas: () => import('@aws-sdk/client-kinesis') },
  kms: { protocol: () => awsJson('1.1'), schemas: () => import('@aws-sdk/client-kms') },
  logs: { protocol: () => awsJson('1.1'), schemas: () => import('@aws-sdk/client-cloudwatch-logs') },
  organizations: { protocol: () => awsJson('1.1'), schemas: () => import('@aws-sdk/client-organizations') },
  s3: {
    protocol: () => restXml('http://s3.amazonaws.com/doc/2006-03-01/'),
    schemas: () => import('@aws-sdk/client-s3'),
  },
  sts: {
    protocol: () => awsQuery('https://sts.amazonaws.com/doc/2011-06-15/'),
    schemas: () => import('@aws-sdk/client-sts'),
  },
};

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
