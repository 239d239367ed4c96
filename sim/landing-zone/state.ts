import type { SERVICES } from '../services/index.ts';

type Services = typeof SERVICES;
type Scope = 'global' | 'account' | 'region';

/** The services that have state of a scope, each under its own name. */
type StateOf<S extends Scope> = {
  readonly [Name in keyof Services as Services[Name]['state'] extends Record<S, unknown>
    ? Name
    : never]: Services[Name]['state'] extends Record<S, (...place: never[]) => infer State> ? State : never;
};

/** What there is once in the organization, by service. */
export type GlobalState = StateOf<'global'>;
/** What there is in one account whatever the region, by service. */
export type AccountState = StateOf<'account'>;
/** Everything that exists in one account and region, by service. */
export type RegionState = StateOf<'region'>;

/** A record whose parts are built when they are first read: most questions are about one service. */
export function lazily<State extends object>(builders: Readonly<Record<string, () => unknown>>): State {
  const state = {};
  for (const [name, build] of Object.entries(builders)) {
    Object.defineProperty(state, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = build();
        Object.defineProperty(state, name, { enumerable: true, value });
        return value;
      },
    });
  }
  return state as State;
}
