import { toDetail } from '../aws/detail.ts';
import { codeOf } from '../aws/errors.ts';
import type { Identity } from '../aws/identity.ts';
import type { AwsAccess } from '../aws/open-aws.ts';

/** There are no credentials, or AWS does not accept them: nothing can be asked at all. */
export class CallerNotKnown extends Error {
  /** The code that AWS, the SDK or the network gave. */
  readonly code: string;
  constructor(cause: unknown) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const code = codeOf(cause);
    // The first question goes to the home region: AWS has a host for every region that there is.
    const advice = code === 'ENOTFOUND' ? ' (organization.homeRegion may be no region of AWS)' : '';
    super(`AWS does not say whose credentials these are: ${toDetail(message)}${advice}`, { cause });
    this.name = 'CallerNotKnown';
    this.code = code;
  }
}

/** Whose credentials the scan was started with. Throws `CallerNotKnown`. */
export async function identifyCaller(access: Pick<AwsAccess, 'caller'>): Promise<Identity> {
  try {
    return await access.caller();
  } catch (error) {
    throw new CallerNotKnown(error);
  }
}
