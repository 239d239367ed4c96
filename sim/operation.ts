/** Input or output of one operation, as the SDK's TypeScript types describe it (dates are `Date`s). */
export type AwsShape = Record<string, unknown>;

/** Who calls what, where. The account comes from the credentials, the region and service from the signature. */
export type Call = {
  readonly account: string;
  readonly region: string;
  /** `ec2:DescribeVpcs` */
  readonly operation: string;
  /** ARN of the principal that signed the request. */
  readonly principal: string;
};

/** Answers one operation from the state that it closes over. Throws `SimError` for an error of AWS's. */
export type Handler = (input: AwsShape, call: Call) => AwsShape;

/** Every operation that the simulated organization knows, by `service:Operation`. Anything else is a loud error. */
export type Handlers = ReadonlyMap<string, Handler>;

/** An error answer of AWS. `code` is the error's code on the wire, `status` the HTTP status. */
export class SimError extends Error {
  readonly code: string;
  readonly status: number;
  constructor(code: string, message: string, status = 400) {
    super(message);
    this.name = 'SimError';
    this.code = code;
    this.status = status;
  }
}

/** The service has no endpoint in the region: the name does not resolve at AWS, here the connection is reset. */
export class NoEndpoint extends Error {
  constructor(service: string, region: string) {
    super(`${service} is not offered in ${region}`);
    this.name = 'NoEndpoint';
  }
}
