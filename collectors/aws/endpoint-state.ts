import { Breaker } from './breaker.ts';
import type { RegionOutage } from './region-outage.ts';

/**
 * Whether the endpoint of a service in a region answers at all; shared by all accounts. As long as nothing is known one
 * call of each operation is sent, a probe, and the others wait for what comes of it: an endpoint that is not there costs
 * one call's deadline, however many would have asked it. One operation that is answered speaks for all; one that is not
 * speaks for itself, two for the endpoint. An endpoint that has answered is never shut, so that a short loss of the network
 * takes no more than the calls it hits.
 */
export class EndpointState<Call extends { readonly place: { readonly operation: string } }> {
  readonly region: RegionOutage;
  readonly #breaker = new Breaker(SILENCE_MS);
  /** By operation that was given up. */
  readonly #silent = new Map<string, Breaker>();
  /** By operation. */
  readonly #probes = new Map<string, Call>();
  #hasAnswered: boolean;

  /** `hasAnswered`: it is known from elsewhere that the endpoint is there. */
  constructor(region: RegionOutage, hasAnswered = false) {
    this.region = region;
    this.#hasAnswered = hasAnswered;
  }

  /** What refuses a call: nothing came from the endpoint or its region, or of this operation, and it is not time to look again. */
  refusalOf({ place }: Call, now: number): Breaker | undefined {
    const { error } = this.region;
    if (error !== null && this.#isOpen) this.#breaker.shut(error, now);
    return [this.#breaker, this.#silent.get(place.operation)].find((breaker) => breaker?.refuses(now));
  }

  /** Whether a call has to wait for a probe. */
  holds(call: Call): boolean {
    const probe = this.#probes.get(call.place.operation);
    return probe !== undefined && probe !== call;
  }

  /** A call is sent. Answers whether it is a probe. */
  send(call: Call, now: number): boolean {
    this.#breaker.pass(now);
    this.#silent.get(call.place.operation)?.pass(now);
    if (this.#isOpen) this.#probes.set(call.place.operation, call);
    return this.#probes.get(call.place.operation) === call;
  }

  /** The endpoint said something. Answers whether calls waited for that. */
  answers(): boolean {
    const isNews = this.#probes.size > 0;
    this.#probes.clear();
    this.#hasAnswered = true;
    this.#silent.clear();
    this.region.answers();
    this.#breaker.open();
    return isNews;
  }

  /** A call is given up because nothing came. `isSilence`: not because there is no such host. */
  shut({ place }: Call, error: unknown, now: number, isSilence: boolean): void {
    if (this.#hasAnswered) return;
    if (this.#silent.size === 0 && isSilence) this.region.isSilent(error);
    const breaker = this.#silent.get(place.operation) ?? new Breaker(SILENCE_MS);
    this.#silent.set(place.operation, breaker);
    breaker.shut(error, now);
    if (!isSilence || this.#silent.size > 1) this.#breaker.shut(error, now);
  }

  /** A call has ended, whatever came of it. Answers whether others waited for it. */
  ended(call: Call): boolean {
    const isScout = this.#probes.get(call.place.operation) === call;
    if (isScout) this.#probes.delete(call.place.operation);
    return isScout;
  }

  /** Nothing is known of it yet. */
  get #isOpen(): boolean {
    return !this.#hasAnswered && this.#breaker.error === null;
  }
}

/** How long an endpoint that never answered is left alone. */
const SILENCE_MS = 60_000;
