import type { ResourceType } from '../model/resource.ts';
import type { Collectors } from './collector.ts';
import { SERVICES } from './services/index.ts';

type Services = typeof SERVICES;
type Collected = {
  [S in keyof Services]: Services[S] extends { readonly collectors: infer C } ? keyof C : never;
}[keyof Services];
/** A compile error names the types that no service collects. */
type Complete = Exclude<ResourceType, Collected> extends never ? Collectors : Exclude<ResourceType, Collected>;

/** The collector of every resource type. */
export const COLLECTORS: Complete = Object.assign(
  {},
  ...Object.values(SERVICES).map((service) => ('collectors' in service ? service.collectors : {})),
);
