import { awsJson } from './aws-json.ts';
import { awsQuery, ec2Query } from './aws-query.ts';
import type { Protocol } from './exchange.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './rest-xml.ts';

/** What the SDK's own client of a service says of the wire. */
export type WireSettings = {
  /** `aws.protocols#restJson1` */
  readonly protocol: string;
  /** Of the XML protocols' answers; empty where there is none. */
  readonly xmlNamespace: string;
  /** The service in the signature. */
  readonly signingName: string;
};

/** Makes a client of the package, which never calls, and reads its settings. Throws where it has none. */
export function settingsOf(sdk: object): WireSettings {
  const [name, Client] =
    Object.entries(sdk).find(([exported]) => exported.endsWith('Client') && exported !== '__Client') ?? [];
  if (Client === undefined) throw new Error('the package exports no client');
  const { config } = new Client({ region: 'us-east-1' }) as { readonly config: ClientConfig };
  const protocol = config.protocol?.getShapeId?.();
  const signingName = config.defaultSigningName;
  if (protocol === undefined || signingName === undefined) throw new Error(`${name} does not say how it speaks`);
  return { protocol, xmlNamespace: config.protocolSettings?.xmlNamespace ?? '', signingName };
}

type ClientConfig = {
  readonly protocol?: { readonly getShapeId?: () => string };
  readonly protocolSettings?: { readonly xmlNamespace?: string };
  readonly defaultSigningName?: string;
};

/** The server's side of the protocol that a client speaks. Throws for a protocol that is not simulated. */
export function protocolOf({ protocol, xmlNamespace }: WireSettings): Protocol {
  const make = PROTOCOLS[protocol];
  if (make === undefined) throw new Error(`the simulated organization does not speak ${protocol}`);
  return make(xmlNamespace);
}

const PROTOCOLS: Readonly<Record<string, (xmlNamespace: string) => Protocol>> = {
  'aws.protocols#awsJson1_0': () => awsJson('1.0'),
  'aws.protocols#awsJson1_1': () => awsJson('1.1'),
  'aws.protocols#awsQuery': awsQuery,
  'aws.protocols#ec2Query': ec2Query,
  'aws.protocols#restJson1': restJson,
  'aws.protocols#restXml': restXml,
};
