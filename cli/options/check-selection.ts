import { UserError } from '../../app/user-error.ts';
import { endpointsFrom } from '../../collectors/aws/endpoints.ts';
import { AccountId, Region } from '../../model/names.ts';

type AimOptions = {
  readonly account: readonly string[];
  readonly region: readonly string[];
  readonly dryRun?: boolean;
  readonly like?: string;
  readonly json?: boolean;
};

/** What a scan is pointed at by options and environment. Throws UserError with all that cannot be right. */
export function checkSelection(
  { account, region, dryRun = false, like, json }: AimOptions,
  environment: NodeJS.ProcessEnv,
): void {
  const endpoints = Object.values(endpointsFrom(environment)).filter((url) => url !== undefined);
  const faults = [
    ...(like !== undefined && !dryRun ? ['--like: goes with --dry-run only'] : []),
    ...(json && !dryRun ? ['--json: goes with --dry-run only; --output json=PATH writes the report as JSON'] : []),
    ...account
      .filter((id) => !AccountId.safeParse(id).success)
      .map((id) => `--account ${id}: an account id has 12 digits`),
    ...region
      .filter((code) => !Region.safeParse(code).success)
      .map((code) => `--region ${code}: a region looks like ca-central-1`),
    ...endpoints
      .filter((url) => !/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
      .map((url) => `AWS_ENDPOINT_URL: ${url} is no URL that begins with https:// or http://`),
  ];
  if (faults.length > 0) throw new UserError(faults);
}
