/** A plan that would not answer what was asked for. It is not run. */
export class UnsoundPlan extends Error {
  constructor(reason: string) {
    super(`The plan does not answer the operation: ${reason}`);
    this.name = 'UnsoundPlan';
  }
}
