import type { LandingZone } from '../../../../sim/landing-zone/landing-zone.ts';
import type { AwsShape } from '../../../../sim/operation.ts';

/** A question that the simulated organization has an answer to. */
export type Question = readonly [operation: string, account: string, input: AwsShape];

/** Questions to those operations that want to be told what they are about, or whose answers differ in shape. */
export type Questions = (landingZone: LandingZone) => readonly Question[];
