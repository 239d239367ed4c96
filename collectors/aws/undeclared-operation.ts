/**
 * A question sent an operation that it had not declared: a fault of ours, never a cell. Nothing was sent to AWS.
 */
export class UndeclaredOperation extends Error {
  constructor(sent: string, declared: string | null) {
    super(
      declared === null
        ? `${sent} was sent outside of any question: get the client from Aws.client`
        : `${sent} was sent by a question that declared ${declared} only`,
    );
    this.name = 'UndeclaredOperation';
  }
}
