import type { Call } from '../operation.ts';
import { type Fault, matchesCall } from './fault.ts';
import type { Listing } from './listing.ts';
import { canMeet } from './tamper.ts';

/** The faults of one server, with their counts of calls and pages. */
export class FaultInjector {
  readonly #faults: readonly Fault[];
  readonly #met = new Map<Fault, number>();
  /** Page number by call and token; kept only when some fault asks for a page. */
  readonly #pages = new Map<string, number>();
  readonly #countsPages: boolean;

  constructor(faults: readonly Fault[]) {
    this.#faults = faults;
    this.#countsPages = faults.some((fault) => fault.page !== null);
  }

  /**
   * The first fault that meets the call; it counts as met. `token` is the request's continuation token, `isAboutOne`
   * whether the request names one thing that it is about.
   */
  faultFor(call: Call, listing: Listing | null, token: string | null, isAboutOne: boolean): Fault | null {
    for (const fault of this.#faults) {
      if (!matchesCall(fault, call) || !canMeet(fault.kind, listing) || !this.#meetsPage(fault, call, token)) continue;
      if (fault.kind === 'gone' && !isAboutOne) continue;
      const met = this.#met.get(fault) ?? 0;
      if (fault.times !== null && met >= fault.times) continue;
      this.#met.set(fault, met + 1);
      return fault;
    }
    return null;
  }

  /** Tells which token an answer gave, so that the next page's number is known. */
  answered(call: Call, token: string | null, next: string | null): void {
    if (!this.#countsPages || next === null || next === token) return;
    this.#pages.set(keyOf(call, next), this.#pageOf(call, token) + 1);
  }

  /** An empty page is given once, so that the others still come: the first unless told. */
  #meetsPage(fault: Fault, call: Call, token: string | null): boolean {
    const page = fault.page ?? (fault.kind === 'empty-page-with-token' ? 1 : null);
    return page === null || page === this.#pageOf(call, token);
  }

  #pageOf(call: Call, token: string | null): number {
    return token === null ? 1 : (this.#pages.get(keyOf(call, token)) ?? 2);
  }
}

function keyOf(call: Call, token: string): string {
  return `${call.account} ${call.region} ${call.operation} ${token}`;
}
