import { CoreRole } from '../../model/names.ts';
import { camelCase } from '../registries.ts';
import { oneOf, Refusal } from './refusal.ts';

export const VERBS = ['listing', 'asking', 'aboutEach', 'listingOfEach', 'batched'] as const;
export type Verb = (typeof VERBS)[number];

/** What is known of a service and its first type before anything is written, with the names that follow from it. */
export type ServiceNames = {
  /** IAM's prefix, which is the name of the folders. */
  readonly service: string;
  /** Of the exports of collectors and simulation. */
  readonly variable: string;
  /** Of the SDK's class, without `Client`: `AccessAnalyzer`. */
  readonly client: string;
  /** Of the SDK's package, without `@aws-sdk/client-`. */
  readonly sdk: string;
  readonly operation: string;
  readonly type: string;
  /** The type's name without the service's: the name of the file, and of the collector in camel case. */
  readonly part: string;
  readonly accounts: string;
  readonly scope: string;
  readonly verb: Verb;
  readonly parent: string | null;
};

export type ServiceOptions = Readonly<Partial<Record<(typeof SERVICE_OPTIONS)[number], string | undefined>>>;
export const SERVICE_OPTIONS = ['operation', 'type', 'accounts', 'scope', 'verb', 'parent', 'sdk', 'client'] as const;

/** Completes what the command line leaves out. Refuses names that no service or type can have. */
export function serviceNames(service: string | undefined, options: ServiceOptions): ServiceNames {
  if (service === undefined) throw new Refusal(`name the service: npm run new-service detective\n${HELP}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(service)) {
    throw new Refusal(
      `'${service}' is no prefix of IAM actions: small letters, digits and dashes, like access-analyzer`,
    );
  }
  const { operation = 'ListThings', parent = null } = options;
  if (!/^[A-Z][A-Za-z0-9]+$/.test(operation)) {
    throw new Refusal(`--operation is the name of an operation without its service, like ListDetectors`);
  }
  const verb = oneOf(options.verb ?? (parent === null ? 'listing' : 'aboutEach'), VERBS, 'verb');
  if ((parent === null) !== (verb === 'listing' || verb === 'asking')) {
    throw new Refusal(
      '--parent names the type that aboutEach, listingOfEach and batched ask about; the others have none',
    );
  }
  const { type = `${service}-thing` } = options;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(type))
    throw new Refusal(`--type is small letters and dashes, not '${type}'`);
  return {
    service,
    variable: camelCase(service),
    client: options.client ?? pascalCase(service),
    sdk: options.sdk ?? service,
    operation,
    type,
    part: type.startsWith(`${service}-`) ? type.slice(service.length + 1) : type,
    accounts: oneOf(options.accounts ?? 'all', ['all', ...CoreRole.options], 'accounts'),
    scope: oneOf(options.scope ?? 'region', ['global', 'region'], 'scope'),
    verb,
    parent,
  };
}

const HELP = `options, after --:
  --operation ListThings  --type SERVICE-thing  --accounts all|${CoreRole.options.join('|')}  --scope region|global
  --verb ${VERBS.join('|')}  --parent PARENT-TYPE
  --sdk NAME (of @aws-sdk/client-NAME)  --client NAME (of the SDK's class NAMEClient)`;

export function pascalCase(name: string): string {
  return camelCase(`-${name}`);
}
