import type { RefusalCode, RefusalKind } from '../faults/refusal.ts';
import type { LandingZone } from '../landing-zone/landing-zone.ts';
import type { Plan } from '../landing-zone/plan.ts';
import type { LimitRow } from '../limits/published.ts';
import type { Handler } from '../operation.ts';
import type { Violations } from '../violations/violation.ts';

/**
 * One service of AWS in the simulated organization: a folder of this room, whose name is the prefix of its operations.
 * A service imports the landing zone's plan and names, and no other service.
 */
export type SimulatedService = {
  /** The SDK's package: the wire takes the operations, the protocol and the name in signatures from there. */
  readonly sdk: () => Promise<object>;
  /** The name in signatures where it is not the name of the folder. */
  readonly signingName?: string;
  /** Members that AWS leaves out of answers although its model requires them, by the name of the structure. */
  readonly leftOut?: Readonly<Record<string, readonly string[]>>;
  /** What there is of the service in a compliant landing zone, in the shapes of AWS's API. */
  readonly state: ServiceState;
  /** Every operation that is answered, by `service:Operation`. No page has more than `pageSize` entries. */
  readonly handlers: (landingZone: LandingZone, pageSize: number) => Readonly<Record<string, Handler>>;
  readonly violations: Violations;
  /** What AWS publishes of its limits; the first row that fits an operation decides. Left out: nothing. */
  readonly limits?: readonly LimitRow[];
  /** Where the errors of the service depart from those that AWS's JSON services share. */
  readonly refusals?: Readonly<Partial<Record<RefusalKind, RefusalCode>>>;
};

/** Each part is built from the plan alone, when it is first asked for, so that parts can be built in any order. */
export type ServiceState = {
  /** Of the organization as a whole. */
  readonly global?: (plan: Plan) => object;
  /** Of one account, whatever the region. */
  readonly account?: (plan: Plan, account: string) => object;
  /** Of one account and region. */
  readonly region?: (plan: Plan, account: string, region: string) => object;
};
