/** What facts ask of an ARN. */
export { bucketParts, parseArn as arnParts } from '../../model/arn.ts';
