import type { LandingZone } from '../landing-zone/landing-zone.ts';
import { type Handler, type Handlers, NoEndpoint } from '../operation.ts';
import { SERVICES } from '../services/index.ts';

export type HandlerOptions = {
  /** Most entries of a page, whatever the caller allows; 5 when left out. Small, so that every listing is paged. */
  readonly pageSize?: number;
};

/** Every operation that the simulated organization answers. */
export function handlersOf(landingZone: LandingZone, { pageSize = 5 }: HandlerOptions = {}): Handlers {
  const handlers = new Map<string, Handler>();
  for (const [service, { handlers: ofService }] of Object.entries(SERVICES)) {
    const offered = new Set(landingZone.offeredIn(service));
    for (const [operation, handler] of Object.entries(ofService(landingZone, pageSize))) {
      handlers.set(operation, (input, call) => {
        if (!offered.has(call.region)) throw new NoEndpoint(service, call.region);
        return handler(input, call);
      });
    }
  }
  return handlers;
}
