/** A plan that would not answer what was asked for. It is not run. */
export class UnsoundPlan extends Error {
  /** @param reason with no value that a client wrote into the operation: it goes into the log */
  constructor(reason: string) {
    super(`The plan does not answer the operation: ${reason}`);
    this.name = 'UnsoundPlan';
  }
}
