import { service } from '../../service.ts';

/**
 * Only AWS's public parameters are read: see `collectors/runner/service-regions.ts`.
 *
 * AWS's service authorization reference gives `ssm:GetParametersByPath` the resource type `parameter`
 * (`arn:PARTITION:ssm:REGION:ACCOUNT:parameter/NAME`), and it is the path of the request that is authorized. AWS's
 * public parameters carry the region in which they are read and an empty account in their ARN, so a statement with an
 * empty account allows them and no parameter of a customer, whatever its name.
 */
export const ssm = service({
  resources: {
    'ssm:GetParametersByPath': (partition) => `arn:${partition}:ssm:*::parameter/aws/service/global-infrastructure/*`,
  },
});
